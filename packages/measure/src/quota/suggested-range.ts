import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";

/** A range of neighbouring bands that the evidence suggests; people choose the grade. */
export interface SuggestedRange {
  /** Best and worst suggested band, as places in the order of the bands (0 = best). */
  readonly best: number;
  readonly worst: number;
  /** Probability of the range before bars. */
  readonly probability: number;
  /** The most likely single band has a probability under the threshold. */
  readonly undecided: boolean;
  /** Bars that lowered the range, with their reasons. */
  readonly barred: readonly Bar[];
}

/** A bar: with its reason, no band better than `bestAllowed` may be given. */
export interface Bar {
  readonly reason: string;
  readonly bestAllowed: number;
}

/** The top band needs at least this probability, else the case is undecided. */
export const decidedFrom = 0.8;

/**
 * The range of bands to suggest: from the most likely band outwards, always adding the likelier
 * neighbour (the worse one on a tie), until the threshold is reached; then cut by the bars.
 *
 * @param probabilities one per band, best first, ≥ 0, summing to 1 or, where some draws gave no score, to less; ties for the most likely go to the worse band.
 * @returns the range, or `no-data` when there is no band or every probability is 0.
 * @throws RangeError on a probability outside [0, 1] or a bar outside the bands.
 *
 * Cost O(bands).
 */
export function suggestedRange(
  probabilities: readonly number[],
  options: { readonly bars?: readonly Bar[]; readonly threshold?: number } = {},
): Result<SuggestedRange, UndefinedReason> {
  const { bars = [], threshold = decidedFrom } = options;
  checkRange(probabilities, bars);
  let best = probabilities.lastIndexOf(Math.max(...probabilities));
  if (!((probabilities[best] ?? 0) > 0)) return err("no-data");
  let worst = best;
  let probability = probabilities[best] as number;
  const undecided = probability < threshold;
  while (probability < threshold - 1e-12 && (best > 0 || worst < probabilities.length - 1)) {
    const better = probabilities[best - 1] ?? -1;
    const worse = probabilities[worst + 1] ?? -1;
    if (better > worse) best--;
    else worst++;
    probability += Math.max(better, worse);
  }
  const barred = bars.filter(({ bestAllowed }) => bestAllowed > best);
  const ceiling = Math.max(best, ...barred.map(({ bestAllowed }) => bestAllowed));
  return ok({ best: ceiling, worst: Math.max(worst, ceiling), probability, undecided, barred });
}

function checkRange(probabilities: readonly number[], bars: readonly Bar[]): void {
  probabilities.forEach((probability, band) => {
    if (!(probability >= 0 && probability <= 1)) throw new RangeError(`probabilities[${band}] is ${probability}`);
  });
  for (const { reason, bestAllowed } of bars) {
    const inside = Number.isInteger(bestAllowed) && bestAllowed >= 0 && bestAllowed < probabilities.length;
    if (!inside) throw new RangeError(`bar ${reason} allows band ${bestAllowed}`);
  }
}
