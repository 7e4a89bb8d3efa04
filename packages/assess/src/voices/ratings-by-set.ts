import { connectedSets } from "@huabiao/measure";
import type { RatingsFinding, ReliabilityFinding } from "../voices-finding.ts";
import type { RatedSubjects } from "./ratings-finding.ts";

/** Subjects up to which sets that no rater joins are fitted together, with common variances. */
const fittedTogether = 1_000;

/**
 * Ratings of so many subjects that the sets no rater joins are fitted one by one, each with variances of its own; null when
 * they are fewer, or when all are joined.
 *
 * Nothing is compared across sets in either case. A set that cannot be fitted has no corrected results; the reliability is
 * the mean over sets, by subjects. Cost that of the fits, the largest set first.
 */
export function ratingsBySet(
  rated: RatedSubjects,
  fit: (ofSet: RatedSubjects) => RatingsFinding,
): Pick<RatingsFinding, "subjects" | "raters" | "sets" | "reason" | "reliability"> | null {
  const [subjects, raters] = [levelsOf(rated.subject), levelsOf(rated.rater)];
  if (subjects <= fittedTogether) return null;
  const joined = connectedSets({ levels: subjects, codes: rated.subject }, { levels: raters, codes: rated.rater });
  const present = [...rated.rating.keys()].filter((k) => !Number.isNaN(rated.rating[k]));
  const sets = Map.groupBy(present, (k) => joined.subjects[rated.subject[k] as number] as number);
  if (sets.size < 2) return null;
  const found = [...sets].sort(([a], [b]) => a - b).map(([, rows]) => fit(subsetOf(rated, rows)));
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

function levelsOf(codes: Int32Array): number {
  return codes.reduce((most, code) => Math.max(most, code), -1) + 1;
}

function subsetOf(rated: RatedSubjects, rows: readonly number[]): RatedSubjects {
  return {
    ...rated,
    rating: Float64Array.from(rows, (k) => rated.rating[k] as number),
    subject: Int32Array.from(rows, (k) => rated.subject[k] as number),
    rater: Int32Array.from(rows, (k) => rated.rater[k] as number),
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
