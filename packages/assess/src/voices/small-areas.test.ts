import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import type { PollFinding, VoiceFinding } from "../voices-finding.ts";
import { smallAreas } from "./small-areas.ts";

const options = { across: "group", setOf: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1), confidence: 0.95 } as const;

function pollOf(scores: readonly (readonly [estimate: number, se: number] | null)[]): PollFinding {
  const subjects = scores.map((own, subject) => ({
    subject,
    score:
      own === null
        ? { value: null, reason: "sample-too-small" }
        : { value: { estimate: own[0], se: own[1], lower: 0, upper: 100, n: 9 }, reason: null },
  }));
  return { subjects: subjects as unknown as VoiceFinding[] } as unknown as PollFinding;
}

const uneven = pollOf([
  [70, 1],
  [74, 1],
  [78, 1],
  [90, 8],
  [40, 1],
  [44, 1],
  [48, 1],
  [30, 8],
]);

test("R15 a place with few answers is drawn towards its own comparison group, one with many hardly", () => {
  const { areas, spread, reason } = smallAreas(uneven, options);
  expect(reason).toBeNull();
  expect(spread).toBeGreaterThan(1);
  expect(areas[3]?.own).toBeLessThan(0.4);
  expect(areas[3]?.estimate).toBeLessThan(80);
  expect(areas[7]?.estimate).toBeGreaterThan(38);
  expect(Math.abs((areas[0]?.estimate ?? 0) - 70)).toBeLessThan(1);
  for (const { estimate, lower, upper } of areas) expect(lower < estimate && estimate < upper).toBe(true);
});

test("R15 like goes with like: across all, the poor place rises further than within its group", () => {
  const within = smallAreas(uneven, options).areas[7]?.estimate ?? 0;
  const across = smallAreas(uneven, { ...options, across: "all" });
  expect(across.across).toBe("all");
  expect(across.spread).toBeGreaterThan(smallAreas(uneven, options).spread ?? 0);
  expect(across.areas[7]?.own).toBeGreaterThan(0.5);
  expect(within).toBeGreaterThan(30);
});

test("R15 places without a score, or whose answers do not differ, have no modelled one; too few places have a reason", () => {
  const some = smallAreas(pollOf([[70, 1], null, [78, 0], [71, 2], [72, 2], [40, 1], [44, 1], null]), options);
  expect(some.areas.map(({ subject }) => subject)).toEqual([0, 3, 4, 5, 6]);
  const few = smallAreas(pollOf([[70, 1], null, null, null, [40, 1], null, null, null]), options);
  expect(few).toEqual({ across: "group", spread: null, areas: [], reason: "too-few-units" });
  expect(smallAreas(pollOf([]), options).reason).toBe("too-few-units");
});

test("R15 over 300 seeded worlds modelled scores lie nearer the truth than direct ones, and 95 % intervals hold it (seed 41)", () => {
  const stream = openStream(41);
  let [inside, all, direct, modelled] = [0, 0, 0, 0];
  for (let world = 0; world < 300; world++) {
    const truth = Array.from({ length: 24 }, (_, k) => 55 + 10 * (k % 2) + 4 * stream.normal());
    const setOf = Int32Array.from(truth, (_, k) => k % 2);
    const scores = truth.map((own, k) => {
      const se = 2 + (k % 5);
      return [own + se * stream.normal(), se] as const;
    });
    const { areas } = smallAreas(pollOf(scores), { across: "group", setOf, confidence: 0.95 });
    for (const { subject, estimate, lower, upper } of areas) {
      const own = truth[subject] as number;
      all++;
      if (lower <= own && own <= upper) inside++;
      modelled += (estimate - own) ** 2;
      direct += ((scores[subject]?.[0] as number) - own) ** 2;
    }
  }
  expect(all).toBe(7200);
  expect(inside / all).toBeGreaterThan(0.93);
  expect(inside / all).toBeLessThan(0.97);
  expect(modelled).toBeLessThan(0.75 * direct);
});
