import type { Text } from "@huabiao/kernel/text";
import type { RatersReason } from "@huabiao/measure";
import { normalQuantile, type SeverityCorrected, severityCorrected } from "@huabiao/measure";
import type { Ballots, Ratings } from "../evidence.ts";
import type { CorrectedFinding, RaterFinding, RatingsFinding, ReliabilityFinding } from "../voices-finding.ts";
import type { RatedSubjects } from "./rated-subjects.ts";
import { ratingsBySet } from "./ratings-by-set.ts";

/** Reliability that the number of raters needed is told for. */
const wantedReliability = 0.8;

/**
 * Ratings with the severity of raters taken out, beside the raw means (R22): per subject, per rater, and how reliable.
 *
 * Several ratings of one subject by one rater (its items) count as their mean. Where no model can be fitted the reason
 * stands and the lists are empty. @param confidence coverage of the intervals, for example 0.95.
 */
export function ratingsFinding(rated: RatedSubjects, confidence: number): RatingsFinding {
  const base = { id: rated.id, title: rated.title, kind: rated.kind, scale: rated.scale };
  const table = compact(rated);
  const bySet = ratingsBySet(rated, table, (ofSet) => ratingsFinding(ofSet, confidence));
  if (bySet !== null) return { ...base, ...bySet };
  if (table.rating.length === 0) return { ...base, ...without("no-data") };
  const found = severityCorrected(table, { reliability: wantedReliability });
  if (!found.ok) return { ...base, ...without(found.error) };
  const { subjects, raters, sets, singular } = found.value;
  const half = normalQuantile((1 + confidence) / 2);
  return {
    ...base,
    subjects: subjects.map(({ ratings, rawMean, corrected, correctedError, set }, at) => ({
      subject: table.subjects[at] as number,
      raw: rawMean,
      estimate: corrected,
      se: correctedError,
      lower: corrected - half * correctedError,
      upper: corrected + half * correctedError,
      ratings,
      set,
    })),
    raters: raters.map(
      ({ ratings, severity, severityError, oneGradeOnly }, at): RaterFinding => ({
        rater: rated.raters?.[table.raters[at] as number] ?? String((table.raters[at] as number) + 1),
        ratings,
        severity,
        se: severityError,
        oneGrade: oneGradeOnly,
      }),
    ),
    sets: sets.count,
    reason: sets.count > 1 ? "disconnected" : singular.includes("subject") ? "singular-fit" : null,
    reliability: reliabilityOf(found.value),
  };
}

/** Severity-corrected results by subject. */
export function correctedBySubject(finding: RatingsFinding): ReadonlyMap<number, CorrectedFinding> {
  return new Map(finding.subjects.map(({ subject, ...corrected }) => [subject, corrected]));
}

/** The ballots of a panel whose raters can be told apart, as ratings of 0–100; null when they cannot. */
export function ratedByBallots(of: {
  readonly id: string;
  readonly title: Text;
  readonly ballots: Ballots;
  readonly scores: Float64Array;
}): RatedSubjects | null {
  const { raterOf, subjectOf } = of.ballots;
  if (raterOf === null) return null;
  const { id, title, scores } = of;
  return { id, title, kind: "poll", scale: [0, 100], rating: scores, subject: subjectOf, rater: raterOf, raters: null };
}

/** A table of ratings of the scheme. */
export function ratedByTable(
  { raterOf, raters, subjectOf, value }: Ratings,
  of: Pick<RatedSubjects, "id" | "title" | "scale">,
): RatedSubjects {
  return { ...of, kind: "table", rating: value, subject: subjectOf, rater: raterOf, raters };
}

function without(reason: RatersReason): Omit<RatingsFinding, "id" | "title" | "kind" | "scale"> {
  return { subjects: [], raters: [], sets: 0, reason, reliability: null };
}

function reliabilityOf({ variances, reliability, needed }: SeverityCorrected): ReliabilityFinding | null {
  if (!reliability.ok) return null;
  return {
    subjectVariance: variances.subject,
    raterVariance: variances.rater,
    residualVariance: variances.residual,
    icc: reliability.value.icc,
    generalisability: reliability.value.generalisability,
    target: wantedReliability,
    ratersNeeded: needed.ok ? needed.value.relative : null,
  };
}

/** One rating per rater and subject, levels numbered from 0 without gaps. */
function compact({ rating, subject, rater }: RatedSubjects) {
  const width = rater.reduce((most, by) => Math.max(most, by + 1), 1);
  const sums = new Map<number, { subject: number; rater: number; sum: number; count: number }>();
  rating.forEach((value, k) => {
    if (Number.isNaN(value)) return;
    const [about, by] = [subject[k] as number, rater[k] as number];
    const key = about * width + by;
    const pair = sums.get(key) ?? { subject: about, rater: by, sum: 0, count: 0 };
    pair.sum += value;
    pair.count++;
    sums.set(key, pair);
  });
  const pairs = [...sums.values()];
  const subjects = [...new Set(pairs.map((pair) => pair.subject))].sort((a, b) => a - b);
  const raters = [...new Set(pairs.map((pair) => pair.rater))].sort((a, b) => a - b);
  const [subjectAt, raterAt] = [placesOf(subjects), placesOf(raters)];
  return {
    subjects,
    raters,
    rating: Float64Array.from(pairs, ({ sum, count }) => sum / count),
    subject: Int32Array.from(pairs, (pair) => subjectAt.get(pair.subject) as number),
    rater: Int32Array.from(pairs, (pair) => raterAt.get(pair.rater) as number),
  };
}

function placesOf(numbers: readonly number[]): ReadonlyMap<number, number> {
  return new Map(numbers.map((number, at) => [number, at]));
}
