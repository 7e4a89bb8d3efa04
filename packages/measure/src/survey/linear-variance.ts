import type { SurveyDesign } from "./design.ts";
import { type Grouping, oneGroup } from "./grouping.ts";
import { stageVariance } from "./stage-variance.ts";

/** The variance of a linear statistic in each domain, and what it rests on. */
export interface LinearVariance {
  readonly variance: Float64Array;
  /** Primary units and strata that have rows in the domain. */
  readonly units: Int32Array;
  readonly strata: Int32Array;
  /** Whether all the spread between the domain's primary units would have to come from a single one that was sampled. */
  readonly isSingle: (domain: number) => boolean;
}

/**
 * Variance of Σ z over the rows of each domain, where z is weight × influence: Taylor linearisation, all stages added.
 *
 * A domain is a part of the sample, not a sample of its own: units without rows in it count in n_h. In a calibrated
 * design z is first freed of what the calibration fixed, over all rows, once per domain.
 *
 * Cost O(rows × stages), in a calibrated design times the domains. Source: Särndal, Swensson & Wretman 1992, 5.7 and 6.6.
 */
export function linearVariance(design: SurveyDesign, z: Float64Array, domains: Grouping): LinearVariance {
  const { lonelyPsu, calibration, stages } = design;
  const first = stageVariance(stages[0] as (typeof stages)[number], z, { domains, lonelyPsu });
  const isSingle = (domain: number): boolean =>
    calibration === null && stages.length === 1 && first.units[domain] === 1 && first.sampled[domain] === 1;
  const rests = { units: first.units, strata: first.groups, isSingle };
  if (calibration) return { variance: calibratedVariance(design, z, domains), ...rests };
  const variance = first.variance;
  for (const stage of stages.slice(1)) {
    const own = stageVariance(stage, z, { domains, lonelyPsu }).variance;
    for (let d = 0; d < variance.length; d++) variance[d] = (variance[d] as number) + (own[d] as number);
  }
  return { variance, ...rests };
}

function calibratedVariance(design: SurveyDesign, z: Float64Array, domains: Grouping): Float64Array {
  const all = oneGroup(design.rows);
  const own = new Float64Array(design.rows);
  return Float64Array.from({ length: domains.count }, (_, domain) => {
    for (let k = 0; k < own.length; k++) own[k] = domains.codes[k] === domain ? (z[k] as number) : 0;
    design.calibration?.project(own);
    return design.stages.reduce(
      (sum, stage) =>
        sum + (stageVariance(stage, own, { domains: all, lonelyPsu: design.lonelyPsu }).variance[0] as number),
      0,
    );
  });
}
