import type { Text } from "@huabiao/kernel/text";
import type { RatingsFinding } from "../voices-finding.ts";

/** Ratings of subjects by raters, however they were given; NaN where nothing was rated. */
export interface RatedSubjects {
  readonly id: string;
  readonly title: Text;
  readonly kind: RatingsFinding["kind"];
  readonly scale: readonly [lowest: number, highest: number];
  readonly rating: Float64Array;
  readonly subject: Int32Array;
  readonly rater: Int32Array;
  /** Names of raters by number; null where a number is all that is known of them. */
  readonly raters: readonly string[] | null;
}
