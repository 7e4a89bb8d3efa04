import type { County } from "../places.ts";
import { type CareerTerm, type Deputy, postOf } from "./deputy.ts";

/** What is unusual about the terms of the deputies, by team and seat. */
interface Oddity {
  readonly id: string;
  readonly county: string;
  readonly seat: number;
  readonly what: string;
}

/** Everything unusual that is planted in the terms; the seed changes who it is, never where. */
export const oddities = [
  { id: "new-in-post", county: "MH0404", seat: 4, what: "Took the post on 1 September 2025." },
  { id: "months-only", county: "MH0303", seat: 2, what: "Took the post in March 2021; the day is not known." },
  { id: "two-posts", county: "MH0907", seat: 1, what: "Acted as mayor for ten weeks beside the post of first deputy." },
  { id: "long-gap", county: "MH1003", seat: 5, what: "Held no post for fourteen months between two terms." },
  { id: "overlap", county: "MH0701", seat: 3, what: "Kept the former post in another county for two months." },
  { id: "short-service", county: "MH0805", seat: 6, what: "Came on 10 November 2025: too few days to be portrayed." },
  { id: "seconded", county: "MH1003", seat: 2, what: "In post, but seconded elsewhere all year: nothing to portray." },
] as const satisfies readonly Oddity[];

/** The id of an oddity. */
export type OddityId = (typeof oddities)[number]["id"];

/** The deputy an oddity is about. */
export function oddOne(deputies: readonly Deputy[], id: OddityId): Deputy {
  const where = oddities.find((one) => one.id === id);
  const found = deputies.find(({ county, seat }) => county === where?.county && seat === where.seat);
  if (found === undefined) throw new RangeError(`nobody is ${id}`);
  return found;
}

/** Lays the planted oddities over the careers drawn, and adds those who left a seat in the course of 2025. */
export function plantedOddities(
  deputies: readonly Deputy[],
  { counties, register }: { readonly counties: readonly County[]; readonly register: { readonly next: () => string } },
): readonly Deputy[] {
  const planted = deputies.map((deputy) => {
    const oddity = oddities.find(({ county, seat }) => county === deputy.county && seat === deputy.seat);
    return oddity === undefined ? deputy : { ...deputy, terms: oddTerms(oddity.id, deputy, counties) };
  });
  const leavers = (["new-in-post", "short-service"] as const).map((id, at): Deputy => {
    const { county, seat } = oddOne(planted, id);
    const person = register.next();
    const [from, to] = at === 0 ? ["2021-02-18", "2025-08-20"] : ["2022-04-06", "2025-10-30"];
    return { person, county, seat, terms: [{ person, county, post: postOf(seat, county, counties), from, to }] };
  });
  return [...planted, ...leavers];
}

function oddTerms(id: OddityId, { person, county, seat }: Deputy, counties: readonly County[]): CareerTerm[] {
  const own = (from: string): CareerTerm => ({ person, county, post: postOf(seat, county, counties), from, to: null });
  const former = (place: string, [from, to]: readonly [string, string]): CareerTerm => ({
    ...{ person, county: place, post: postOf(4, place, counties), from, to },
  });
  switch (id) {
    case "new-in-post":
      return [former("MH0408", ["2021-03-10", "2024-12-20"]), own("2025-09-01")];
    case "months-only":
      return [former("MH0502", ["2017-06", "2021-02"]), own("2021-03")];
    case "two-posts":
      return [own("2020-11-16"), { person, county, post: "縣長", from: "2023-03-06", to: "2023-05-18" }];
    case "long-gap":
      return [former("MH0605", ["2016-05-09", "2020-02-28"]), own("2021-05-06")];
    case "overlap":
      return [former("MH0303", ["2018-01-08", "2022-08-31"]), own("2022-07-01")];
    case "short-service":
      return [former("MH0808", ["2019-08-12", "2024-11-29"]), own("2025-11-10")];
    case "seconded":
      return [own("2021-12-01")];
  }
}
