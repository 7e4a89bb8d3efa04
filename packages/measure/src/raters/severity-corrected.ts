import { err, ok, type Result } from "@huabiao/kernel/result";
import { type ConnectedSets, connectedSets } from "./connected-sets.ts";
import {
  type Generalisability,
  generalisability,
  type RatersNeeded,
  ratersNeeded,
  varianceShares,
} from "./generalisability.ts";
import { type FittedTerm, fitMixed } from "./mixed/fit-mixed.ts";
import type { FixedColumn } from "./mixed/mixed-data.ts";
import { oneGradeOnly } from "./one-grade-only.ts";
import type { RatersReason } from "./raters-reason.ts";

/** Ratings of subjects by raters; levels are numbered from 0 and each has a rating. */
export interface SeverityRatings {
  readonly rating: Float64Array;
  readonly subject: Int32Array;
  readonly rater: Int32Array;
  /** Columns that are corrected for besides the rater. The intercept is added. */
  readonly fixed?: readonly FixedColumn[];
}

/** One subject: what was given, beside what remains when the raters' severity is taken out. */
export interface CorrectedSubject {
  readonly ratings: number;
  readonly rawMean: number;
  /** Standard error of the raw mean over different raters; null with fewer than two ratings. */
  readonly rawError: number | null;
  readonly corrected: number;
  /** Standard error of prediction of the corrected mean. */
  readonly correctedError: number;
  /** Set of subjects that it can be compared with. */
  readonly set: number;
}

/** One rater. */
export interface RaterSeverity {
  readonly ratings: number;
  readonly rawMean: number;
  /** How far the rater's grades lie below those of an average rater for the same subjects; positive is severe. */
  readonly severity: number;
  readonly severityError: number;
  /** Whether two or more grades were given and all are the same: a severity, but no sign of telling subjects apart. */
  readonly oneGradeOnly: boolean;
  readonly set: number;
}

/** Subjects with raw and corrected means side by side, raters with their severity, and how far all of it can be relied on. */
export interface SeverityCorrected {
  readonly subjects: readonly CorrectedSubject[];
  readonly raters: readonly RaterSeverity[];
  readonly variances: { readonly subject: number; readonly rater: number; readonly residual: number };
  readonly reliability: Result<Generalisability, RatersReason>;
  readonly needed: Result<RatersNeeded, RatersReason>;
  readonly sets: ConnectedSets;
  /** Which variances lie on their bound 0. */
  readonly singular: readonly ("subject" | "rater")[];
}

/**
 * Corrects the ratings of subjects for the severity of their raters (R22), and never shows the corrected without the raw.
 *
 * Mixed model by REML with crossed random intercepts of subjects and raters. A corrected mean is the subject's effect plus
 * the fixed part at the average rating: it draws toward the average as far as its few or scattered ratings ask for.
 *
 * @param options `reliability` asked of the D-study, default 0.8. @returns or why there is no fit, as `fitMixed` says.
 * Between sets only the assumption of alike raters compares subjects; `correctedDifference` refuses it as `disconnected`.
 * @throws RangeError as `fitMixed`. Cost that of `fitMixed`. Source: measured as in lme4; Linacre 1989 for the aim.
 */
export function severityCorrected(
  data: SeverityRatings,
  options: { readonly reliability?: number } = {},
): Result<SeverityCorrected, RatersReason> {
  const { rating, fixed = [] } = data;
  const subject = { name: "subject", levels: levelsOf(data.subject), codes: data.subject };
  const rater = { name: "rater", levels: levelsOf(data.rater), codes: data.rater };
  const intercept = { name: "(Intercept)", values: new Float64Array(rating.length).fill(1) };
  const fit = fitMixed({ response: rating, fixed: [intercept, ...fixed], random: [subject, rater] });
  if (!fit.ok) return fit;
  const [ofSubject, ofRater] = fit.value.terms as readonly [FittedTerm, FittedTerm];
  const sets = connectedSets(subject, rater);
  const shares = varianceShares(
    [
      { variance: ofSubject.variance, role: "subject" },
      { variance: ofRater.variance, role: "absolute-error" },
    ],
    fit.value.residualVariance,
  );
  return ok({
    subjects: correctedSubjects(data, ofSubject, sets),
    raters: raterSeverities(data, ofRater, sets),
    variances: { subject: ofSubject.variance, rater: ofRater.variance, residual: fit.value.residualVariance },
    reliability: generalisability(shares, harmonicMean(ofSubject.ratings)),
    needed: ratersNeeded(shares, options.reliability ?? 0.8),
    sets,
    singular: (["subject", "rater"] as const).filter((_, k) => fit.value.terms[k]?.singular),
  });
}

/** How far subject a lies above subject b after correction; `disconnected` when no chain of raters joins them. */
export function correctedDifference(result: SeverityCorrected, a: number, b: number): Result<number, RatersReason> {
  const [one, other] = [result.subjects[a], result.subjects[b]];
  if (one === undefined || other === undefined)
    throw new RangeError(`subjects ${a} and ${b} of ${result.subjects.length}`);
  return one.set === other.set ? ok(one.corrected - other.corrected) : err("disconnected");
}

/** n / Σ 1/x: how many ratings to a subject the average reliability corresponds to. */
export function harmonicMean(counts: Float64Array): number {
  return counts.length / counts.reduce((sum, count) => sum + 1 / count, 0);
}

function levelsOf(codes: Int32Array): number {
  return codes.reduce((most, code) => Math.max(most, code), -1) + 1;
}

function correctedSubjects(data: SeverityRatings, term: FittedTerm, sets: ConnectedSets): readonly CorrectedSubject[] {
  const squares = new Float64Array(term.effects.length);
  data.rating.forEach((rating, i) => {
    const at = data.subject[i] as number;
    squares[at] = (squares[at] as number) + (rating - (term.rawMeans[at] as number)) ** 2;
  });
  return Array.from(squares, (square, at) => {
    const ratings = term.ratings[at] as number;
    return {
      ratings,
      rawMean: term.rawMeans[at] as number,
      rawError: ratings < 2 ? null : Math.sqrt(square / (ratings - 1) / ratings),
      corrected: term.means[at] as number,
      correctedError: term.meanErrors[at] as number,
      set: sets.subjects[at] as number,
    };
  });
}

function raterSeverities(data: SeverityRatings, term: FittedTerm, sets: ConnectedSets): readonly RaterSeverity[] {
  const oneGrade = oneGradeOnly(data.rating, data.rater, term.effects.length);
  return Array.from(term.effects, (effect, at) => ({
    ratings: term.ratings[at] as number,
    rawMean: term.rawMeans[at] as number,
    severity: 0 - effect,
    severityError: term.predictionErrors[at] as number,
    oneGradeOnly: oneGrade[at] as boolean,
    set: sets.raters[at] as number,
  }));
}
