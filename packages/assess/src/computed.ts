import type { Composite, DrawPlan, DrawResults, Explanations } from "@huabiao/measure";
import type { Scheme } from "@huabiao/scheme";
import type { Evidence } from "./evidence.ts";
import type { AssessmentModel } from "./model/build-model.ts";
import type { ComparisonGroups } from "./model/comparison-groups.ts";
import type { ObservationIndex } from "./model/observation-index.ts";

/** Everything that has been computed for a period before it is told as findings. */
export interface Computed {
  readonly scheme: Scheme;
  readonly evidence: Evidence;
  readonly index: ObservationIndex;
  readonly groups: ComparisonGroups;
  readonly assessment: AssessmentModel;
  readonly composite: Composite;
  readonly explanations: Explanations | null;
  /** Per node, one rank per subject, 0 = unranked; within the group or across all, as the scheme compares. */
  readonly ranks: readonly Int32Array[];
  /** Comparison set per subject: its group, or one set of all. */
  readonly setOf: Int32Array;
  readonly plan: DrawPlan | null;
  readonly draws: DrawResults | null;
  readonly seed: number;
}
