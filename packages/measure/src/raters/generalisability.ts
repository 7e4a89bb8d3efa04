import { err, ok, type Result } from "@huabiao/kernel/result";
import type { RatersReason } from "./raters-reason.ts";

/** What a random term is to the question how well subjects are told apart. */
export type VarianceRole = "subject" | "relative-error" | "absolute-error";

/** Variances of one rating, summed by what they do. */
export interface VarianceShares {
  readonly subject: number;
  /** Disturbs the order of subjects: residual, and whatever goes with subject and rater together. */
  readonly relativeError: number;
  /** Disturbs the level of a subject too: raters' severity and all other terms as well. */
  readonly absoluteError: number;
}

/** How reliable ratings are, alone and averaged. */
export interface Generalisability {
  /** Share of a single rating's variance that is of the subject: ICC(A,1). */
  readonly icc: number;
  /** Of the mean of `ratings` ratings when only the order counts: subject/(subject + relative error/n). */
  readonly generalisability: number;
  /** Of the mean when the level counts: subject/(subject + absolute error/n), the index of dependability Φ. */
  readonly dependability: number;
  /** Ratings to a subject that both are told for. */
  readonly ratings: number;
}

/** Sums the variances of a fit by their roles; the residual is relative error. Absolute error includes the relative. */
export function varianceShares(
  terms: readonly { readonly variance: number; readonly role: VarianceRole }[],
  residualVariance: number,
): VarianceShares {
  const sum = (role: VarianceRole) =>
    terms.reduce((total, one) => (one.role === role ? total + one.variance : total), 0);
  const relativeError = residualVariance + sum("relative-error");
  return { subject: sum("subject"), relativeError, absoluteError: relativeError + sum("absolute-error") };
}

/**
 * The role of a random term by its name: the subject's own; a crossing with the subject (relative error); any other (absolute).
 */
export function varianceRole(term: string, subject: string): VarianceRole {
  if (term === subject) return "subject";
  const parts = term.split(":");
  return subject.split(":").every((part) => parts.includes(part)) ? "relative-error" : "absolute-error";
}

/**
 * Generalisability and dependability of the mean of n ratings by different raters.
 *
 * @param ratings n > 0; a fraction is allowed, such as a harmonic mean. @returns each in [0, 1]; `no-variation` when nothing varies.
 * Source: Brennan 2001, 2.3. Checked by hand on a balanced two-way table against its mean squares.
 */
export function generalisability(shares: VarianceShares, ratings: number): Result<Generalisability, RatersReason> {
  const { subject, relativeError, absoluteError } = shares;
  if (!(ratings > 0)) throw new RangeError(`${ratings} ratings to a subject`);
  if (!(subject + relativeError > 0)) return err("no-variation");
  return ok({
    icc: subject / (subject + absoluteError),
    generalisability: subject / (subject + relativeError / ratings),
    dependability: subject / (subject + absoluteError / ratings),
    ratings,
  });
}

/** The fewest raters for a reliability. */
export interface RatersNeeded {
  /** When only the order of subjects counts. */
  readonly relative: number;
  /** When their level counts. */
  readonly absolute: number;
}

/**
 * The D-study: how many raters to a subject are enough for a reliability, so that nobody rates more than is needed.
 *
 * The least whole n ≥ 1 with subject/(subject + error/n) ≥ reliability, that is n ≥ reliability/(1 − reliability) · error/subject.
 *
 * @param reliability in (0, 1). @returns `singular-fit` when subjects do not differ: no number is then enough.
 * @throws RangeError on a reliability outside. Source: Brennan 2001, 2.4.
 */
export function ratersNeeded(shares: VarianceShares, reliability: number): Result<RatersNeeded, RatersReason> {
  if (!(reliability > 0 && reliability < 1)) throw new RangeError(`reliability ${reliability}`);
  if (!(shares.subject > 0)) return err("singular-fit");
  const enough = (error: number): number =>
    Math.max(1, Math.ceil((reliability / (1 - reliability)) * (error / shares.subject) * (1 - 1e-12)));
  return ok({ relative: enough(shares.relativeError), absolute: enough(shares.absoluteError) });
}
