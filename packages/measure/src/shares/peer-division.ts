import { invariant } from "@huabiao/kernel/invariant";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import type { Division } from "./division.ts";

/** A team's work as its members see each other's. */
export interface PeerDivision extends Division {
  /**
   * How far reports on the same pair lie apart: pooled standard deviation, over reporters, of one's part of what two
   * contributed. 0 = all agree; 0.29 = no better than drawn by lot; the same scale for any number of members.
   */
  readonly disagreement: number;
  /** Members who reported on nobody. */
  readonly silent: readonly number[];
}

/** When reports are too far apart to divide by. */
export interface PeerOptions {
  /** Largest disagreement. Default 0.25. */
  readonly mostDisagreement?: number;
}

/**
 * The lens of peers (R27): impartial division of a whole among at least four members.
 *
 * Every member reports how much each of the others contributed, relative to one another. For a pair i, j let w be the
 * mean over reporters k of (report on i)/(reports on i and j). The members take turns as residual claimant. In the
 * turn of c, each i ≠ c gets 1 / (1 + Σ_j≠i (1 − w_ij)/w_ij), from reporters other than i, j and c; c gets the rest. Shares are means over turns. Exactly: no member's report moves his own share; reports that agree are
 * honoured as they are; shares sum to 1 and none is negative — averaging within pairs keeps the judgements of a
 * turn reciprocal, and for those the claimed shares never exceed 1 (Stein & Mizzi 2007).
 *
 * Reports are secret: whoever computes needs them, nobody else. Members in league can still raise each other, and
 * any one can raise the disagreement; so the lens is held against the others and never used alone.
 *
 * @param reports one row per reporter, one cell per member: relative contribution ≥ 0, any unit within a row. The own
 * cell is not read. NaN = no report on that member; members both reported as 0 count as equal.
 * @returns shares, or `too-few-members` (under 4: with 3 no rule is impartial, honours agreement and divides the whole; with 2
 * nobody else could report), `missing-reports` (a pair on which nobody eligible reported), `no-agreement`
 * (disagreement over its limit). @throws RangeError on a ragged row or a cell that is negative or infinite.
 *
 * Cost O(members⁴). Source: de Clippel, Moulin & Tideman 2008.
 */
export function peerDivision(
  reports: readonly ArrayLike<number>[],
  options: PeerOptions = {},
): Result<PeerDivision, UndefinedReason> {
  const { mostDisagreement = 0.25 } = options;
  const members = reports.length;
  checkReports(reports);
  if (members < 4) return err("too-few-members");
  const shares = new Float64Array(members);
  for (let claimant = 0; claimant < members; claimant++) {
    const turn = turnShares(reports, claimant);
    if (turn.some(Number.isNaN)) return err("missing-reports");
    for (let member = 0; member < members; member++)
      shares[member] = (shares[member] as number) + (turn[member] as number) / members;
  }
  const disagreement = reporterSpread(reports);
  if (disagreement > mostDisagreement) return err("no-agreement");
  return ok({ shares, disagreement, silent: reports.flatMap((row, k) => (isSilent(row, k) ? [k] : [])) });
}

/** Everybody's share when one member takes what the others' reported shares leave; NaN where reports are missing. */
function turnShares(reports: readonly ArrayLike<number>[], claimant: number): Float64Array {
  const shares = Float64Array.from(reports, (_, member) =>
    member === claimant ? 0 : reportedShare(reports, member, claimant),
  );
  const rest = shares.reduce((left, share) => left - share, 1);
  invariant(!(rest < -1e-9), `reciprocal judgements leave ${rest}`);
  shares[claimant] = Math.max(0, rest);
  return shares;
}

/** 1 / Σ_j (j's contribution over the member's), by reporters other than the two and the claimant; NaN without any. */
function reportedShare(reports: readonly ArrayLike<number>[], member: number, claimant: number): number {
  let sum = 1;
  for (let other = 0; other < reports.length; other++) {
    if (other === member) continue;
    const own = pairShare(reports, [member, other], claimant);
    sum += (1 - own) / own;
  }
  return 1 / sum;
}

/** Mean over eligible reporters of the first's part of what the two contributed. */
function pairShare(
  reports: readonly ArrayLike<number>[],
  pair: readonly [number, number],
  claimant: number | null,
): number {
  const parts = pairParts(reports, pair, claimant);
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

/** What each eligible reporter says the first's part is of what the two contributed. */
function pairParts(
  reports: readonly ArrayLike<number>[],
  [member, other]: readonly [number, number],
  claimant: number | null,
): number[] {
  return reports.flatMap((row, reporter) => {
    if (reporter === member || reporter === other || reporter === claimant) return [];
    const [own, others] = [row[member] as number, row[other] as number];
    if (Number.isNaN(own + others)) return [];
    return [own + others === 0 ? 0.5 : own / (own + others)];
  });
}

function reporterSpread(reports: readonly ArrayLike<number>[]): number {
  let [squares, degrees] = [0, 0];
  for (let member = 0; member < reports.length; member++) {
    for (let other = 0; other < member; other++) {
      const parts = pairParts(reports, [member, other], null);
      const mean = pairShare(reports, [member, other], null);
      squares += parts.reduce((sum, part) => sum + (part - mean) ** 2, 0);
      degrees += parts.length - 1;
    }
  }
  return Math.sqrt(squares / degrees);
}

function isSilent(row: ArrayLike<number>, reporter: number): boolean {
  return Array.from(row).every((cell, member) => member === reporter || Number.isNaN(cell));
}

function checkReports(reports: readonly ArrayLike<number>[]): void {
  reports.forEach((row, k) => {
    if (row.length !== reports.length)
      throw new RangeError(`reports[${k}] has ${row.length} cells for ${reports.length} members`);
    for (let member = 0; member < row.length; member++) {
      const cell = row[member] as number;
      if (member !== k && (cell < 0 || cell === Number.POSITIVE_INFINITY))
        throw new RangeError(`reports[${k}][${member}] is ${cell}`);
    }
  });
}
