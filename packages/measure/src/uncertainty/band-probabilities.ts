import { err, ok, type Result } from "@huabiao/kernel/result";
import { roundPlaces } from "../quota/arithmetic.ts";
import { decidedFrom } from "../quota/suggested-range.ts";
import type { UndefinedReason } from "../undefined-reason.ts";
import type { DrawResults } from "./draw-results.ts";
import { rankProbabilities } from "./rank-probabilities.ts";

/** How bands are cut: by the plan's score thresholds, or by shares of the ranks of each set, best first, summing to at most 1. */
export type Bands = { readonly by: "score" } | { readonly by: "rank-share"; readonly shares: readonly number[] };

/** In which band a unit probably is. */
export interface BandProbabilities {
  /** One per band, best first, as shares of all draws. */
  readonly probabilities: readonly number[];
  /** The most likely band; the worse one of a tie. */
  readonly top: number;
  /** The most likely band has a probability under 0.8. */
  readonly undecided: boolean;
}

/**
 * P(band) of one unit at the root, or at the first tracked node for bands by rank share.
 *
 * By score: band 0 is at or above the first threshold, the last is under the last. By rank share: band b
 * holds the ranks up to ⌊(s₀ + … + s_b) · set size⌋, and what the shares leave over is a last band; units
 * tied at an edge are in the better band.
 *
 * @returns the probabilities, or `no-data` for a unit without a score in any draw.
 * @throws RangeError when the plan had no thresholds, on impossible shares, or an unknown unit. Cost O(set size).
 */
export function bandProbabilities(
  results: DrawResults,
  unit: number,
  bands: Bands,
): Result<BandProbabilities, UndefinedReason> {
  if (!(unit in results.setSize)) throw new RangeError(`unknown unit ${unit}`);
  const probabilities = bands.by === "score" ? byScore(results, unit) : byRankShare(results, unit, bands.shares);
  const most = Math.max(0, ...probabilities);
  if (most === 0) return err("no-data");
  return ok({ probabilities, top: probabilities.lastIndexOf(most), undecided: most < decidedFrom });
}

function byScore({ thresholds, bandCounts, draws }: DrawResults, unit: number): number[] {
  if (thresholds.length === 0) throw new RangeError("the draws were planned without thresholds");
  const bands = thresholds.length + 1;
  return Array.from(bandCounts.subarray(unit * bands, (unit + 1) * bands), (count) => count / draws);
}

function byRankShare(results: DrawResults, unit: number, shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (shares.some((share) => !(share >= 0)) || total > 1 + 1e-9)
    throw new RangeError(`shares of bands are ${shares.join(", ")}`);
  const cumulative = rankProbabilities(results, unit);
  const reached: number[] = [];
  let share = 0;
  for (const own of shares) {
    share += own;
    const places = roundPlaces(share * cumulative.length, "floor");
    reached.push(places === 0 ? 0 : (cumulative[places - 1] as number));
  }
  if (total < 1 - 1e-9) reached.push(cumulative.at(-1) ?? 0);
  return reached.map((value, band) => value - (band === 0 ? 0 : (reached[band - 1] as number)));
}
