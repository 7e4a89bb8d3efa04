import { err, ok, type Result } from "@huabiao/kernel/result";
import type { SurveyDesign } from "./design.ts";
import { checkMargins, groupWeights, type Margin } from "./margins.ts";
import type { SurveyRefusal } from "./refusal.ts";

/**
 * Post-stratification: weights scaled in each group so that they sum to the population's count.
 *
 * Influences then lose their weighted mean over the group, so that nothing the counts fix has variance:
 * z − w Σ_g(d z/w)/Σ_g d, with d the weights before.
 *
 * Refused: as `checkMargins`. Cost O(rows). Source: Särndal, Swensson & Wretman 1992, 7.6. Checked against R survey
 * 4.1.1 `postStratify`.
 */
export function postStratify(design: SurveyDesign, margin: Margin): Result<SurveyDesign, readonly SurveyRefusal[]> {
  const refusals = checkMargins([margin], design.weights);
  if (refusals.length > 0) return err(refusals);
  const { groups, counts } = margin;
  const before = groupWeights(groups, design.weights);
  const weights = scaled(design.weights, margin, before) as Float64Array;
  const project = (z: Float64Array): void => {
    const sums = new Float64Array(groups.count);
    for (let k = 0; k < z.length; k++) {
      const group = groups.codes[k] as number;
      sums[group] = (sums[group] as number) + (z[k] as number);
    }
    for (let k = 0; k < z.length; k++) {
      const group = groups.codes[k] as number;
      z[k] = (z[k] as number) - ((weights[k] as number) * (sums[group] as number)) / (counts[group] as number);
    }
  };
  const again = (own: Float64Array) => scaled(own, margin, groupWeights(groups, own));
  return ok({ ...design, weights, calibration: { before: design.weights, project, again } });
}

function scaled(weights: Float64Array, { groups, counts }: Margin, sums: Float64Array): Float64Array | null {
  const factors = counts.map((count, group) =>
    (sums[group] as number) > 0 ? count / (sums[group] as number) : Number.NaN,
  );
  if (factors.some((factor, group) => Number.isNaN(factor) && (counts[group] as number) > 0)) return null;
  return weights.map((weight, k) => weight * (factors[groups.codes[k] as number] as number));
}
