import { expect, test } from "vitest";
import type { NodeFinding } from "../findings.ts";
import type { PollFinding } from "../voices-finding.ts";
import { sidesOf } from "./sides.ts";

const scores = [40, 50, 60, 70, 80, 90];
const node = (id: string, own: readonly (number | null)[]): NodeFinding => ({
  id,
  title: id,
  kind: "index",
  parent: -1,
  level: 1,
  concept: null,
  unit: null,
  direction: null,
  horizon: null,
  binding: false,
  weights: [1],
  globalWeights: [1],
  effectiveWeight: null,
  method: {},
  score: own,
  rank: own.map(() => null),
  uncertainty: null,
});
function poll(id: string, own: readonly (number | null)[], parts: Partial<PollFinding> = {}): PollFinding {
  const estimate = (value: number) => ({
    estimate: value,
    se: 1,
    lower: value - 2,
    upper: value + 2,
    n: 50,
    effective: 50,
    designEffect: 1,
    df: 49,
  });
  const voice = (subject: number, value: number | null): PollFinding["overall"] => ({
    subject,
    participation: {
      population: null,
      invited: null,
      returned: 0,
      blank: 0,
      rate: null,
      withheld: 0,
      covered: null,
      parts: [],
    },
    score: value === null ? { value: null, reason: "sample-too-small" } : { value: estimate(value), reason: null },
    corrected: null,
    items: [],
    classes: [],
    cells: [],
  });
  return {
    id,
    title: id,
    instrument: "custom",
    population: "public",
    consultation: false,
    parent: "index",
    smallestCell: 10,
    smallAreas: null,
    weighting: "equal",
    items: [],
    classes: [],
    strata: [],
    subjects: own.map((value, subject) => voice(subject, value)),
    overall: voice(-1, null),
    ...parts,
  };
}
const source = (polls: readonly PollFinding[]) => ({
  nodes: [node("green", [...scores].reverse()), node("index", scores)],
  polls,
  ratings: [],
  setOf: new Int32Array(6),
  rate: 0.1,
  interval: 0.9,
});

test("R19 data, panel and public stand side by side, and a lobbied subject is where they part", () => {
  const lobbied = [95, 52, 61, 69, 82, 91];
  const { sides, comparisons } = sidesOf(
    source([poll("public", scores), poll("panel", lobbied, { population: "panel" })]),
  );
  expect(sides.map(({ kind, id }) => `${kind} ${id}`)).toEqual(["data index", "public public", "panel panel"]);
  const apart = comparisons.flatMap(({ first, second, units }) =>
    units.filter(({ disagrees }) => disagrees).map(({ subject }) => [first, second, subject]),
  );
  expect(apart).toContainEqual([0, 2, 0]);
  expect(apart).toContainEqual([1, 2, 0]);
  expect(apart.filter(([first, second]) => first === 0 && second === 1)).toEqual([]);
  expect(comparisons[0]?.correlation).toBeCloseTo(1, 12);
});

test("R19 a poll is set beside its own dimension too; two nodes are not compared with each other", () => {
  const { sides, comparisons } = sidesOf(source([poll("felt", scores, { parent: "green" })]));
  expect(sides.map(({ id }) => id)).toEqual(["index", "green", "felt"]);
  expect(comparisons.map(({ first, second }) => [first, second])).toEqual([
    [0, 2],
    [1, 2],
  ]);
});

test("R20 a consultation is no side, and a poll that scores nobody is none either", () => {
  expect(sidesOf(source([poll("open", scores, { consultation: true })]))).toEqual({ sides: [], comparisons: [] });
  const { sides, comparisons } = sidesOf(source([poll("small", [null, null, null, null, null, null])]));
  expect(sides.map(({ id }) => id)).toEqual(["index"]);
  expect(comparisons).toEqual([]);
});

test("R19 a difference that is sure and small is no disagreement", () => {
  const near = [40, 50, 60, 70, 80, 88];
  const { comparisons } = sidesOf(source([poll("public", scores), poll("panel", near)].map((one) => sure(one))));
  const units = comparisons.flatMap((one) => one.units);
  expect(units.some(({ adjusted }) => adjusted < 0.01)).toBe(true);
  expect(units.filter(({ disagrees }) => disagrees)).toEqual([]);
});

/** The same poll with next to no error. */
function sure(one: PollFinding): PollFinding {
  return {
    ...one,
    subjects: one.subjects.map((voice) =>
      voice.score.value === null
        ? voice
        : { ...voice, score: { value: { ...voice.score.value, se: 1e-6 }, reason: null } },
    ),
  };
}
