import { connectedSets } from "@huabiao/measure";
import type { RatingsFinding, ReliabilityFinding } from "../voices-finding.ts";
import type { RatedSubjects } from "./rated-subjects.ts";

/** Subjects up to which sets that no rater joins are fitted together, with common variances. */
const fittedTogether = 1_000;

/** One rating per rater and subject; codes are places in the lists of levels. */
export interface CompactRatings {
  readonly subjects: readonly number[];
  readonly raters: readonly number[];
  readonly rating: Float64Array;
  readonly subject: Int32Array;
  readonly rater: Int32Array;
}

/**
 * Ratings of so many subjects that the sets no rater joins are fitted one by one, each with variances of its own; null when
 * they are fewer, or when all are joined.
 *
 * Nothing is compared across sets in either case. A set that cannot be fitted has no corrected results; the reliability is
 * the mean over sets, by subjects. Cost that of the fits: linear while sets stay small.
 */
export function ratingsBySet(
  rated: RatedSubjects,
  table: CompactRatings,
  fit: (ofSet: RatedSubjects) => RatingsFinding,
): Pick<RatingsFinding, "subjects" | "raters" | "sets" | "reason" | "reliability"> | null {
  if (table.subjects.length <= fittedTogether) return null;
  const joined = connectedSets(
    { levels: table.subjects.length, codes: table.subject },
    { levels: table.raters.length, codes: table.rater },
  );
  if (joined.count < 2) return null;
  const sets = Map.groupBy(table.rating.keys(), (k) => joined.subjects[table.subject[k] as number] as number);
  const found = [...sets].sort(([a], [b]) => a - b).map(([, rows]) => fit(subsetOf(rated, table, rows)));
  return {
    subjects: found
      .flatMap((one, set) => one.subjects.map((subject) => ({ ...subject, set })))
      .sort((a, b) => a.subject - b.subject),
    raters: found.flatMap((one) => one.raters),
    sets: found.length,
    reason: "disconnected",
    reliability: pooled(found),
  };
}

function subsetOf(rated: RatedSubjects, table: CompactRatings, rows: readonly number[]): RatedSubjects {
  return {
    ...rated,
    rating: Float64Array.from(rows, (k) => table.rating[k] as number),
    subject: Int32Array.from(rows, (k) => table.subjects[table.subject[k] as number] as number),
    rater: Int32Array.from(rows, (k) => table.raters[table.rater[k] as number] as number),
  };
}

/** Mean of the sets' reliabilities by their subjects; raters needed as the set that needs most. */
function pooled(found: readonly RatingsFinding[]): ReliabilityFinding | null {
  const known = found.flatMap(({ subjects, reliability }) =>
    reliability === null ? [] : [{ weight: subjects.length, reliability }],
  );
  const [first] = known;
  if (first === undefined) return null;
  const whole = known.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (pick: (one: ReliabilityFinding) => number) =>
    known.reduce((sum, { weight, reliability }) => sum + (weight * pick(reliability)) / whole, 0);
  const needs = known.map(({ reliability }) => reliability.ratersNeeded);
  return {
    subjectVariance: mean((one) => one.subjectVariance),
    raterVariance: mean((one) => one.raterVariance),
    residualVariance: mean((one) => one.residualVariance),
    icc: mean((one) => one.icc),
    generalisability: mean((one) => one.generalisability),
    target: first.reliability.target,
    ratersNeeded: needs.reduce((most, one) => (most === null || one === null ? null : Math.max(most, one)), 0),
  };
}
