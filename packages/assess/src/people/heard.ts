import type { PeopleContent, Scheme } from "@huabiao/scheme";
import type { Ratings } from "../evidence.ts";
import { ratedByTable, ratingsFinding } from "../voices/ratings-finding.ts";
import type { CorrectedFinding, PollFinding, RatingsFinding } from "../voices-finding.ts";
import type { Heard } from "./desk.ts";
import { ratingsKey } from "./views/voice-views.ts";

/** Coverage of the intervals of everything that people said. */
const confidence = 0.95;

/** Polls and ratings as views look them up; ratings of single items where a view of the content asks for one. */
export function heardOf(
  scheme: Scheme,
  content: PeopleContent,
  said: {
    readonly polls: readonly PollFinding[];
    readonly ratings: readonly RatingsFinding[];
    readonly tables: readonly Ratings[];
  },
): Heard {
  const ratings = new Map(said.ratings.map((one) => [ratingsKey(one.id, undefined), one]));
  for (const source of content.heads.flatMap(({ sources }) => sources)) {
    if (source.from !== "ratings" || source.item === undefined) continue;
    const table = scheme.tables.ratings?.findIndex(({ id }) => id === source.ratings) ?? -1;
    const declared = scheme.tables.ratings?.[table];
    const rows = said.tables.find((one) => one.table === table);
    if (declared === undefined || rows === undefined) continue;
    const rated = ratedByTable(ofItem(rows, source.item), declared);
    ratings.set(ratingsKey(source.ratings, source.item), ratingsFinding(rated, confidence));
  }
  return { polls: new Map(said.polls.map((poll) => [poll.id, poll])), ratings };
}

/** The ratings of one item; none when the table does not tell items apart. */
function ofItem(ratings: Ratings, item: string): Ratings {
  const wanted = ratings.items.indexOf(item);
  const { itemOf } = ratings;
  const kept = itemOf === null ? [] : [...itemOf.keys()].filter((k) => itemOf[k] === wanted);
  return {
    ...ratings,
    subjectOf: Int32Array.from(kept, (k) => ratings.subjectOf[k] as number),
    raterOf: Int32Array.from(kept, (k) => ratings.raterOf[k] as number),
    value: Float64Array.from(kept, (k) => ratings.value[k] as number),
    itemOf: null,
  };
}

/** Severity-corrected results by subject, each with the table or poll it comes from. */
export function correctedByPerson(
  ratings: readonly RatingsFinding[],
): ReadonlyMap<number, readonly (CorrectedFinding & { readonly source: string })[]> {
  const found = new Map<number, (CorrectedFinding & { readonly source: string })[]>();
  for (const { id, subjects } of ratings) {
    for (const { subject, ...corrected } of subjects) {
      const own = found.get(subject) ?? [];
      own.push({ ...corrected, source: id });
      found.set(subject, own);
    }
  }
  return found;
}
