import type { Arrangement } from "./arrange-ballots.ts";

/** Mean scores in [0, 1] by class and subject; NaN under 5 scored ballots. */
export interface ClassMeans {
  readonly at: (inClass: number, subject: number) => number;
  /** Mean of the other classes' means about a subject, each class counting once. */
  readonly others: (inClass: number, subject: number) => number;
  /** Per class, its mean over the subjects. */
  readonly usual: readonly number[];
}

/** Scored ballots that a class needs about a subject. */
export const leastScored = 5;

/** Averages the scores of each class about each subject over its strata. Cost linear in the ballots. */
export function classMeans({ ballots, scores }: Arrangement): ClassMeans {
  const { subjects, classes, subjectOf, classOf } = ballots;
  const cells = subjects.length * classes.length;
  const [counts, sums] = [new Float64Array(cells), new Float64Array(cells)];
  scores.forEach((score, k) => {
    if (Number.isNaN(score)) return;
    const cell = (subjectOf[k] as number) * classes.length + (classOf?.[k] ?? 0);
    counts[cell] = (counts[cell] as number) + 1;
    sums[cell] = (sums[cell] as number) + score;
  });
  const at = (inClass: number, subject: number): number => {
    const cell = subject * classes.length + inClass;
    const count = counts[cell] as number;
    return count < leastScored ? Number.NaN : (sums[cell] as number) / count;
  };
  const others = (inClass: number, subject: number): number =>
    meanPresent(classes.flatMap((_, other) => (other === inClass ? [] : [at(other, subject)])));
  const usual = classes.map((_, inClass) => meanPresent(subjects.map((__, subject) => at(inClass, subject))));
  return { at, others, usual };
}

function meanPresent(values: readonly number[]): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.reduce((sum, value) => sum + value, 0) / present.length;
}
