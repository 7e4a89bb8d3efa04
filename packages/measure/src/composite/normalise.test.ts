import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Normalisation } from "./model.ts";
import { normaliseLeaf } from "./normalise.ts";

const nan = Number.NaN;
const range = [0, 100] as const;
const all = (values: ArrayLike<number>, how: Normalisation, direction: 1 | -1 = 1) => {
  const cells = Float64Array.from(values);
  return normaliseLeaf(cells, how, { direction, setOf: new Int32Array(cells.length), setCount: 1 });
};

const methods: Normalisation[] = [
  { method: "none" },
  { method: "minmax", range },
  { method: "zscore", mean: 10, sd: 2 },
  { method: "rank" },
  { method: "borda" },
  { method: "percentile-rank", range },
  { method: "distance-to-best", range },
  { method: "distance-to-target", target: 60, cap: false, range },
  { method: "goalposts", lo: 0, hi: 50, clip: true, range },
  { method: "efficacy", lo: null, hi: null },
  { method: "efficacy", lo: 0, hi: 50 },
];

describe("each method on 2 4 4 · 10, missing in between", () => {
  const xs = [2, 4, 4, nan, 10];
  test.each([
    [{ method: "none" }, 1, [2, 4, 4, nan, 10]],
    [{ method: "none" }, -1, [-2, -4, -4, nan, -10]],
    [{ method: "minmax", range }, 1, [0, 25, 25, nan, 100]],
    [{ method: "minmax", range: [1, 5] }, -1, [5, 4, 4, nan, 1]],
    [{ method: "zscore", mean: 50, sd: 10 }, 1, [41.338, 47.113, 47.113, nan, 64.434]],
    [{ method: "zscore", mean: 50, sd: 10 }, -1, [58.66, 52.887, 52.887, nan, 35.566]],
    [{ method: "rank" }, 1, [1, 2, 2, nan, 4]],
    [{ method: "rank" }, -1, [4, 2, 2, nan, 1]],
    [{ method: "borda" }, 1, [0, 1, 1, nan, 3]],
    [{ method: "percentile-rank", range }, 1, [0, 33.333, 33.333, nan, 100]],
    [{ method: "distance-to-best", range: [0, 1] }, 1, [0, 0.25, 0.25, nan, 1]],
    [{ method: "distance-to-best", range: [0, 1] }, -1, [1, 0.75, 0.75, nan, 0]],
    [{ method: "fraction-of-best", range: [0, 1] }, 1, [0.2, 0.4, 0.4, nan, 1]],
    [{ method: "distance-to-target", target: 6, cap: false, range: [0, 1] }, 1, [0, 0.5, 0.5, nan, 2]],
    [{ method: "distance-to-target", target: 6, cap: true, range: [0, 1] }, 1, [0, 0.5, 0.5, nan, 1]],
    [{ method: "distance-to-target", target: 6, cap: false, range: [0, 1] }, -1, [2, 1.5, 1.5, nan, 0]],
    [{ method: "goalposts", lo: 3, hi: 7, clip: true, range }, 1, [0, 25, 25, nan, 100]],
    [{ method: "goalposts", lo: 3, hi: 7, clip: false, range }, 1, [-25, 25, 25, nan, 175]],
    [{ method: "goalposts", lo: 3, hi: 7, clip: true, range }, -1, [100, 75, 75, nan, 0]],
    [{ method: "efficacy", lo: null, hi: null }, 1, [60, 70, 70, nan, 100]],
    [{ method: "efficacy", lo: null, hi: null }, -1, [100, 90, 90, nan, 60]],
    [{ method: "efficacy", lo: 4, hi: 8 }, 1, [40, 60, 60, nan, 120]],
    [{ method: "efficacy", lo: 4, hi: 8 }, -1, [120, 100, 100, nan, 40]],
    [{ method: "efficacy", lo: 0, hi: null }, 1, [68, 76, 76, nan, 100]],
  ] as const)("R01 %o in direction %i", (how, direction, expected) => {
    const made = all(xs, how, direction);
    made.scores.forEach((score, at) => {
      if (Number.isNaN(expected[at])) expect(score).toBeNaN();
      else expect(score).toBeCloseTo(expected[at] as number, 2);
    });
    expect(made.undefinedSets).toEqual([]);
  });
});

describe("why a set has no scores", () => {
  const compared = methods.filter(({ method }) => !["none", "goalposts", "distance-to-target"].includes(method));
  const posted = (how: Normalisation) => how.method === "efficacy" && how.lo !== null;

  test.each(compared.filter((how) => !posted(how)))("all-equal values under %o are no-variation", (how) => {
    const made = all([0.1, 0.1, nan, 0.1], how);
    expect(made.undefinedSets).toEqual([{ set: 0, reason: "no-variation" }]);
    expect(made.scores.every(Number.isNaN)).toBe(true);
  });

  test.each(compared.filter((how) => !posted(how)))("one value under %o is too-few-units, none is no-data", (how) => {
    expect(all([nan, 3], how).undefinedSets).toEqual([{ set: 0, reason: "too-few-units" }]);
    expect(all([nan, nan], how).undefinedSets).toEqual([{ set: 0, reason: "no-data" }]);
  });

  test("fixed posts need neither variation nor company", () => {
    expect([...all([25], { method: "goalposts", lo: 0, hi: 50, clip: true, range }).scores]).toEqual([50]);
    expect([...all([25, 25], { method: "efficacy", lo: 0, hi: 50 }).scores]).toEqual([80, 80]);
    expect([...all([25, 25], { method: "efficacy", lo: 0, hi: null }).scores]).toEqual([100, 100]);
  });

  test("a target or post that is not past the worst value is named", () => {
    const target = (at: number) => ({ method: "distance-to-target", target: at, cap: false, range }) as const;
    expect(all([2, 4], target(2)).undefinedSets).toEqual([{ set: 0, reason: "target-not-beyond-range" }]);
    expect(all([2, 4], target(4), -1).undefinedSets).toEqual([{ set: 0, reason: "target-not-beyond-range" }]);
    const post = all([2, 4], { method: "efficacy", lo: 9, hi: null });
    expect(post.undefinedSets).toEqual([{ set: 0, reason: "target-not-beyond-range" }]);
  });

  test("a best of 0 is a zero-denominator, a negative best turns the order round and says so", () => {
    expect(all([-2, 0], { method: "fraction-of-best", range }).undefinedSets).toEqual([
      { set: 0, reason: "zero-denominator" },
    ]);
    expect(all([2, 4], { method: "fraction-of-best", range }, -1)).toMatchObject({ reversedSets: [0] });
    expect(all([2, 4], { method: "fraction-of-best", range })).toMatchObject({ reversedSets: [] });
  });

  test("each comparison set stands for itself", () => {
    const options = { direction: 1, setOf: Int32Array.of(0, 0, 1, 1, 3), setCount: 4 } as const;
    const made = normaliseLeaf(Float64Array.of(1, 2, 10, 30, 5), { method: "minmax", range }, options);
    expect([...made.scores]).toEqual([0, 100, 0, 100, nan]);
    expect(made.undefinedSets).toEqual([{ set: 3, reason: "too-few-units" }]);
    const ranked = normaliseLeaf(Float64Array.of(1, 2, 10, 30, 5), { method: "borda" }, options);
    expect([...ranked.scores]).toEqual([0, 1, 0, 1, nan]);
  });
});

describe("invariances", () => {
  const sample = fc
    .array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 25 })
    .filter((xs) => new Set(xs).size > 1);
  const direction = fc.constantFrom<1 | -1>(1, -1);

  test.each(methods)("R01 %o never puts a worse value above a better one", (how) => {
    fc.assert(
      fc.property(sample, direction, (xs, way) => {
        const { scores, undefinedSets } = all(xs, how, way);
        fc.pre(undefinedSets.length === 0);
        xs.forEach((x, a) => {
          xs.forEach((y, b) => {
            if (way * x <= way * y) expect(scores[a]).toBeLessThanOrEqual((scores[b] as number) + 1e-9);
          });
        });
      }),
    );
  });

  test.each(methods)("permuting the units permutes the scores of %o", (how) => {
    fc.assert(
      fc.property(sample, (xs) => {
        const back = all([...xs].reverse(), how).scores.reverse();
        all(xs, how).scores.forEach((score, at) => {
          expect(back[at]).toBeCloseTo(score, 9);
        });
      }),
    );
  });

  test.each(methods.filter(({ method }) => ["minmax", "zscore", "rank", "borda", "percentile-rank"].includes(method)))(
    "another unit of measurement does not change %o",
    (how) => {
      fc.assert(
        fc.property(
          sample,
          direction,
          fc.integer({ min: -9, max: 9 }),
          fc.integer({ min: 1, max: 9 }),
          (xs, way, shift, unit) => {
            const moved = all(
              xs.map((x) => x * unit + shift),
              how,
              way,
            ).scores;
            all(xs, how, way).scores.forEach((score, at) => {
              expect(moved[at]).toBeCloseTo(score, 8);
            });
          },
        ),
      );
    },
  );

  test.each(["rank", "borda"] as const)("%s sees nothing but the order", (method) => {
    fc.assert(
      fc.property(sample, (xs) => {
        expect([
          ...all(
            xs.map((x) => x ** 3 + 1),
            { method },
          ).scores,
        ]).toEqual([...all(xs, { method }).scores]);
      }),
    );
  });

  test("R01 under goalposts another unit never changes a unit's score", () => {
    fc.assert(
      fc.property(sample, fc.integer(), (xs, newcomer) => {
        for (const how of [methods[8], methods[10]] as Normalisation[]) {
          expect([...all([...xs, newcomer], how).scores].slice(0, -1)).toEqual([...all(xs, how).scores]);
        }
      }),
    );
  });

  test("both directions mirror each other: min-max scores sum to the range", () => {
    fc.assert(
      fc.property(sample, (xs) => {
        const [up, down] = [all(xs, { method: "minmax", range }), all(xs, { method: "minmax", range }, -1)];
        up.scores.forEach((score, at) => {
          expect(score + (down.scores[at] as number)).toBeCloseTo(100, 9);
        });
      }),
    );
  });

  test("z-scores have exactly the mean and standard deviation asked for", () => {
    fc.assert(
      fc.property(sample, (xs) => {
        const { scores } = all(xs, { method: "zscore", mean: 10, sd: 2 });
        const mean = scores.reduce((a, b) => a + b, 0) / xs.length;
        const variance = scores.reduce((a, b) => a + (b - mean) ** 2, 0) / (xs.length - 1);
        expect(mean).toBeCloseTo(10, 9);
        expect(variance).toBeCloseTo(4, 9);
      }),
    );
  });
});

test("values near the largest number do not overflow", () => {
  expect([...all([-1.7e308, 0, 1.7e308], { method: "minmax", range }).scores]).toEqual([0, 50, 100]);
  const scores = all([-1.7e308, 0, 1.7e308], { method: "zscore", mean: 0, sd: 1 }).scores;
  [-1, 0, 1].forEach((expected, at) => {
    expect(scores[at]).toBeCloseTo(expected, 9);
  });
});

test("the scores can be written into a given array, also over the values themselves", () => {
  const values = Float64Array.of(1, 3, 2);
  const options = { direction: 1, setOf: new Int32Array(3), setCount: 1, out: values } as const;
  expect(normaliseLeaf(values, { method: "rank" }, options).scores).toBe(values);
  expect([...values]).toEqual([1, 3, 2]);
  normaliseLeaf(values, { method: "minmax", range }, options);
  expect([...values]).toEqual([0, 100, 50]);
});

test("impossible parameters and cells throw and are named", () => {
  expect(() => all([1, Infinity], { method: "rank" })).toThrow(/values\[1\] is Infinity/);
  expect(() => all([1, 2], { method: "goalposts", lo: 5, hi: 5, clip: true, range })).toThrow(/lo 5/);
  expect(() => all([1, 2], { method: "efficacy", lo: 5, hi: 1 })).toThrow(/lo 5/);
  expect(() => all([1, 2], { method: "zscore", mean: 0, sd: 0 })).toThrow(/sd 0/);
  expect(() => all([1, 2], { method: "minmax", range: [0, nan] })).toThrow(/minmax with NaN/);
  const ragged = { direction: 1, setOf: new Int32Array(1), setCount: 1 } as const;
  expect(() => normaliseLeaf(new Float64Array(2), { method: "rank" }, ragged)).toThrow(/setOf holds 1/);
  const outside = { direction: 1, setOf: Int32Array.of(0, 2), setCount: 2 } as const;
  expect(() => normaliseLeaf(new Float64Array(2), { method: "rank" }, outside)).toThrow(/setOf\[1\] is 2/);
});
