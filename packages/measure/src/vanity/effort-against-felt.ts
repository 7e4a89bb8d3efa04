import { ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import {
  type Opposition,
  type OppositionFlag,
  type OppositionOptions,
  opposeSides,
  type PartPosition,
} from "./opposed-sides.ts";
import { amount, type Felt, feltFigure, partAmongKind } from "./peer-parts.ts";

/** A livelihood task: what was put in, and what people feel. null = not known. */
export interface TaskFacts {
  /** Tasks are compared within their kind only. */
  readonly kind: string;
  /** ≥ 0, in units that are the same within a kind. */
  readonly spending: number | null;
  readonly workload: number | null;
  readonly felt: Felt | null;
}

/** A task's effort against what is felt of it. */
export interface EffortAgainstFelt extends Opposition {
  readonly parts: Readonly<Record<"spending" | "workload" | "felt", PartPosition>>;
}

/**
 * Effort against what people feel (R16): the mean position of spending and workload minus that of the felt benefit.
 *
 * Above 0: more toil than happiness came of it; below 0: much is felt for little. In the manner of `vanityRisks`,
 * flags included.
 *
 * @returns per task, or `no-data` (no effort, or nothing felt, is known), `too-few-units` (under 8 tasks of the kind), `no-variation`.
 * @throws RangeError on an amount that is negative or not finite, naming task and part. Cost O(n log n).
 */
export function effortAgainstFelt(
  tasks: readonly TaskFacts[],
  options: OppositionOptions = {},
): {
  readonly tasks: readonly Result<EffortAgainstFelt, UndefinedReason>[];
  readonly flags: readonly OppositionFlag[];
} {
  const { minimum = 8 } = options;
  const kinds = tasks.map(({ kind }) => kind);
  const among = (figures: readonly Result<Felt, UndefinedReason>[]) => partAmongKind(kinds, figures, minimum);
  const spending = among(tasks.map((task, at) => amount(`tasks[${at}].spending`, task.spending)));
  const workload = among(tasks.map((task, at) => amount(`tasks[${at}].workload`, task.workload)));
  const felt = among(tasks.map((task, at) => feltFigure(`tasks[${at}].felt`, task.felt)));
  const parts = tasks.map((_, at) => ({
    spending: spending[at] as PartPosition,
    workload: workload[at] as PartPosition,
    felt: felt[at] as PartPosition,
  }));
  const { oppositions, flags } = opposeSides(
    parts.map((own, at) => ({
      kind: kinds[at] as string,
      sides: ok([[own.spending, own.workload], [own.felt]] as const),
    })),
    options,
  );
  return {
    tasks: oppositions.map((one, at) =>
      one.ok ? ok({ ...one.value, parts: parts[at] as EffortAgainstFelt["parts"] }) : one,
    ),
    flags,
  };
}
