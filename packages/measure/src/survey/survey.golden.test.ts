import { readCsv, sharedPath, sharedPresent } from "@huabiao/test-kit";
import { expect, test } from "vitest";
import { degreesOfFreedom } from "./degrees-of-freedom.ts";
import type { SurveyDesign } from "./design.ts";
import { estimateStatistic } from "./estimate-statistic.ts";
import { nestGroups, oneGroup } from "./grouping.ts";
import { postStratify } from "./post-stratify.ts";
import { rake } from "./rake.ts";
import { designOf, granted, options, type Sample, sharedSample } from "./testing/sample.ts";

interface Row {
  readonly analysis: string;
  readonly term: string;
  readonly estimate: number;
  readonly se: number;
}

const stypes = Float64Array.of(4421, 755, 1018);

function designs(): ReadonlyMap<string, readonly [Sample, SurveyDesign]> {
  const strat = sharedSample("apistrat.csv");
  const clus1 = sharedSample("apiclus1.csv");
  const first = designOf(strat, { weights: "pw", strata: "stype", populations: ["fpc"] });
  const second = designOf(clus1, { weights: "pw", clusters: ["dnum"], populations: ["fpc"] });
  const stype = { groups: clus1.grouping("stype"), counts: stypes };
  const wide = { groups: clus1.grouping("sch.wide"), counts: Float64Array.of(1072, 5122) };
  const raking = { tolerance: 1e-10, maxIterations: 100, variance: "sweeps" } as const;
  return new Map([
    ["strat", [strat, first]],
    ["clus1", [clus1, second]],
    ["clus1_poststrat_stype", [clus1, granted(postStratify(second, stype))]],
    ["clus1_rake_eps1e-10", [clus1, granted(rake(second, [stype, wide], raking))]],
  ]);
}

/** What our functions give for a row of the peer's results: estimate and error, or the ends of an interval. */
function ours(of: {
  readonly sample: Sample;
  readonly design: SurveyDesign;
  readonly what: string;
  readonly term: string;
}) {
  const { sample, design, what, term } = of;
  if (what === "degf") return [degreesOfFreedom(design, oneGroup(design.rows))[0], 0];
  const level = /^stype(?=[EHM]$)/.test(term) ? sample.indicator("stype", term.at(-1) ?? "") : null;
  const kind = what.startsWith("svytotal") ? "total" : "mean";
  const column = what.startsWith("svyby") || what.startsWith("deff") ? "api00" : term;
  const statistic = { kind, of: level ?? sample.number(column) } as const;
  if (!what.startsWith("svyby")) {
    const [found] = estimateStatistic(design, statistic, options(design, { df: Number.POSITIVE_INFINITY }));
    if (what.startsWith("deff")) return [found?.designEffect.ok && found.designEffect.value, 0];
    if (what.endsWith("ci95")) return found?.interval.ok && [found.interval.value.lower, found.interval.value.upper];
    return [found?.estimate.ok && found.estimate.value, found?.se.ok && found.se.value];
  }
  const stype = sample.grouping("stype");
  const wide = sample.grouping("sch.wide");
  const [a, b] = term.split(".");
  const row = Array.from(sample.number("api00").keys()).find(
    (k) =>
      [stype.levels[stype.codes[k] ?? 0], wide.levels[wide.codes[k] ?? 0]].includes(a) &&
      (b === undefined || wide.levels[wide.codes[k] ?? 0] === b),
  );
  const domains = b !== undefined ? nestGroups(stype, wide) : what.endsWith("schwide") ? wide : stype;
  const found = estimateStatistic(design, statistic, options(design, { domains }))[domains.codes[row ?? 0] ?? 0];
  return [found?.estimate.ok && found.estimate.value, found?.se.ok && found.se.value];
}

test.skipIf(!sharedPresent)(
  "R15 every estimate of R survey on apistrat and apiclus1 is met: values to 1e-9, errors to 1e-8",
  () => {
    const known = designs();
    const rows = readCsv(sharedPath("reference/survey_results.csv")).map(
      (row): Row => ({
        analysis: row["analysis"] ?? "",
        term: row["term"] ?? "",
        estimate: Number(row["estimate"]),
        se: Number(row["se"]),
      }),
    );
    let met = 0;
    for (const { analysis, term, estimate, se } of rows) {
      const name = [...known.keys()].filter((key) => analysis.startsWith(`${key}_`)).at(-1);
      if (name === undefined) {
        expect(analysis).toMatch(/^srs_/);
        continue;
      }
      const [sample, design] = known.get(name) as readonly [Sample, SurveyDesign];
      const found = ours({ sample, design, what: analysis.slice(name.length + 1), term });
      const [value, error] = Array.isArray(found) ? found : [Number.NaN, Number.NaN];
      expect(Math.abs(Number(value) - estimate) / Math.max(1, Math.abs(estimate)), `${analysis} ${term}`).toBeLessThan(
        1e-9,
      );
      expect(
        Math.abs(Number(error) - se) / Math.max(1, Math.abs(se)),
        `${analysis} ${term} ${error} ${se}`,
      ).toBeLessThan(1e-8);
      met++;
    }
    expect(met).toBeGreaterThan(60);
  },
);
