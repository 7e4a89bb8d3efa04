import { sameOctets } from "../encoding/octets.ts";

/** What is known of the ballots that came with one token: the entry of each revision. */
export type KnownRevisions = ReadonlyMap<number, Uint8Array>;

/**
 * What the arrival of a ballot means: `new`, or `same` for a retry, which gets the same receipt and counts once.
 *
 * `revision-taken` when another ballot with the token has the same or a higher revision: nothing that was promised is
 * ever overwritten.
 */
export function judgeArrival(
  known: KnownRevisions,
  arrived: { readonly revision: number; readonly entry: Uint8Array },
): "new" | "same" | "revision-taken" {
  const before = known.get(arrived.revision);
  if (before !== undefined) return sameOctets(before, arrived.entry) ? "same" : "revision-taken";
  return [...known.keys()].some((revision) => revision > arrived.revision) ? "revision-taken" : "new";
}
