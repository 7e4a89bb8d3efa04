import { err, ok, type Result } from "@huabiao/kernel/result";
import { signTestTwoSided } from "./distributions.ts";
import type { IntegrityReason } from "./integrity-reason.ts";
import { medianSorted } from "./robust-summary.ts";

/** In which direction published values were changed later. */
export interface RevisionPattern {
  /** Share of the revisions that flatter: later value better than the first. */
  readonly statistic: number;
  /** Two-sided sign test. */
  readonly pValue: number;
  readonly better: number;
  readonly worse: number;
  /** Median of (later − first)·direction/|first|, over revisions with first ≠ 0; 0 when there is none. */
  readonly medianShare: number;
}

/** A value as first reported and as it stands now. */
export interface Revision {
  readonly first: number;
  readonly later: number;
  /** +1 more is better, −1 less is better. */
  readonly direction: 1 | -1;
}

/**
 * Whether revisions go systematically one way: sign test and median size.
 *
 * Revisions that change nothing, or with a missing side (NaN), are left out.
 *
 * @returns `too-few-values` under 8 real revisions. @throws RangeError on ±Infinity. Cost O(n log n).
 */
export function revisionPattern(revisions: readonly Revision[]): Result<RevisionPattern, IntegrityReason> {
  const moves: number[] = [];
  const shares: number[] = [];
  revisions.forEach(({ first, later, direction }, i) => {
    const move = (later - first) * direction;
    if (Math.abs(first) === Number.POSITIVE_INFINITY || Math.abs(later) === Number.POSITIVE_INFINITY) {
      throw new RangeError(`revisions[${i}] goes from ${first} to ${later}`);
    }
    if (Number.isNaN(move) || move === 0) return;
    moves.push(move);
    if (first !== 0) shares.push(move / Math.abs(first));
  });
  if (moves.length < 8) return err("too-few-values");
  const better = moves.filter((move) => move > 0).length;
  return ok({
    statistic: better / moves.length,
    pValue: signTestTwoSided(better, moves.length),
    better,
    worse: moves.length - better,
    medianShare: shares.length > 0 ? medianSorted(Float64Array.from(shares).sort()) : 0,
  });
}
