import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import { checkAmounts, type Division, toShares } from "./division.ts";

/** A team's work by duty. */
export interface DutyDivision extends Division {
  /** Areas that nobody answered for; the others' weights stand in for theirs. */
  readonly vacantAreas: readonly number[];
}

/** What a team is responsible for. */
export interface Duties {
  /** One row per member, one cell per area: part of the responsibility, ≥ 0, in any unit that is the same within an area. */
  readonly responsibility: readonly ArrayLike<number>[];
  /** Days in post of each member, ≥ 0. */
  readonly daysInPost: ArrayLike<number>;
  /** Weight of each area, ≥ 0. Default: equal. */
  readonly areaWeights?: ArrayLike<number>;
}

/**
 * The lens of duty (R27): who answered for what, for how long.
 *
 * Within an area shares are in proportion to responsibility × days in post; areas are added by weight. Multiplying a
 * row of one area or all days by a number changes nothing.
 *
 * @returns shares, or `no-data` when no weighted area has anybody in post.
 * @throws RangeError on ragged rows or a cell that is negative or not finite, naming it. Cost O(members · areas).
 */
export function dutyDivision(duties: Duties): Result<DutyDivision, UndefinedReason> {
  const { responsibility, daysInPost } = duties;
  const areas = responsibility[0]?.length ?? 0;
  const areaWeights = duties.areaWeights ?? new Float64Array(areas).fill(1);
  checkDuties(duties, areaWeights, areas);
  const total = new Float64Array(responsibility.length);
  const vacantAreas: number[] = [];
  for (let area = 0; area < areas; area++) {
    const done = Float64Array.from(responsibility, (row, m) => (row[area] as number) * (daysInPost[m] as number));
    if (!done.some((amount) => amount > 0)) vacantAreas.push(area);
    else
      toShares(done).forEach((share, m) => {
        total[m] = (total[m] as number) + share * (areaWeights[area] as number);
      });
  }
  return total.some((share) => share > 0) ? ok({ shares: toShares(total), vacantAreas }) : err("no-data");
}

function checkDuties({ responsibility, daysInPost }: Duties, areaWeights: ArrayLike<number>, areas: number): void {
  const members = responsibility.length;
  if (daysInPost.length !== members) throw new RangeError(`${daysInPost.length} daysInPost for ${members} members`);
  if (areaWeights.length !== areas) throw new RangeError(`${areaWeights.length} areaWeights for ${areas} areas`);
  checkAmounts("daysInPost", daysInPost);
  checkAmounts("areaWeights", areaWeights);
  responsibility.forEach((row, m) => {
    if (row.length !== areas) throw new RangeError(`responsibility[${m}] has ${row.length} areas, not ${areas}`);
    checkAmounts(`responsibility[${m}]`, row);
  });
}
