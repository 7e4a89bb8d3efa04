import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregateTree } from "./aggregate.ts";
import { buildTree } from "./hierarchy.ts";
import type { Aggregation, Tree } from "./model.ts";

const nan = Number.NaN;

/** A root over as many leaves as weights. */
function flat(count: number): Tree {
  const leaves = Array.from({ length: count }, (_, at) => ({ id: `l${at}`, parent: "root", leaf: true }));
  const built = buildTree([{ id: "root", parent: null, leaf: false }, ...leaves]);
  if (!built.ok) throw new Error("refused");
  return built.value;
}

/** Root scores of units given as rows. */
function root(rows: readonly (readonly number[])[], how: Aggregation, weights: readonly number[], floor = 0): number[] {
  const made = tryRoot(rows, how, weights, floor);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return [...(made.value.scores.at(-1) as Float64Array)];
}

function tryRoot(rows: readonly (readonly number[])[], how: Aggregation, weights: readonly number[], floor = 0) {
  const leaves = weights.map((_, leaf) => Float64Array.from(rows, (row) => row[leaf] as number));
  return aggregateTree(flat(weights.length), leaves, {
    aggregate: [how],
    weights: [Float64Array.from([...weights, 1])],
    groupOf: new Int32Array(rows.length),
    nodeCoverageFloor: floor,
  });
}

const means: Aggregation[] = [
  { method: "arithmetic" },
  { method: "geometric" },
  { method: "harmonic" },
  { method: "power", p: 2 },
  { method: "power", p: -2 },
  { method: "power", p: 0.5 },
  { method: "minimum" },
];
const scores = fc.integer({ min: 1, max: 100 });
const rowsOf = (width: number) =>
  fc.array(fc.array(scores, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 9 });

describe("means", () => {
  test.each([
    [{ method: "arithmetic" }, 5],
    [{ method: "geometric" }, 4],
    [{ method: "harmonic" }, 3.2],
    [{ method: "power", p: 2 }, Math.sqrt(34)],
    [{ method: "power", p: 1 }, 5],
    [{ method: "power", p: 0 }, 4],
    [{ method: "power", p: -1 }, 3.2],
    [{ method: "minimum" }, 2],
  ] as const)("R01 %o of 2 and 8 with equal weights is %d", (how, expected) => {
    expect(root([[2, 8]], how, [3, 3])[0]).toBeCloseTo(expected, 12);
  });

  test("weights count: 2 and 8 with 3 to 1", () => {
    expect(root([[2, 8]], { method: "arithmetic" }, [3, 1])).toEqual([3.5]);
    expect(root([[2, 8]], { method: "geometric" }, [3, 1])[0]).toBeCloseTo(2 ** 1.5, 12);
    expect(root([[2, 8]], { method: "harmonic" }, [3, 1])[0]).toBeCloseTo(1 / (0.375 + 0.03125), 12);
  });

  test.each(means)("R01 %o of what is present renormalises the weights", (how) => {
    expect(root([[4, nan, 9]], how, [2, 5, 1])[0]).toBeCloseTo(root([[4, 9]], how, [2, 1])[0] as number, 12);
  });

  test.each(means)("scaling all weights does not change %o, nor does the order of the children", (how) => {
    fc.assert(
      fc.property(rowsOf(3), (rows) => {
        const once = root(rows, how, [1, 2, 5]);
        const turned = root(
          rows.map(([a, b, c]) => [c, a, b] as number[]),
          how,
          [600, 120, 240],
        );
        root(rows, how, [120, 240, 600]).forEach((score, at) => {
          expect(score).toBeCloseTo(once[at] as number, 9);
        });
        turned.forEach((score, at) => {
          expect(score).toBeCloseTo(once[at] as number, 9);
        });
      }),
    );
  });

  test("power means grow with their exponent and stay between the extremes", () => {
    const ladder = [-500, -2, -1, 0, 0.5, 1, 3, 500];
    fc.assert(
      fc.property(rowsOf(3), (rows) => {
        const steps = ladder.map((p) => root(rows, { method: "power", p }, [1, 1, 2]));
        rows.forEach((row, unit) => {
          const own = [Math.min(...row), ...steps.map((step) => step[unit] as number), Math.max(...row)];
          own.slice(1).forEach((score, at) => {
            expect(score).toBeGreaterThanOrEqual((own[at] as number) * (1 - 1e-12));
          });
        });
      }),
    );
  });

  test("a power mean of zeros is zero, and large powers do not overflow", () => {
    expect(root([[0, 0]], { method: "power", p: 2 }, [1, 1])).toEqual([0]);
    expect(root([[0, 4]], { method: "power", p: 0.5 }, [1, 1])).toEqual([1]);
    expect(root([[1e200, 1e200]], { method: "power", p: 3 }, [1, 1])[0]).toBeCloseTo(1e200, -190);
  });

  test("a child of weight 0 takes no part, not even its zero", () => {
    for (const how of means) expect(root([[0, 4, 4]], how, [0, 1, 1])[0]).toBeCloseTo(4, 12);
  });
});

describe("refusals and gaps", () => {
  test.each([
    [
      { method: "geometric" },
      [
        [1, 2],
        [0, -3],
        [nan, 1],
      ],
      [
        [0, [1]],
        [1, [1]],
      ],
    ],
    [
      { method: "harmonic" },
      [
        [1, -2],
        [0, 3],
      ],
      [
        [0, [1]],
        [1, [0]],
      ],
    ],
    [{ method: "power", p: -1 }, [[0, 1]], [[0, [0]]]],
    [
      { method: "power", p: 2 },
      [
        [0, 1],
        [-1, 1],
      ],
      [[0, [1]]],
    ],
  ] as const)("R01 %o names the node, the child and the units it refuses", (how, rows, expected) => {
    const made = tryRoot(rows, how, [1, 1]);
    expect(made).toEqual({
      ok: false,
      error: expected.map(([child, units]) => ({
        refusal: "non-positive-score",
        node: 2,
        child,
        method: how.method,
        units,
      })),
    });
  });

  test("under the coverage floor there is no score, at it there is", () => {
    const rows = [
      [nan, 5, 5],
      [5, nan, nan],
      [5, 5, nan],
      [nan, nan, nan],
    ];
    const made = tryRoot(rows, { method: "arithmetic" }, [0.1, 0.2, 0.7], 0.3);
    if (!made.ok) throw new Error("refused");
    expect([...(made.value.scores.at(-1) as Float64Array)]).toEqual(
      [5, nan, 5, nan].map((x) => (x === 5 ? expect.closeTo(5, 12) : x)),
    );
    expect(made.value.reasons).toEqual([
      { unit: 1, node: 3, reason: "coverage-below-floor" },
      { unit: 3, node: 3, reason: "no-children-present" },
    ]);
  });

  test("weights that sum to zero are a reason, per group", () => {
    const made = aggregateTree(flat(1), [Float64Array.of(5, 6)], {
      aggregate: [{ method: "arithmetic" }],
      weights: [Float64Array.of(0, 1), Float64Array.of(2, 1)],
      groupOf: Int32Array.of(0, 1),
      nodeCoverageFloor: 0,
    });
    expect(made).toMatchObject({ ok: true, value: { reasons: [{ unit: 0, node: 1, reason: "zero-weights" }] } });
    expect(made.ok && made.value.scores[1]?.[1]).toBe(6);
  });

  test("negative, non-finite and ragged input throws and is named", () => {
    const arithmetic = { method: "arithmetic" } as const;
    expect(() => root([[1, 2]], arithmetic, [1, -1])).toThrow(/weights\[0\]\[1\] is -1/);
    expect(() => root([[1, 2]], arithmetic, [1, Infinity])).toThrow(/weights\[0\]\[1\] is Infinity/);
    expect(() => root([[1, -Infinity]], arithmetic, [1, 1])).toThrow(/leafScores\[1\]\[0\] is -Infinity/);
    expect(() => root([[1, 1]], { method: "power", p: Infinity }, [1, 1])).toThrow(/power mean with p Infinity/);
    expect(() => root([[1, 1]], arithmetic, [1, 1], 2)).toThrow(/nodeCoverageFloor is 2/);
  });
});

describe("Copeland", () => {
  const copeland = { method: "copeland" } as const;

  test("R01 the score is duels won less duels lost", () => {
    // Unit 0 beats 1 on weight 3 of 5 and loses to 2 on 3 of 5; 1 and 2 tie on one child and split the rest.
    expect(
      root(
        [
          [9, 9, 1],
          [1, 1, 9],
          [9.5, 1, 9],
        ],
        copeland,
        [2, 1, 2],
      ),
    ).toEqual([0, -2, 2]);
    expect(
      root(
        [
          [1, 2],
          [2, 1],
        ],
        copeland,
        [1, 1],
      ),
    ).toEqual([0, 0]);
    expect(root([[7, 7]], copeland, [1, 1])).toEqual([0]);
  });

  test("it is the sum of sign(o − ½) over all pairs, sums to 0 and reverses with the scores", () => {
    fc.assert(
      fc.property(rowsOf(3), (rows) => {
        const weights = [1, 2, 4];
        const outranks = (a: readonly number[], b: readonly number[]) =>
          a.reduce((sum, x, at) => {
            const y = b[at] as number;
            return sum + ((x > y ? 1 : x === y ? 0.5 : 0) * (weights[at] as number)) / 7;
          }, 0);
        const expected = rows.map((a) =>
          rows.reduce((sum, b) => sum + (a === b ? 0 : Math.sign(outranks(a, b) - outranks(b, a))), 0),
        );
        const ours = root(rows, copeland, weights);
        expect(ours).toEqual(expected.map((score) => score + 0));
        expect(ours.reduce((a, b) => a + b, 0)).toBe(0);
        const mirrored = root(
          rows.map((row) => row.map((x) => -x)),
          copeland,
          weights,
        );
        mirrored.forEach((score, at) => {
          expect(score + (ours[at] as number)).toBe(0);
        });
      }),
    );
  });

  test("pairs are compared on what both have; a unit without score is nobody's opponent", () => {
    expect(
      root(
        [
          [9, nan],
          [1, 9],
          [nan, nan],
        ],
        copeland,
        [1, 1],
      ),
    ).toEqual([1, -1, nan]);
    expect(
      root(
        [
          [9, nan],
          [nan, 9],
        ],
        copeland,
        [1, 1],
      ),
    ).toEqual([0, 0]);
    expect(
      root(
        [
          [9, nan],
          [1, 9],
          [2, 8],
        ],
        copeland,
        [1, 2],
        0.5,
      ),
    ).toEqual([nan, 1, -1]);
  });

  test("rounding of weights does not decide a tie", () => {
    expect(
      root(
        [
          [1, 0, 0],
          [0, 1, 1],
        ],
        copeland,
        [0.3, 0.1, 0.2],
      ),
    ).toEqual([0, 0]);
  });

  test("units of different weight groups are compared by the mean of their weight shares", () => {
    const made = aggregateTree(flat(2), [Float64Array.of(1, 0), Float64Array.of(0, 1)], {
      aggregate: [copeland],
      weights: [Float64Array.of(3, 1, 1), Float64Array.of(10, 30, 1)],
      groupOf: Int32Array.of(0, 1),
      nodeCoverageFloor: 0,
    });
    expect(made.ok && [...(made.value.scores[2] as Float64Array)]).toEqual([0, 0]);
  });

  test("comparison sets are kept apart", () => {
    const made = aggregateTree(flat(1), [Float64Array.of(1, 2, 3, 4)], {
      aggregate: [copeland],
      weights: [Float64Array.of(1, 1)],
      groupOf: new Int32Array(4),
      setOf: Int32Array.of(0, 1, 0, 1),
      nodeCoverageFloor: 0,
    });
    expect(made.ok && [...(made.value.scores[1] as Float64Array)]).toEqual([-1, -1, 1, 1]);
  });
});

test("R01 each group is weighed with its own weights, level by level", () => {
  const built = buildTree([
    { id: "a", parent: "d", leaf: true },
    { id: "b", parent: "d", leaf: true },
    { id: "c", parent: "root", leaf: true },
    { id: "d", parent: "root", leaf: false },
    { id: "root", parent: null, leaf: false },
  ]);
  if (!built.ok) throw new Error("refused");
  const made = aggregateTree(
    built.value,
    [Float64Array.of(10, 10), Float64Array.of(40, 40), Float64Array.of(100, 100)],
    {
      aggregate: [{ method: "geometric" }, { method: "arithmetic" }],
      weights: [Float64Array.of(1, 1, 1, 1, 1), Float64Array.of(0, 1, 1, 3, 1)],
      groupOf: Int32Array.of(0, 1),
      nodeCoverageFloor: 0,
    },
  );
  if (!made.ok) throw new Error("refused");
  const [dimension, index] = made.value.scores.slice(3) as [Float64Array, Float64Array];
  expect(dimension[0]).toBeCloseTo(20, 12);
  expect(dimension[1]).toBeCloseTo(40, 12);
  expect(index[0]).toBeCloseTo(60, 12);
  expect(index[1]).toBeCloseTo(55, 12);
});
