import type { Problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import {
  bootstrap,
  degreesOfFreedom,
  jackknife,
  type Replicates,
  type SurveyDesign,
  type SurveyEstimate,
} from "@huabiao/measure/survey";
import type { EstimateSpec, ParsedEstimateSpec } from "@huabiao/scheme/analysis";
import type { ColumnTable } from "../columns/column-table.ts";
import { calibrateBySpec } from "./spec-calibration.ts";
import { designOfSpec } from "./spec-design.ts";
import { type Domains, domainsOf } from "./spec-domains.ts";
import { figuresOfSpec } from "./spec-figures.ts";
import { subsetOfSpec } from "./spec-subset.ts";
import { SpecTable } from "./spec-table.ts";

/** One estimated figure in one domain. Numbers without a value are null, and `reason` then names why (`undefined.<reason>`). */
export interface EstimateRow {
  readonly name: string;
  /** Level by column; `{}` for all rows. */
  readonly domain: Readonly<Record<string, string>>;
  readonly estimate: number | null;
  readonly se: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Rows the figure rests on. */
  readonly n: number;
  readonly df: number;
  readonly designEffect: number | null;
  readonly reason?: string;
}

/**
 * Estimates everything that a specification asks of a survey's table.
 *
 * First the whole table is made a design, then it is calibrated, then `subset` and `by` make domains of it: what lies
 * outside keeps its part in the design. Every column and level that is not there, every value that does not fit and every
 * calibration that cannot be met is a problem with its line in the specification or its cell in the table.
 *
 * @param table the columns of `columnsWanted`, at least.
 * @returns one row per figure and domain, in the order of the specification. Cost: see `estimateStatistic`.
 */
export function estimateSurvey(
  parsed: ParsedEstimateSpec,
  table: ColumnTable,
): Result<readonly EstimateRow[], readonly Problem[]> {
  const { spec } = parsed;
  const of = new SpecTable(table, parsed);
  const design = designOfSpec(spec, of);
  const kept = subsetOfSpec(spec.subset, of);
  const figures = spec.figures.map((figure) => ({ figure, made: figuresOfSpec(figure, of) }));
  const domains = new Map<string, Domains | null>();
  const domainsFor = (by: EstimateSpec["figures"][number]["by"]): Domains | null => {
    const key = JSON.stringify(by.map(({ name }) => name));
    const known = domains.get(key);
    if (known !== undefined) return known;
    const found = domainsOf(by, kept ?? new Uint8Array(table.rows), of);
    domains.set(key, found);
    return found;
  };
  for (const { by } of spec.figures) domainsFor(by);
  const calibrated = design && spec.calibration ? calibrateBySpec(design, spec.calibration, of) : design;
  const replicates = calibrated && of.problems.length === 0 ? replicatesOfSpec(calibrated, spec, of) : null;
  if (of.problems.length > 0 || !calibrated) return err(of.problems);
  const whole = domainsFor([])?.groups ?? { codes: new Int32Array(table.rows), count: 1 };
  const df = degreesOfFreedom(calibrated, whole)[0] as number;
  return ok(
    figures.flatMap(({ figure, made }) => {
      const own = domainsFor(figure.by) as Domains;
      const options = { domains: own.groups, df, fixedDf: spec.df, replicates, confidence: figure.confidence };
      return made.flatMap(({ name, estimate }) =>
        estimate(calibrated, options).map((found, d) => rowOf(name, own.names[d] ?? {}, found)),
      );
    }),
  );
}

function replicatesOfSpec(design: SurveyDesign, { replicates: spec }: EstimateSpec, of: SpecTable): Replicates | null {
  if (spec === null) return null;
  const made =
    spec.method === "jackknife" ? jackknife(design) : bootstrap(design, { replicates: spec.n, seed: spec.seed });
  if (made.ok) return made.value;
  for (const { reason, facts } of made.error) of.report(`survey.${reason}`, facts, ["replicates"]);
  return null;
}

function rowOf(name: string, domain: EstimateRow["domain"], found: SurveyEstimate): EstimateRow {
  const { estimate, se, interval, designEffect, n, df } = found;
  const row = {
    name,
    domain,
    estimate: estimate.ok ? estimate.value : null,
    se: se.ok ? se.value : null,
    lower: interval.ok ? interval.value.lower : null,
    upper: interval.ok ? interval.value.upper : null,
    n,
    df,
    designEffect: designEffect.ok ? designEffect.value : null,
  };
  const failed = [estimate, se, interval, designEffect].find((part) => !part.ok);
  return failed === undefined || failed.ok ? row : { ...row, reason: failed.error };
}
