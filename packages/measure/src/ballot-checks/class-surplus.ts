import type { PeerEstimates } from "./among-peers.ts";
import type { Arrangement } from "./arrange-ballots.ts";
import { type ClassMeans, leastScored } from "./class-means.ts";

/** A class of one mind is not infinitely precise: at least this variance of one ballot. */
const smallestVariance = 1e-4;

/**
 * How much more a class gives each subject than the other classes do, beyond what its voters usually give more.
 *
 * Per ballot: e = score − the other classes' mean about the subject; surplus = e − the mean e of the same voter's
 * other ballots, or, where ballots are not linked or stand alone, of the class. A class's estimate about a subject
 * is the mean surplus of its ballots and its variance theirs over their count; the error of the other classes' means is left to
 * the spread between peers. NaN under 5 scored ballots. Cost linear in the ballots.
 */
export function classSurplus(arrangement: Arrangement, means: ClassMeans, inClass: number): PeerEstimates {
  const { ballots, scores } = arrangement;
  const { subjects, subjectOf, classOf, voterOf } = ballots;
  const others = Float64Array.from(subjects, (_, subject) => means.others(inClass, subject));
  const own = scores.map((score, k) =>
    classOf?.[k] === inClass ? score - (others[subjectOf[k] as number] as number) : Number.NaN,
  );
  const habitOf = habits(own, voterOf);
  const [counts, sums, squares] = [0, 0, 0].map(() => new Float64Array(subjects.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  own.forEach((gap, k) => {
    if (Number.isNaN(gap)) return;
    const subject = subjectOf[k] as number;
    const surplus = gap - habitOf(k);
    counts[subject] = (counts[subject] as number) + 1;
    sums[subject] = (sums[subject] as number) + surplus;
    squares[subject] = (squares[subject] as number) + surplus * surplus;
  });
  const values = sums.map((sum, at) =>
    (counts[at] as number) < leastScored ? Number.NaN : sum / (counts[at] as number),
  );
  const variances = squares.map((square, at) => {
    const n = counts[at] as number;
    return (Math.max(0, square / n - (values[at] as number) ** 2) + smallestVariance) / (n - 1);
  });
  return { values, variances };
}

/** What a ballot's voter gives more on the other ballots, or the class where there are none. */
function habits(own: Float64Array, voterOf: Int32Array | null): (ballot: number) => number {
  const present = own.filter((gap) => !Number.isNaN(gap));
  const usual = present.reduce((sum, gap) => sum + gap, 0) / present.length;
  if (voterOf === null) return () => usual;
  const voters = voterOf.reduce((most, voter) => Math.max(most, voter), -1) + 1;
  const [counts, sums] = [new Float64Array(voters), new Float64Array(voters)];
  own.forEach((gap, k) => {
    if (Number.isNaN(gap)) return;
    const voter = voterOf[k] as number;
    counts[voter] = (counts[voter] as number) + 1;
    sums[voter] = (sums[voter] as number) + gap;
  });
  return (k) => {
    const [count, sum] = [counts[voterOf[k] as number] as number, sums[voterOf[k] as number] as number];
    return count < 2 ? usual : (sum - (own[k] as number)) / (count - 1);
  };
}
