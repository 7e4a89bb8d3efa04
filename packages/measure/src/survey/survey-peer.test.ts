import { join } from "node:path";
import { projectRoot, readCsv } from "@huabiao/test-kit";
import { describe, expect, test } from "vitest";
import { type Auxiliary, calibrate } from "./calibrate.ts";
import type { DistanceName } from "./calibration-distance.ts";
import { degreesOfFreedom } from "./degrees-of-freedom.ts";
import type { LonelyPsu, SurveyDesign } from "./design.ts";
import type { SurveyEstimate } from "./estimate.ts";
import { type EstimateOptions, estimateStatistic } from "./estimate-statistic.ts";
import { jackknife } from "./jackknife.ts";
import { postStratify } from "./post-stratify.ts";
import { quantileInverse } from "./quantile.ts";
import { rake } from "./rake.ts";
import type { Statistic } from "./statistic.ts";
import { designOf, granted, options, type Sample, sampleOf } from "./testing/sample.ts";

const golden = (name: string) => readCsv(join(projectRoot, "packages/measure/src/survey/golden", name));
const records = golden("sample.csv");
const everyone = sampleOf(records);
const some = sampleOf(records.filter((row) => row["stratum"] !== "d").map((row) => ({ ...row, quarter: 0.25 })));
const results = new Map(golden("results.csv").map((row) => [`${row["case"]}|${row["figure"]}`, Number(row["value"])]));
const unmet = new Set(results.keys());

/** Takes the figures of a case off the list and holds ours against them. */
function expectCase(name: string, figures: Readonly<Record<string, number | undefined>>, tolerance = 1e-9): void {
  for (const [figure, value] of Object.entries(figures)) {
    const key = `${name}|${figure}`;
    const expected = results.get(key);
    expect(expected, key).toBeDefined();
    const distance = Math.abs((value ?? Number.NaN) - (expected ?? 0)) / Math.max(1e-3, Math.abs(expected ?? 0));
    expect(distance, `${key}: ${value} for ${expected}`).toBeLessThan(tolerance);
    unmet.delete(key);
  }
}

const number = (result: SurveyEstimate["estimate"] | undefined) => (result?.ok ? result.value : undefined);
const both = (one: SurveyEstimate | undefined) => ({ value: number(one?.estimate), error: number(one?.se) });
const ends = (one: SurveyEstimate | undefined) =>
  one?.interval.ok ? { lower: one.interval.value.lower, upper: one.interval.value.upper } : {};

function within(sample: Sample, column: string, levels: readonly string[]) {
  const grouping = sample.grouping(column);
  const wanted = levels.map((level) => grouping.levels.indexOf(level));
  return { codes: grouping.codes.map((code) => wanted.indexOf(code)), count: levels.length };
}

/** Mean, total, ratio and means by group, as the script does for most designs. */
function expectThree(
  name: string,
  design: SurveyDesign,
  of: Partial<EstimateOptions> & { sample?: Sample; tolerance?: number } = {},
): void {
  const { sample = some, tolerance, ...change } = of;
  const y = sample.number("y");
  const estimate = (statistic: Statistic, more: Partial<EstimateOptions> = {}) =>
    estimateStatistic(design, statistic, options(design, { ...change, ...more }));
  expectCase(`${name} mean`, both(estimate({ kind: "mean", of: y })[0]), tolerance);
  expectCase(`${name} total`, both(estimate({ kind: "total", of: y })[0]), tolerance);
  expectCase(`${name} ratio`, both(estimate({ kind: "ratio", of: y, denominator: sample.number("x") })[0]), tolerance);
  estimate({ kind: "mean", of: y }, { domains: sample.grouping("g") }).forEach((own, d) => {
    expectCase(`${name} by:${"uvz"[d]}`, both(own), tolerance);
  });
}

const two = designOf(some, { strata: "stratum", clusters: ["psu", "ssu"], populations: ["N1", "N2"] });
const one = designOf(some, { weights: "w", strata: "stratum", clusters: ["psu"], populations: ["N1"] });

describe("R15 designs against R survey", () => {
  test("two stages with finite populations, whose weights follow from them", () => {
    expect(Math.max(...two.weights.map((w, k) => Math.abs(w / (some.number("w")[k] ?? 0) - 1)))).toBeLessThan(1e-14);
    expectThree("two-stage", two);
  });

  test("degrees of freedom are units − strata, of the design and of a part", () => {
    const part = within(some, "g", ["u"]);
    const inB = within(some, "stratum", ["b"]).codes;
    const codes = part.codes.map((code, k) => (inB[k] === 0 ? -1 : code));
    expectCase("two-stage df", { value: degreesOfFreedom(two, options(two).domains)[0] });
    expectCase("two-stage df u", { value: degreesOfFreedom(two, { codes, count: 1 })[0] });
  });

  test("design effects of means, totals and ratios, with missing values and by domain", () => {
    const effect = (statistic: Statistic, change: Partial<EstimateOptions> = {}) =>
      estimateStatistic(two, statistic, options(two, change)).map((own) => ({ value: number(own.designEffect) }));
    const y = some.number("y");
    expectCase("two-stage deff", effect({ kind: "mean", of: y })[0] ?? {});
    expectCase("two-stage deff total", effect({ kind: "total", of: y })[0] ?? {});
    expectCase("two-stage deff ratio", effect({ kind: "ratio", of: y, denominator: some.number("x") })[0] ?? {});
    expectCase("two-stage missing deff", effect({ kind: "mean", of: some.number("m") })[0] ?? {});
    expectCase(
      "two-stage missing",
      both(estimateStatistic(two, { kind: "mean", of: some.number("m") }, options(two))[0]),
    );
    effect({ kind: "mean", of: y }, { domains: some.grouping("g") }).forEach((own, d) => {
      expectCase(`two-stage deff by:${"uvz"[d]}`, own);
    });
  });

  test("quantiles with Woodruff's interval, whole and by domain", () => {
    const y = some.number("y");
    for (const probability of [0.25, 0.5, 0.75, 0.9]) {
      const [own] = quantileInverse(two, y, { ...options(two), probability });
      expectCase(`quantile ${probability}`, { ...both(own), ...ends(own) });
    }
    quantileInverse(two, y, { ...options(two), probability: 0.5, domains: within(some, "g", ["u", "v"]) }).forEach(
      (own, d) => {
        expectCase(`quantile by:${"uv"[d]}`, { ...both(own), ...ends(own) });
      },
    );
  });

  test("a share below the weight of the smallest value gives the smallest, where the peer gives the second", () => {
    const y = some.number("y");
    const [own] = quantileInverse(two, y, { ...options(two), probability: 0.1 });
    const { lower, upper } = ends(own);
    expectCase("quantile 0.1", { value: both(own).value, upper });
    const [smallest, second] = y.toSorted();
    expect([lower, results.get("quantile 0.1|lower")]).toEqual([smallest, second]);
    for (const figure of ["lower", "error"]) unmet.delete(`quantile 0.1|${figure}`);
  });

  test("proportions with logit intervals, whole and by domain", () => {
    const share = (domains = options(two).domains) =>
      estimateStatistic(two, { kind: "mean", of: some.number("one") }, options(two, { interval: "logit", domains }))[0];
    expectCase("proportion", { ...both(share()), ...ends(share()) }, 1e-7);
    const inV = share(within(some, "g", ["v"]));
    expectCase("proportion by:v", { ...both(inV), ...ends(inV) }, 1e-7);
  });

  test.each<[string, LonelyPsu]>([
    ["lonely remove", "remove"],
    ["lonely adjust", "adjust"],
    ["lonely average", "average"],
  ])("%s", (name, lonelyPsu) => {
    const design = designOf(everyone, { weights: "w", strata: "stratum", clusters: ["psu"], lonelyPsu });
    expectThree(name, design, { sample: everyone });
    const replicates = granted(jackknife(design));
    const [own] = estimateStatistic(
      design,
      { kind: "mean", of: everyone.number("y") },
      options(design, { replicates }),
    );
    expectCase(`jackknife ${name}`, both(own));
  });

  test("one stage with counts, with fractions, with replacement, and of single rows", () => {
    expectThree("one-stage fpc", one);
    expectThree(
      "fraction",
      designOf(some, { weights: "w", strata: "stratum", clusters: ["psu"], populations: ["quarter"] }),
    );
    expectThree("element", designOf(some, { weights: "w" }));
  });

  test("the jackknife, JKn with strata and JK1 without", () => {
    expectThree("jackknife JKn", one, { replicates: granted(jackknife(one)) });
    const joined = sampleOf(
      records
        .filter((row) => row["stratum"] !== "d")
        .map((row) => ({ ...row, cluster: `${row["stratum"]} ${row["psu"]}` })),
    );
    const plain = designOf(joined, { weights: "w", clusters: ["cluster"] });
    expectThree("with replacement", plain);
    expectThree("jackknife JK1", plain, { replicates: granted(jackknife(plain)) });
    const [median] = quantileInverse(one, some.number("y"), {
      ...options(one, { replicates: granted(jackknife(one)) }),
      probability: 0.5,
    });
    expectCase("jackknife quantile", both(median));
  });
});

const counts = { g: Float64Array.of(0.48, 0.39, 0.13).map((share) => share * 700), k: Float64Array.of(364, 336) };
const auxiliaries: readonly Auxiliary[] = [
  { values: new Float64Array(some.rows).fill(1), total: 700 },
  { values: some.indicator("g", "v"), total: counts.g[1] ?? 0 },
  { values: some.indicator("g", "z"), total: counts.g[2] ?? 0 },
  { values: some.number("x"), total: 14_100 },
];
const margin = (column: "g" | "k") => ({ groups: some.grouping(column), counts: counts[column] });
const calibrated = (distance: DistanceName, design: SurveyDesign, bounds = { lower: -Infinity, upper: Infinity }) =>
  granted(calibrate(design, auxiliaries, { distance, bounds, tolerance: 1e-11, maxIterations: 100 }));
const raked = (variance: "sweeps" | "projection") =>
  granted(rake(one, [margin("g"), margin("k")], { tolerance: 1e-12, maxIterations: 500, variance }));

describe("R15 calibration against R survey", () => {
  test.each<[string, DistanceName, { lower: number; upper: number }?]>([
    ["calibrate linear free", "linear"],
    ["calibrate raking free", "raking"],
    ["calibrate linear bounded", "linear", { lower: 0.87, upper: 1.4 }],
    ["calibrate raking bounded", "raking", { lower: 0.87, upper: 1.4 }],
    ["calibrate logit bounded", "logit", { lower: 0.7, upper: 1.5 }],
  ])("%s", (name, distance, bounds) => {
    const design = calibrated(distance, one, bounds);
    const tolerance = 1e-8;
    expectThree(name, design, { tolerance });
    const factors = design.weights.map((w, k) => w / (one.weights[k] ?? 1));
    expectCase(name, { least: Math.min(...factors), largest: Math.max(...factors) }, tolerance);
    const mean = (change: Partial<EstimateOptions>, of = some.number("y")) =>
      estimateStatistic(design, { kind: "mean", of }, options(design, change))[0];
    expectCase(`${name} subset`, both(mean({ domains: within(some, "k", ["yes"]) })), tolerance);
    expectCase(`${name} deff`, { value: number(mean({})?.designEffect) }, tolerance);
    const share = mean({ interval: "logit" }, some.number("one"));
    expectCase(`${name} proportion`, { ...both(share), ...ends(share) }, 1e-7);
  });

  test("post-stratification and raking with both variances, also of parts", () => {
    const stratified = granted(postStratify(one, margin("g")));
    expectThree("post-stratified", stratified);
    const yes = { domains: within(some, "k", ["yes"]) };
    const [part] = estimateStatistic(stratified, { kind: "mean", of: some.number("y") }, options(stratified, yes));
    expectCase("post-stratified subset", both(part));
    expectThree("raked", raked("sweeps"), { tolerance: 1e-8 });
    expectThree("raked projection", raked("projection"), { tolerance: 1e-8 });
  });

  test("a calibrated two-stage design, and replicates that are calibrated anew", () => {
    expectThree("two-stage linear", calibrated("linear", two), { tolerance: 1e-8 });
    const linear = calibrated("linear", one);
    expectThree("jackknife linear", linear, { replicates: granted(jackknife(linear)), tolerance: 1e-8 });
    const stratified = granted(postStratify(one, margin("g")));
    expectThree("jackknife post-stratified", stratified, { replicates: granted(jackknife(stratified)) });
    const both = raked("sweeps");
    expectThree("jackknife raked", both, { replicates: granted(jackknife(both)), tolerance: 1e-8 });
  });

  test("no figure of the peer is left out", () => {
    expect([...unmet]).toEqual([]);
  });
});
