import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import { checkAmounts, type Division, toShares } from "./division.ts";

/** One record of what was done, and by whom. */
export interface ContributionRecord {
  /** How much it counts, ≥ 0. */
  readonly weight: number;
  /** Whether somebody else confirmed it; only then it counts. */
  readonly verified: boolean;
  /** Part of each member, ≥ 0, in any unit. */
  readonly parts: ArrayLike<number>;
}

/** A team's work by verified records. */
export interface EvidenceDivision extends Division {
  readonly verified: number;
  /** Records left out because nobody confirmed them. */
  readonly unverified: number;
}

/**
 * The lens of evidence (R27): verified records, each divided among those who took part, added by weight.
 *
 * A record without anybody's part, or of weight 0, counts for nobody. Unverified ones are counted, not used.
 *
 * @param members how many there are. @returns shares, or `no-data` when no verified record names anybody.
 * @throws RangeError on ragged parts or an amount that is negative or not finite, naming it. Cost O(records · members).
 */
export function evidenceDivision(
  records: readonly ContributionRecord[],
  members: number,
): Result<EvidenceDivision, UndefinedReason> {
  const total = new Float64Array(members);
  let verified = 0;
  records.forEach((record, k) => {
    checkRecord(record, k, members);
    if (!record.verified) return;
    verified++;
    const parts = Float64Array.from(record.parts);
    if (!parts.some((part) => part > 0)) return;
    toShares(parts).forEach((share, m) => {
      total[m] = (total[m] as number) + share * record.weight;
    });
  });
  if (!total.some((share) => share > 0)) return err("no-data");
  return ok({ shares: toShares(total), verified, unverified: records.length - verified });
}

function checkRecord({ weight, parts }: ContributionRecord, k: number, members: number): void {
  checkAmounts(`records[${k}].weight`, [weight]);
  if (parts.length !== members) throw new RangeError(`records[${k}] has ${parts.length} parts for ${members} members`);
  checkAmounts(`records[${k}].parts`, parts);
}
