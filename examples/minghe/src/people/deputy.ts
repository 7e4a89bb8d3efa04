import type { County } from "../places.ts";
import { seatPlans } from "./team-plans.ts";

/** A term as the table writes it: the post in words, days or only months. */
export interface CareerTerm {
  readonly person: string;
  readonly post: string;
  readonly county: string;
  /** `YYYY-MM-DD`, or `YYYY-MM` where no more is known. */
  readonly from: string;
  /** Null = still in post. */
  readonly to: string | null;
}

/** A deputy of 2025: the seat in the team, and all terms since 2015, oldest first. */
export interface Deputy {
  readonly person: string;
  readonly county: string;
  /** Place in `seatPlans`. */
  readonly seat: number;
  readonly terms: readonly CareerTerm[];
}

/** The words for a seat's post in a county. */
export function postOf(seat: number, county: string, counties: readonly County[]): string {
  const isDistrict = counties.find(({ id }) => id === county)?.zone === "urban";
  return seatPlans[seat]?.post[isDistrict ? 1 : 0] as string;
}
