import type { Cell } from "../csv.ts";
import type { Deputy } from "./deputy.ts";
import type { Member } from "./members.ts";
import { oddOne } from "./planted-oddities.ts";
import { areas, principalShare, seatPlans } from "./team-plans.ts";

/** Who answers for what: principals for a part of every area, deputies for those of their seat; the seconded for nothing. */
export function dutyRows(members: readonly Member[], deputies: readonly Deputy[]): Cell[][] {
  const seconded = oddOne(deputies, "seconded").person;
  return members.flatMap(({ person, county, seat, from }) => {
    const own = seat === null ? areas.map((area) => [area, principalShare] as const) : seatPlans[seat]?.areas;
    return person === seconded ? [] : (own ?? []).map(([area, share]): Cell[] => [person, county, area, share, from]);
  });
}
