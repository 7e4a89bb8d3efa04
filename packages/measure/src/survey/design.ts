import { err, ok, type Result } from "@huabiao/kernel/result";
import { checkWeights, type DesignInput, findMissing } from "./check-design.ts";
import { type Grouping, nestGroups, oneGroup } from "./grouping.ts";
import { groupPopulations } from "./populations.ts";
import type { SurveyRefusal } from "./refusal.ts";
import { drawnUnits, makeStage, type Stage, wholeGroup } from "./stage.ts";

/**
 * What to do with a stratum in which a single unit was drawn, so that it shows no spread.
 *
 * `fail` refuses the design; `remove` lets it add nothing, as if it had been drawn with certainty; `adjust` takes its
 * unit's distance from the mean of all instead of the stratum's; `average` lets it add what the others add on average.
 */
export type LonelyPsu = "fail" | "remove" | "adjust" | "average";

/** A calibrated design's way to free influences of what the calibration has fixed. */
export interface Calibration {
  /** The weights before. */
  readonly before: Float64Array;
  /** Replaces influences z (weight × value) by their residuals on the calibration, in place. Cost O(rows). */
  readonly project: (z: Float64Array) => void;
  /** The same calibration of other weights, as replicates need it; null when it cannot be met. */
  readonly again: (weights: Float64Array) => Float64Array | null;
}

/**
 * How the rows of a sample were drawn and what each stands for.
 *
 * Stage 0 draws primary units in strata, each later stage draws units in those of the stage before.
 */
export interface SurveyDesign {
  readonly rows: number;
  readonly weights: Float64Array;
  readonly stages: readonly Stage[];
  readonly lonelyPsu: LonelyPsu;
  readonly calibration: Calibration | null;
}

/**
 * A survey design from the columns of a sample.
 *
 * Strata null: one stratum. Clusters are nested in strata, later stages in those before: labels may repeat. Populations
 * count units per stage, or are fractions drawn when all of a stage are at most 1; without them a stage counts as drawn
 * with replacement. Without weights they follow from the populations (Π N/n), else all are 1. Later stages add variance
 * only with populations, as their share of the whole is unknown without.
 *
 * @param input one entry per row in every column.
 * @returns the design, or everything that is wrong with it, by row or stratum: missing or non-positive weights, missing
 * strata, clusters or populations, populations that mix counts and fractions, vary within a group or are smaller than
 * what was drawn, strata without a row, and under `fail` strata with one unit.
 *
 * Cost O(rows). Source: Särndal, Swensson & Wretman 1992, ch. 4. Checked against R survey 4.1.1 `svydesign(nest = TRUE)`.
 */
export function surveyDesign(
  input: DesignInput,
  { lonelyPsu }: { readonly lonelyPsu: LonelyPsu },
): Result<SurveyDesign, readonly SurveyRefusal[]> {
  const missing = findMissing(input);
  if (missing.length > 0) return err(missing);
  const strata = input.strata ?? oneGroup(input.rows);
  const { stages, refusals } = buildStages(input, strata);
  const empty = emptyStrata(stages[0]);
  const lonely = lonelyPsu === "fail" ? stages.flatMap(lonelyGroups) : [];
  const weights = input.weights ?? weightsOf(input.rows, stages);
  const problems = [...empty, ...refusals, ...lonely, ...checkWeights(weights)];
  return problems.length > 0 ? err(problems) : ok({ rows: input.rows, weights, stages, lonelyPsu, calibration: null });
}

function buildStages(input: DesignInput, strata: Grouping): { stages: Stage[]; refusals: SurveyRefusal[] } {
  const stages: Stage[] = [];
  const refusals: SurveyRefusal[] = [];
  let groups = strata;
  let factor: Float64Array = new Float64Array(strata.count).fill(1);
  for (const [at, clusters] of (input.clusters.length === 0 ? [null] : input.clusters).entries()) {
    const units = clusters && nestGroups(groups, clusters);
    const given = input.populations?.[at] ?? null;
    if (at > 0 && given === null) break;
    const populations = given && groupPopulations({ given, groups, drawn: drawnUnits(groups, units), stage: at });
    if (populations?.ok === false) refusals.push(...populations.error);
    const stage = makeStage({ groups, units, populations: populations?.ok ? populations.value : null, factor });
    stages.push(stage);
    if (units === null || stage.units === null) break;
    factor = nextFactor(stage, units.count);
    groups = units;
  }
  return { stages, refusals };
}

function nextFactor(stage: Stage, units: number): Float64Array {
  const next = new Float64Array(units);
  for (let unit = 0; unit < units; unit++) {
    const row = stage.units?.order[stage.units.starts[unit] as number] as number;
    const group = stage.groupOfRow[row] as number;
    next[unit] = (stage.factor[group] as number) * (1 - (stage.correction[group] as number));
  }
  return next;
}

function weightsOf(rows: number, stages: readonly Stage[]): Float64Array {
  const weights = new Float64Array(rows).fill(1);
  for (const { groupOfRow, correction } of stages) {
    for (let k = 0; k < rows; k++) {
      const fraction = 1 - (correction[groupOfRow[k] as number] as number);
      if (fraction > 0) weights[k] = (weights[k] as number) / fraction;
    }
  }
  return weights;
}

function emptyStrata(stage: Stage | undefined): SurveyRefusal[] {
  const drawn = Array.from(stage?.drawn ?? []);
  return drawn.flatMap((units, stratum) =>
    units > 0 ? [] : [{ reason: "stratum-empty" as const, facts: { stratum } }],
  );
}

function lonelyGroups({ drawn, correction, groupOfRow }: Stage, stage: number): SurveyRefusal[] {
  const lonely = (group: number) => drawn[group] === 1 && (correction[group] as number) >= wholeGroup;
  return Array.from(drawn.keys())
    .filter(lonely)
    .map((group) => ({ reason: "lonely-psu", facts: { stage, stratum: group, row: groupOfRow.indexOf(group) } }));
}
