import { openStream } from "@huabiao/kernel/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bootstrap } from "./bootstrap.ts";
import { calibrate } from "./calibrate.ts";
import { calibrationDistance } from "./calibration-distance.ts";
import { surveyDesign } from "./design.ts";
import type { SurveyEstimate } from "./estimate.ts";
import { type EstimateOptions, estimateStatistic } from "./estimate-statistic.ts";
import { jackknife } from "./jackknife.ts";
import { postStratify } from "./post-stratify.ts";
import { quantileInverse } from "./quantile.ts";
import { rake } from "./rake.ts";
import type { Replicates } from "./replicate-variance.ts";
import { plainVariance } from "./testing/plain-variance.ts";
import { designOf, granted, options, sampleOf } from "./testing/sample.ts";

const reason = (result: SurveyEstimate["estimate"] | SurveyEstimate["interval"] | undefined) =>
  result?.ok === false ? result.error : null;
const number = (result: SurveyEstimate["estimate"] | undefined) => (result?.ok ? result.value : Number.NaN);
const domainsOf = (...codes: number[]) => ({ codes: Int32Array.from(codes), count: Math.max(...codes) + 1 });

/** Six people in two strata of three, each her own unit. */
const six = sampleOf(
  [3, 5, 4, 10, 16, 13].map((y, k) => ({
    y,
    h: k < 3 ? "a" : "b",
    w: k < 3 ? 4 : 10,
    N: k < 3 ? 12 : 30,
    c: k % 3,
    x: k,
  })),
);
const byRow = designOf(six, { weights: "w", strata: "h", populations: ["N"] });
const y = six.number("y");
const mean = (design = byRow, change: Partial<EstimateOptions> = {}, of = y) =>
  estimateStatistic(design, { kind: "mean", of }, options(design, change));

describe("R15 exact properties", () => {
  test("a stratified mean has the textbook's variance: Σ W² (1 − f) s²/n", () => {
    const [own] = mean();
    const [a, b] = [12 / 42, 30 / 42];
    expect(number(own?.estimate)).toBeCloseTo(a * 4 + b * 13, 12);
    expect(number(own?.se) ** 2).toBeCloseTo((a * a * 0.75 * 1) / 3 + (b * b * 0.9 * 9) / 3, 12);
    expect(own?.df).toBe(4);
  });

  test("a population drawn whole has no error, and equal values none either, exactly", () => {
    const whole = designOf(sampleOf([1, 5, 9].map((value) => ({ y: value, w: 1, N: 3 }))), {
      weights: "w",
      populations: ["N"],
    });
    expect(number(mean(whole, {}, Float64Array.of(1, 5, 9))[0]?.se)).toBe(0);
    const equal = estimateStatistic(byRow, { kind: "total", of: new Float64Array(6).fill(0.1) }, options(byRow));
    expect(number(equal[0]?.se)).toBe(0);
  });

  test("totals of domains sum to the total of all; the scale of weights moves no mean", () => {
    const domains = domainsOf(0, 1, 0, 1, 2, 2);
    const parts = estimateStatistic(byRow, { kind: "total", of: y }, options(byRow, { domains }));
    const [all] = estimateStatistic(byRow, { kind: "total", of: y }, options(byRow));
    expect(parts.reduce((sum, part) => sum + number(part.estimate), 0)).toBeCloseTo(number(all?.estimate), 10);
    const heavier = { ...byRow, weights: byRow.weights.map((w) => 7 * w) };
    expect(number(mean(heavier)[0]?.estimate)).toBeCloseTo(number(mean()[0]?.estimate), 12);
    expect(number(mean(heavier)[0]?.se)).toBeCloseTo(number(mean()[0]?.se), 12);
  });

  test("the kernel is the definition, whatever the strata, units and domains", () => {
    const row = fc.record({ h: fc.nat(3), c: fc.nat(4), d: fc.nat(2), z: fc.integer({ min: -50, max: 50 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), fc.boolean(), (rows, finite) => {
        const sample = sampleOf(rows.map((own) => ({ ...own, N: 9 })));
        const design = designOf(sample, {
          strata: "h",
          clusters: ["c"],
          lonelyPsu: "remove",
          ...(finite ? { populations: ["N"] } : {}),
        });
        const plain = {
          strata: rows.map(({ h }) => h),
          units: rows.map(({ c }) => c),
          populations: finite ? rows.map(() => 9) : null,
        };
        const z = rows.map((own, k) => own.z * (design.weights[k] ?? 0));
        const domains = { codes: Int32Array.from(rows, ({ d }) => d), count: 3 };
        const found = estimateStatistic(
          design,
          { kind: "total", of: sample.number("z") },
          options(design, { domains }),
        );
        found.forEach((own, d) => {
          const inDomain = rows.map((one) => one.d === d);
          if (inDomain.includes(true)) expect(number(own.se) ** 2).toBeCloseTo(plainVariance(plain, z, inDomain), 6);
        });
      }),
    );
  });

  test("the order of rows and the labels of strata and units do not matter", () => {
    const order = [4, 2, 0, 5, 1, 3];
    const mixed = sampleOf(
      order.map((k) => ({ y: y[k] ?? 0, h: k < 3 ? "z" : "q", w: k < 3 ? 4 : 10, N: k < 3 ? 12 : 30 })),
    );
    const design = designOf(mixed, { weights: "w", strata: "h", populations: ["N"] });
    const [own, other] = [mean()[0], mean(design, {}, mixed.number("y"))[0]];
    for (const part of ["estimate", "se", "designEffect"] as const) {
      expect(number(other?.[part])).toBeCloseTo(number(own?.[part]), 12);
    }
  });

  test("what a calibration fixes has no error, and weights meet it", () => {
    const ones = new Float64Array(6).fill(1);
    const terms = [
      { values: ones, total: 50 },
      { values: six.number("x"), total: 160 },
    ];
    const bounds = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
    const design = granted(
      calibrate(byRow, terms, { distance: "raking", bounds, tolerance: 1e-12, maxIterations: 50 }),
    );
    const [own] = estimateStatistic(design, { kind: "total", of: six.number("x") }, options(design));
    expect(number(own?.estimate)).toBeCloseTo(160, 8);
    expect(number(own?.se)).toBeLessThan(1e-7);
  });

  test("the median of an even number of equal weights is the lower middle value, however the weights round", () => {
    for (const w of [1, 0.1, 44.209999084472656, 1 / 3]) {
      const tied = sampleOf(Array.from({ length: 200 }, (_, k) => ({ y: k + 1, w })));
      const design = designOf(tied, { weights: "w" });
      const [own] = quantileInverse(design, tied.number("y"), { ...options(design), probability: 0.5 });
      expect(number(own?.estimate)).toBe(100);
    }
  });

  test.each([
    ["linear", -0.2],
    ["raking", 0.3],
    ["logit", 0.4],
    ["logit", -1],
  ] as const)("the slope of the %s distance at %d is that of its factor, which is 1 at 0", (name, u) => {
    const distance = calibrationDistance(name, { lower: 0.3, upper: 2.5 });
    expect(distance.factor(0)).toBeCloseTo(1, 14);
    expect(distance.slope(u)).toBeCloseTo((distance.factor(u + 1e-6) - distance.factor(u - 1e-6)) / 2e-6, 8);
  });

  test("raking to margins that hold already changes nothing", () => {
    const margin = { groups: six.grouping("h"), counts: Float64Array.of(12, 30) };
    const raked = granted(rake(byRow, [margin, margin], { tolerance: 1e-12, maxIterations: 9, variance: "sweeps" }));
    expect([...raked.weights]).toEqual([...byRow.weights]);
  });
});

describe("R15 the bootstrap, seed 11", () => {
  test("has the linearised error of a mean, with and without finite populations", () => {
    const stream = openStream(11);
    const sample = sampleOf(
      Array.from({ length: 60 }, (_, k) => ({ y: 10 + stream.normal(), h: k % 3, c: Math.floor(k / 6), w: 2, N: 30 })),
    );
    for (const finite of [{}, { populations: ["N"] }]) {
      const design = designOf(sample, { weights: "w", strata: "h", clusters: ["c"], ...finite });
      const replicates = granted(bootstrap(design, { replicates: 4000, seed: 11 }));
      const [linear] = mean(design, {}, sample.number("y"));
      const [boot] = mean(design, { replicates }, sample.number("y"));
      expect(number(boot?.se) / number(linear?.se)).toBeCloseTo(1, 1);
    }
  });

  test("refuses less than two replicates", () => {
    expect(() => bootstrap(byRow, { replicates: 1, seed: 1 })).toThrow(RangeError);
  });
});

describe("R15 what has no value says why", () => {
  const total = (of: Float64Array) => estimateStatistic(byRow, { kind: "total", of }, options(byRow))[0];
  const share = (of: Float64Array) =>
    estimateStatistic(byRow, { kind: "mean", of }, options(byRow, { interval: "logit" }))[0];

  test("empty-domain, zero-denominator", () => {
    const none = new Float64Array(6).fill(Number.NaN);
    expect(reason(total(none)?.estimate)).toBe("empty-domain");
    const zero = { kind: "ratio", of: y, denominator: new Float64Array(6) } as const;
    expect(reason(estimateStatistic(byRow, zero, options(byRow))[0]?.estimate)).toBe("zero-denominator");
    const [quantile] = quantileInverse(byRow, none, { ...options(byRow), probability: 0.5 });
    expect(reason(quantile?.estimate)).toBe("empty-domain");
  });

  test("one-psu: the mean of a domain within a single unit shows no spread", () => {
    const clustered = designOf(six, { weights: "w", clusters: ["c"] });
    const [own] = mean(clustered, { domains: domainsOf(0, 1, 1, 0, 1, 1) });
    expect([number(own?.estimate) > 0, reason(own?.se), reason(own?.interval)]).toEqual([true, "one-psu", "one-psu"]);
    const [all] = estimateStatistic(
      clustered,
      { kind: "total", of: y },
      options(clustered, { domains: domainsOf(0, 1, 1, 0, 1, 1) }),
    );
    expect(reason(all?.se)).toBeNull();
  });

  test("lonely-psu: an average of nothing", () => {
    const alone = designOf(six, { weights: "w", strata: "x", lonelyPsu: "average" });
    expect(reason(mean(alone)[0]?.se)).toBe("lonely-psu");
    expect(
      surveyDesign(
        { rows: 2, weights: null, strata: domainsOf(0, 1), clusters: [], populations: null },
        { lonelyPsu: "fail" },
      ),
    ).toMatchObject({
      ok: false,
      error: [{ reason: "lonely-psu" }, { reason: "lonely-psu" }],
    });
  });

  test("no-degrees-of-freedom, at-boundary, beyond-range", () => {
    const [own] = mean(byRow, { domains: domainsOf(0, 1, 1, 0, 1, 1) });
    expect([own?.df, reason(own?.se), reason(own?.interval)]).toEqual([0, null, "no-degrees-of-freedom"]);
    expect(reason(share(new Float64Array(6).fill(1))?.interval)).toBe("at-boundary");
    const [low] = quantileInverse(byRow, y, { ...options(byRow), probability: 0.05 });
    expect([number(low?.estimate), reason(low?.interval), reason(low?.se)]).toEqual([
      3,
      "beyond-range",
      "beyond-range",
    ]);
  });

  test("a design effect: too-few-values, population-not-larger, no-variation", () => {
    const domains = domainsOf(0, 1, 1, 1, 1, 1);
    expect(
      reason(estimateStatistic(byRow, { kind: "total", of: y }, options(byRow, { domains }))[0]?.designEffect),
    ).toBe("too-few-values");
    expect(reason(mean(designOf(six, { strata: "h" }))[0]?.designEffect)).toBe("population-not-larger");
    expect(reason(total(new Float64Array(6).fill(2))?.designEffect)).toBe("no-variation");
  });

  test("replicates: replicate-without-domain, replicate-not-calibrated", () => {
    const clustered = designOf(six, { weights: "w", clusters: ["c"] });
    const replicates = granted(jackknife(clustered));
    const domains = domainsOf(0, 1, 2, 0, 1, 1);
    const found = mean({ ...clustered, stages: clustered.stages }, { replicates, domains: { ...domains, count: 3 } });
    expect(reason(found[1]?.se)).toBeNull();
    const margin = { groups: six.grouping("x"), counts: new Float64Array(6).fill(7) };
    const stratified = granted(postStratify(clustered, margin));
    const [own] = mean(stratified, { replicates: granted(jackknife(stratified)) });
    expect(reason(own?.se)).toBe("replicate-not-calibrated");
    const missing: Replicates = { count: 2, scaleOf: () => 1, weightsOf: (r) => Float64Array.of(r, r, r, 1, 1, 1) };
    const [partly] = mean(clustered, { replicates: missing, domains: domainsOf(0, 0, 0, 1, 1, 1) });
    expect(reason(partly?.se)).toBe("replicate-without-domain");
  });

  test("ragged input and impossible shares throw, naming them", () => {
    expect(() => mean(byRow, {}, new Float64Array(5))).toThrow("5 rows of 6");
    expect(() => quantileInverse(byRow, y, { ...options(byRow), probability: 1 })).toThrow(RangeError);
    const input = { rows: 3, weights: new Float64Array(2), strata: null, clusters: [], populations: null };
    expect(() => surveyDesign(input, { lonelyPsu: "fail" })).toThrow("2 rows of 3");
  });
});
