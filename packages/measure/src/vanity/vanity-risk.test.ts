import { expect, test } from "vitest";
import { studentCdf } from "../integrity/distributions.ts";
import { normalQuantile } from "../integrity/normal-quantile.ts";
import { answer } from "../integrity/testing/answers.ts";
import { simulatedProjects } from "./testing/simulated-projects.ts";
import { type ProjectFacts, vanityRisks } from "./vanity-risk.ts";

/** Nine projects in a row: the k-th is the k-th in cost, publicity, use and felt benefit. */
function inARow(): ProjectFacts[] {
  return Array.from({ length: 9 }, (_, k) => ({
    kind: "road",
    cost: 10 + k,
    debt: 1,
    publicity: k,
    plannedUse: 10,
    actualUse: 5 + k,
    upkeep: 1,
    felt: { value: 60 + k, standardError: null },
    survived: [true, null, null],
  }));
}

function at<T>(list: readonly T[], k: number): T {
  return list[k] as T;
}

test("R28 the gap is cost and publicity against use, felt benefit and survival, in mean positions", () => {
  const projects = inARow().map((project, k) => (k === 8 ? { ...project, actualUse: 1 } : project));
  const risk = answer(at(vanityRisks(projects).risks, 8));
  expect(risk.gap).toBeCloseTo(17 / 18 - (1 / 18 + 17 / 18 + 9 / 18) / 3, 12);
  expect(risk.parts.use).toEqual({ ok: true, value: { value: 1 / 18, lower: 1 / 18, upper: 1 / 18 } });
  expect(risk.peers).toBe(9);
});

test("R28 the p-value is that of two sides of this spread that have nothing to do with each other", () => {
  const changed = inARow().map((one, k) => ({
    ...one,
    survived: [null, null, null] as const,
    felt: null,
    publicity: null,
    actualUse: 10 - ((k * 4) % 9),
  }));
  const { risks } = vanityRisks(changed);
  const score = (k: number) => normalQuantile((k + 0.5) / 9);
  const scale = ((1.482602218505602 * 9) / 8.2) * score(6);
  risks.forEach((risk, k) => {
    const apart = score(k) - score(8 - ((k * 4) % 9));
    expect(answer(risk).pValue).toBeCloseTo(studentCdf(-apart / (scale * Math.SQRT2), 2 * 0.3675 * 8), 12);
  });
});

test("R28 where ties move the middle of one side, gaps are read from where both middles lie", () => {
  const use = [1, 1, 1, 1, 2, 2, 3, 4, 5];
  const changed = inARow().map((one, k) => ({
    ...one,
    survived: [null, null, null] as const,
    felt: null,
    publicity: null,
    actualUse: use[k] as number,
  }));
  const risk = answer(at(vanityRisks(changed).risks, 4));
  expect(risk.gap).toBeCloseTo(4.5 / 9 - 5 / 9, 12);
  expect(risk.pValue).toBeCloseTo(0.5, 12);
});

test("R28 the sampling error of felt benefit widens the gap by what it moves the position", () => {
  const projects = inARow().map((one, k) => (k === 4 ? { ...one, felt: { value: 64, standardError: 1 } } : one));
  const risk = answer(at(vanityRisks(projects).risks, 4));
  expect(risk.gap - risk.lower).toBeCloseTo(1 / 9 / 3, 12);
  expect(risk.upper - risk.gap).toBeCloseTo(1 / 9 / 3, 12);
});

test("R28 a project that survives one milestone of three stands below one that survives its only one", () => {
  const projects = inARow().map((one, k) => (k === 0 ? { ...one, survived: [true, false, false] as const } : one));
  expect(answer(at(vanityRisks(projects).risks, 0)).parts.survival).toMatchObject({
    ok: true,
    value: { value: 0.5 / 9 },
  });
});

test("R28 projects are compared within their kind only", () => {
  const other = inARow().map((one) => ({ ...one, kind: "school", cost: (one.cost ?? 0) * 1000 }));
  const alone = vanityRisks(inARow()).risks;
  expect(vanityRisks([...inARow(), ...other]).risks.slice(0, 9)).toEqual(alone);
});

test("R28 planted vanity is found with recall ≥ 0.9 and under 1 % false alarms in 200 worlds (seeds 0–199)", () => {
  let [found, false_] = [0, 0];
  for (let seed = 0; seed < 200; seed++) {
    const { flags } = vanityRisks(simulatedProjects(seed, 60, 3));
    found += flags.filter((flag) => flag.case >= 60).length;
    false_ += flags.filter((flag) => flag.case < 60).length;
  }
  expect(found / 600).toBeGreaterThan(0.9);
  expect(false_ / (200 * 60)).toBeLessThan(0.01);
});

test("R28 among honest projects alone a world has a false flag no more often than the rate allows", () => {
  const worlds = Array.from({ length: 80 }, (_, seed) => vanityRisks(simulatedProjects(seed, 60, 0)).flags.length > 0);
  expect(worlds.filter(Boolean).length / 80).toBeLessThan(0.2);
});

test("R28 every missing part has its reason, and a project without cost or without any result is not weighed", () => {
  const [a, b, c, d, ...rest] = inARow() as [ProjectFacts, ProjectFacts, ProjectFacts, ProjectFacts, ...ProjectFacts[]];
  const bare = { plannedUse: null, felt: null, survived: [null, null, null] } as const;
  const more = inARow().map((one) => ({ ...one, cost: (one.cost ?? 0) + 0.5 }));
  const projects = [
    { ...a, cost: null },
    { ...b, ...bare },
    { ...c, plannedUse: 0, publicity: null },
    { ...d, kind: "pier" },
  ];
  const { risks } = vanityRisks([...projects, ...rest, ...more]);
  expect(risks[0]).toEqual({ ok: false, error: "no-cost" });
  expect(risks[1]).toEqual({ ok: false, error: "no-data" });
  const { parts } = answer(at(risks, 2));
  expect(parts.use).toEqual({ ok: false, error: "zero-denominator" });
  expect(parts.publicity).toEqual({ ok: false, error: "no-data" });
  expect(risks[3]).toEqual({ ok: false, error: "too-few-units" });
  const few = vanityRisks(inARow().slice(0, 7));
  expect(few.risks[0]).toEqual({ ok: false, error: "too-few-units" });
  const alike = vanityRisks(inARow().map((one) => ({ ...one, cost: 1, publicity: 1 })));
  expect(alike.risks[0]).toEqual({ ok: false, error: "no-variation" });
});

test("a negative or infinite amount throws and names project and part", () => {
  const [first] = inARow() as [ProjectFacts];
  expect(() => vanityRisks([{ ...first, debt: -1 }])).toThrow("projects[0].debt is -1");
  expect(() => vanityRisks([first, { ...first, cost: Number.NaN }])).toThrow("projects[1].cost is NaN");
  const felt = (value: number, standardError: number | null) => [{ ...first, felt: { value, standardError } }];
  expect(() => vanityRisks(felt(Number.NaN, 1))).toThrow("projects[0].felt.value is NaN");
  expect(() => vanityRisks(felt(50, -1))).toThrow("projects[0].felt.standardError is -1");
});
