import { type BallotSet, requireBallots } from "./ballot-set.ts";
import { patternIds } from "./pattern-ids.ts";

/**
 * A set of ballots sorted into cells, with what every check reads.
 *
 * A block is a class and a stratum; a cell is a block's ballots about one subject, cell = subject · blocks + block.
 */
export interface Arrangement {
  readonly ballots: BallotSet;
  readonly blocks: number;
  readonly cells: number;
  /** Ballots of cell c: `members` from `starts[c]` to `starts[c + 1]`, in their given order. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** Mean coefficient of a ballot's answers, NaN when it has none. */
  readonly scores: Float64Array;
  /** 1 where every item got the same option and that option is an answer. */
  readonly straight: Uint8Array;
  /** Number of the whole answer pattern; equal patterns have equal numbers. */
  readonly patternOf: Int32Array;
  readonly patterns: number;
  /** Every answer plus one (0 = blank), ballot after ballot: `rows[ballot · items + item]`. */
  readonly rows: Int16Array;
}

/**
 * Sorts ballots into cells and numbers their patterns. @throws RangeError as `requireBallots`. Cost linear in the
 * answers.
 */
export function arrangeBallots(ballots: BallotSet): Arrangement {
  requireBallots(ballots);
  const { subjects, classes, strata, items, answers, subjectOf, classOf, stratumOf } = ballots;
  const strataCount = Math.max(1, strata.length);
  const blocks = Math.max(1, classes.length) * strataCount;
  const cells = subjects.length * blocks;
  const cellOf = subjectOf.map(
    (subject, k) => subject * blocks + ((classOf?.[k] ?? 0) * strataCount + (stratumOf?.[k] ?? 0)),
  );
  const widths = items.map(({ coefficients }) => coefficients.length);
  const { ids, patterns } = patternIds(answers, widths);
  return {
    ballots,
    blocks,
    cells,
    ...sortInto(cellOf, cells),
    ...readAnswers(ballots),
    patternOf: ids,
    patterns,
    rows: rowsOf(answers, subjectOf.length),
  };
}

function rowsOf(answers: readonly Int16Array[], count: number): Int16Array {
  const rows = new Int16Array(count * answers.length);
  answers.forEach((column, item) => {
    for (let ballot = 0; ballot < count; ballot++)
      rows[ballot * answers.length + item] = (column[ballot] as number) + 1;
  });
  return rows;
}

function readAnswers({ items, answers, subjectOf }: BallotSet): Pick<Arrangement, "scores" | "straight"> {
  const count = subjectOf.length;
  const points = new Float64Array(count);
  const answered = new Uint8Array(count);
  const straight = new Uint8Array(count).fill(items.length > 0 ? 1 : 0);
  items.forEach(({ coefficients }, j) => {
    const column = answers[j] as Int16Array;
    for (let k = 0; k < count; k++) {
      const share = coefficients[column[k] as number] ?? null;
      if (share === null || column[k] !== answers[0]?.[k]) straight[k] = 0;
      if (share === null) continue;
      points[k] = (points[k] as number) + share;
      answered[k] = (answered[k] as number) + 1;
    }
  });
  return { scores: points.map((sum, k) => sum / (answered[k] as number)), straight };
}

/** The rows of each of `count` groups, by counting sort: group g is `members` from `starts[g]` to `starts[g + 1]`. */
export function sortInto(
  groupOf: ArrayLike<number>,
  count: number,
): { readonly starts: Int32Array; readonly members: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (let k = 0; k < groupOf.length; k++) {
    const after = (groupOf[k] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let group = 1; group <= count; group++)
    starts[group] = (starts[group] as number) + (starts[group - 1] as number);
  const next = starts.slice();
  const members = new Int32Array(groupOf.length);
  for (let k = 0; k < groupOf.length; k++) {
    const group = groupOf[k] as number;
    members[next[group] as number] = k;
    next[group] = (next[group] as number) + 1;
  }
  return { starts, members };
}

/** The ballots of one cell. */
export function ballotsOf({ starts, members }: Arrangement, cell: number): Int32Array {
  return members.subarray(starts[cell], starts[cell + 1]);
}
