import type { Scheme } from "@huabiao/scheme";
import { expect, test } from "vitest";
import { assessed, pointIndicator, rowsOf, smallEvidence, smallScheme } from "../testing/small-world.ts";

const ids = Array.from({ length: 20 }, (_, k) => `c${String(k).padStart(2, "0")}`);
const line = (turn: (k: number) => number | null) => ids.map((_, k) => turn(k));
const effort: Scheme["effort"] = [
  { id: "heat", title: "Heat", spending: "money", workload: "hours", felt: { series: "felt" } },
];

function world(values: Readonly<Record<string, readonly (number | null)[]>>, more: object = {}) {
  const evidence = smallEvidence({ subjects: ids, rows: rowsOf("2025", ids, values) });
  const indicators = [pointIndicator("felt"), pointIndicator("money"), pointIndicator("hours")];
  return assessed(smallScheme(indicators, { effort, ...more }), evidence);
}

/** Places of noise without a plan; the first toils most and is felt least. */
const money = line((k) => (k === 0 ? 90 : 30 + ((k * 7) % 20)));
const hours = line((k) => (k === 0 ? 80 : 20 + ((k * 11) % 20)));
const felt = line((k) => (k === 0 ? 5 : 40 + ((k * 13) % 20)));

test("R16 much toil where people feel little is far apart, and the score of nobody rests on it", async () => {
  const found = await world({ money, hours, felt });
  const [task] = found.effort;
  expect(task?.places).toHaveLength(20);
  const [first] = task?.places ?? [];
  expect(first).toMatchObject({ subject: 0, spending: 90, workload: 80, felt: 5, reason: null });
  expect(first?.effort).toBeCloseTo(19.5 / 20, 10);
  expect(first?.feltPosition).toBeCloseTo(0.5 / 20, 10);
  expect(first?.gap).toBeCloseTo(0.95, 10);
  const without = await world({ money, hours, felt }, { effort: undefined });
  expect(without.effort).toEqual([]);
  expect(without.subjects.map(({ band }) => band)).toEqual(found.subjects.map(({ band }) => band));
  expect(without.nodes.at(-1)?.score).toEqual(found.nodes.at(-1)?.score);
});

test("R16 what is not known is missing with its reason, never zero; one of two efforts is enough", async () => {
  const gaps = await world({
    money: line((k) => (k < 2 ? null : (money[k] as number))),
    hours: line((k) => (k === 0 ? null : (hours[k] as number))),
    felt: line((k) => (k === 3 ? null : (felt[k] as number))),
  });
  const [none, one, , unfelt] = gaps.effort[0]?.places ?? [];
  expect(none).toMatchObject({ spending: null, workload: null, effort: null, gap: null, reason: "no-data" });
  expect(one?.gap).not.toBeNull();
  expect(unfelt).toMatchObject({ felt: null, gap: null, reason: "no-data" });
});

test("R16 of fewer than eight comparable places nothing is said", async () => {
  const few = await world({
    money: line((k) => (k < 7 ? (money[k] as number) : null)),
    hours: line(() => null),
    felt,
  });
  expect(few.effort[0]?.places[0]).toMatchObject({ gap: null, reason: "too-few-units" });
});

test("R16 a series of which less is better is turned round", async () => {
  const evidence = smallEvidence({ subjects: ids, rows: rowsOf("2025", ids, { money, hours, felt }) });
  const indicators = [pointIndicator("felt", { direction: "lower" }), pointIndicator("money"), pointIndicator("hours")];
  const { effort: found } = await assessed(smallScheme(indicators, { effort }), evidence);
  expect(found[0]?.places[0]).toMatchObject({ felt: 5 });
  expect(found[0]?.places[0]?.feltPosition).toBeCloseTo(19.5 / 20, 10);
});
