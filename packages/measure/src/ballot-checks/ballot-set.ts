/** A question of a ballot and its options. */
export interface BallotItem {
  readonly id: string;
  /** Per option the share of the item's maximum in [0, 1]; null = not an answer (不了解). */
  readonly coefficients: readonly (number | null)[];
}

/** How many may vote about a subject: in one class and stratum, or in all where one is null. */
export interface BallotRoll {
  /** Index into `subjects`; the others into `classes` and `strata`. */
  readonly subject: number;
  readonly class: number | null;
  readonly stratum: number | null;
  readonly count: number;
}

/**
 * The ballots of one poll, in columns: ballot k is about `subjects[subjectOf[k]]` and answers item j by
 * option `answers[j][k]`, −1 = blank.
 *
 * Every array has one cell per ballot and holds whole numbers from 0. Without classes (or strata) the list
 * is empty and the array null. A voter is a pseudonym that links ballots of one rater about several
 * subjects; null where ballots cannot be linked. Batches say in which release a ballot came, a coarse order.
 */
export interface BallotSet {
  readonly subjects: readonly string[];
  readonly classes: readonly string[];
  readonly strata: readonly string[];
  readonly items: readonly BallotItem[];
  readonly answers: readonly Int16Array[];
  readonly subjectOf: Int32Array;
  readonly classOf: Int32Array | null;
  readonly stratumOf: Int32Array | null;
  readonly voterOf: Int32Array | null;
  readonly batchOf: Int32Array | null;
  readonly rolls: readonly BallotRoll[];
}

/**
 * Checks the shape of a set of ballots.
 *
 * @throws RangeError naming the place: columns of another length, an index outside its list, an unknown option,
 * a coefficient outside [0, 1], a roll that is no whole number from 0 or stands twice. Cost linear in the answers.
 */
export function requireBallots(ballots: BallotSet): void {
  const { subjects, classes, strata, items, answers, subjectOf, classOf, stratumOf, voterOf, batchOf } = ballots;
  const count = subjectOf.length;
  if (answers.length !== items.length)
    throw new RangeError(`answers has ${answers.length} columns for ${items.length} items`);
  if ((classOf === null) !== (classes.length === 0)) throw new RangeError("classes and classOf do not go together");
  if ((stratumOf === null) !== (strata.length === 0)) throw new RangeError("strata and stratumOf do not go together");
  requireWithin("subjectOf", subjectOf, { count, from: 0, below: subjects.length });
  if (classOf) requireWithin("classOf", classOf, { count, from: 0, below: classes.length });
  if (stratumOf) requireWithin("stratumOf", stratumOf, { count, from: 0, below: strata.length });
  if (voterOf) requireWithin("voterOf", voterOf, { count, from: 0, below: Number.POSITIVE_INFINITY });
  if (batchOf) requireWithin("batchOf", batchOf, { count, from: 0, below: Number.POSITIVE_INFINITY });
  items.forEach(({ id, coefficients }, j) => {
    for (const share of coefficients)
      if (share !== null && !(share >= 0 && share <= 1)) throw new RangeError(`a coefficient of ${id} is ${share}`);
    requireWithin(`answers of ${id}`, answers[j] as Int16Array, { count, from: -1, below: coefficients.length });
  });
  requireRolls(ballots);
}

function requireWithin(
  name: string,
  column: Int16Array | Int32Array,
  { count, from, below }: { readonly count: number; readonly from: number; readonly below: number },
): void {
  if (column.length !== count) throw new RangeError(`${name} has ${column.length} cells for ${count} ballots`);
  for (let k = 0; k < count; k++) {
    const value = column[k] as number;
    if (value < from || value >= below) throw new RangeError(`${name} of ballot ${k} is ${value}`);
  }
}

function requireRolls({ subjects, classes, strata, rolls }: BallotSet): void {
  const known = new Set<string>();
  rolls.forEach((roll, at) => {
    const inside =
      isIndex(roll.subject, subjects) &&
      (roll.class === null || isIndex(roll.class, classes)) &&
      (roll.stratum === null || isIndex(roll.stratum, strata));
    const key = `${roll.subject}/${roll.class}/${roll.stratum}`;
    if (!inside) throw new RangeError(`rolls[${at}] speaks of ${key}, which is not there`);
    if (!Number.isSafeInteger(roll.count) || roll.count < 0)
      throw new RangeError(`rolls[${at}].count is ${roll.count}`);
    if (known.has(key)) throw new RangeError(`rolls[${at}] repeats ${key}`);
    known.add(key);
  });
}

function isIndex(value: number, list: readonly string[]): boolean {
  return Number.isInteger(value) && value >= 0 && value < list.length;
}
