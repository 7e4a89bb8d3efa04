import type { Text } from "@huabiao/kernel/text";
import type { UndefinedReason } from "@huabiao/measure";

/** A livelihood task at all places: what was put in against what people feel (R16). No score rests on it. */
export interface EffortFinding {
  readonly id: string;
  readonly title: Text;
  /** Units of spending and workload; null where the task names no such series. */
  readonly units: { readonly spending: string | null; readonly workload: string | null };
  /** One per place that has any figure of the task, in the order of the subjects. */
  readonly places: readonly EffortPlace[];
}

/** One place's effort and what is felt there; positions are shares of comparable places below, ties half. */
export interface EffortPlace {
  readonly subject: number;
  readonly spending: number | null;
  readonly workload: number | null;
  readonly felt: number | null;
  readonly feltError: number | null;
  /** Mean position of spending and workload, and position of what is felt; null with a reason. */
  readonly effort: number | null;
  readonly feltPosition: number | null;
  /** Effort minus felt, −1 … 1, with its interval: above 0 is more toil than happiness. */
  readonly gap: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** A human is asked to look. */
  readonly flagged: boolean;
  readonly reason: UndefinedReason | null;
}
