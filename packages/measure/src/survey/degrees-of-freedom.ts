import type { SurveyDesign } from "./design.ts";
import type { Grouping } from "./grouping.ts";
import { stageVariance } from "./stage-variance.ts";

/**
 * Degrees of freedom in each domain: primary units with rows in it − strata with rows in it.
 *
 * Cost O(rows). Checked against R survey 4.1.1 `degf`, of a design and of a subset.
 */
export function degreesOfFreedom(design: SurveyDesign, domains: Grouping): Int32Array {
  const stage = design.stages[0] as SurveyDesign["stages"][number];
  const seen = stageVariance(stage, new Float64Array(design.rows), { domains, lonelyPsu: "remove" });
  return seen.units.map((units, domain) => units - (seen.groups[domain] as number));
}
