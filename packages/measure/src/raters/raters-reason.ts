import type { UndefinedReason } from "../undefined-reason.ts";

/**
 * Why ratings do not tell what is asked of them. Each has a sentence under `undefined.<reason>`.
 *
 * Beyond the reasons every statistic knows: `disconnected`, no chain of common raters joins what would be compared;
 * `one-grade-only`, a rater gave the same grade throughout; `one-rating-per-level`, every level has a single rating, so its
 * variance cannot be told from the residual's; `same-levels`, two terms group the ratings alike;
 * `inside-fixed`, the fixed part already tells every level of a random term apart; `too-few-levels`, a term
 * has one level only; `too-many-levels`, the block that has to be solved at once is beyond the limit; `no-residual`, the
 * terms explain every rating, so nothing is left to measure error by; `singular-fit`, the variance asked about is estimated
 * as 0; `outside-scale`, a rating is no category of the scale; `extreme-score`, all
 * answers are the lowest or all the highest, so only the assumed distribution keeps the estimate finite.
 */
export type RatersReason =
  | UndefinedReason
  | "disconnected"
  | "one-grade-only"
  | "one-rating-per-level"
  | "inside-fixed"
  | "same-levels"
  | "too-few-levels"
  | "too-many-levels"
  | "no-residual"
  | "singular-fit"
  | "outside-scale"
  | "extreme-score";
