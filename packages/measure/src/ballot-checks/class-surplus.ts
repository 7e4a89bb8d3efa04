import type { PeerEstimates } from "./among-peers.ts";
import type { Arrangement } from "./arrange-ballots.ts";
import { type ClassMeans, leastScored } from "./class-means.ts";

/** Ballots of the class's average that a voter's habit is mixed with. */
const borrowed = 2;

/**
 * How much more a class gives each subject than the other classes do, beyond what its voters usually give more.
 *
 * Per ballot: e = score − the other classes' mean about the subject; surplus = e − the voter's habit: the mean e of
 * the same voter's other ballots, mixed with two ballots of the class's average (unlinked ballots: that average
 * alone). A class's estimate about a subject is the mean surplus of its ballots; its variance theirs or, where
 * larger, the one pooled over the subjects, over their count. The error of the other classes' means is left to the
 * spread between peers. NaN under 5 scored ballots. Cost linear in the ballots.
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
  const within = squares.map((square, at) => square - (counts[at] as number) * (values[at] as number) ** 2);
  const enough = [...counts.keys()].filter((at) => (counts[at] as number) >= leastScored);
  const total = (part: Float64Array): number => enough.reduce((sum, at) => sum + (part[at] as number), 0);
  const pooled = total(within) / (total(counts) - enough.length);
  const variances = within.map((sum, at) => {
    const n = counts[at] as number;
    return Math.max(sum / (n - 1), pooled) / n;
  });
  return { values, variances };
}

/** What a ballot's voter gives more on the other ballots, drawn towards what the class does. */
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
    return (sum - (own[k] as number) + borrowed * usual) / (count - 1 + borrowed);
  };
}
