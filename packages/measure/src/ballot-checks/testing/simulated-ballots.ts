import { openStream } from "@huabiao/kernel/random";
import type { BallotSet } from "../ballot-set.ts";

/** Size and manner of a simulated poll. */
export interface PollSize {
  readonly subjects: number;
  readonly items: number;
  /** Ballots about each subject, per class. */
  readonly perClass: readonly number[];
  /** Subjects that one voter rates; 1 = ballots are not linked. */
  readonly rated?: number;
  readonly batches?: number;
  /** Standard deviation of the voters' leniency, and of the impression that colours a whole ballot. */
  readonly leniency?: number;
  readonly halo?: number;
}

const coefficients = [1, 0.75, 0.5, 0.25, 0, null];
const thresholds = [0.9, 0, -0.8, -1.6];

/**
 * Ballots of honest voters: nobody colludes, copies or answers blindly.
 *
 * What a voter sees of an item = the subject's merit + the item's own + the class's habit + how this class and
 * subject get on + the voter's leniency + the impression of this subject on this voter + noise; five grades and, one
 * time in twenty-five, 不了解. Voters rate neighbouring subjects in blocks; batches are drawn at random.
 */
export function honestBallots(seed: number, size: PollSize): BallotSet {
  const { subjects, items, perClass, rated = 1, batches = 5, leniency = 0.7, halo = 0.7 } = size;
  const stream = openStream(seed, 1);
  const merit = Array.from({ length: subjects }, () => 0.6 + 0.5 * stream.normal());
  const ease = Array.from({ length: subjects * items }, () => 0.35 * stream.normal());
  const habit = perClass.map(() => 0.25 * stream.normal());
  const rows = perClass.flatMap((count, inClass) => votersOf({ inClass, count, subjects, rated }));
  const bond = perClass.map(() => Array.from({ length: subjects }, () => 0.12 * stream.normal()));
  const ballots = rows.flatMap(({ inClass, own }, voter) => {
    const mild = leniency * stream.normal();
    return own.map((subject) => {
      const ground = (merit[subject] as number) + (habit[inClass] as number) + (bond[inClass]?.[subject] as number);
      const seen = ground + mild + halo * stream.normal();
      const answers = Array.from({ length: items }, (_, item) =>
        stream.uniform() < 0.04 ? 5 : gradeOf(seen + (ease[subject * items + item] as number) + 0.7 * stream.normal()),
      );
      return { subject, inClass, voter, batch: stream.integer(batches), answers };
    });
  });
  return {
    subjects: Array.from({ length: subjects }, (_, at) => `s${at}`),
    classes: perClass.map((_, at) => `c${at}`),
    strata: [],
    items: Array.from({ length: items }, (_, at) => ({ id: `i${at}`, coefficients })),
    answers: Array.from({ length: items }, (_, item) => Int16Array.from(ballots, (one) => one.answers[item] as number)),
    subjectOf: Int32Array.from(ballots, (one) => one.subject),
    classOf: Int32Array.from(ballots, (one) => one.inClass),
    stratumOf: null,
    voterOf: rated > 1 ? Int32Array.from(ballots, (one) => one.voter) : null,
    batchOf: Int32Array.from(ballots, (one) => one.batch),
    rolls: [],
  };
}

function gradeOf(seen: number): number {
  return thresholds.filter((threshold) => seen < threshold).length;
}

function votersOf(of: {
  readonly inClass: number;
  readonly count: number;
  readonly subjects: number;
  readonly rated: number;
}): { readonly inClass: number; readonly own: readonly number[] }[] {
  return Array.from({ length: Math.ceil(of.subjects / of.rated) }, (_, block) => block * of.rated).flatMap((first) => {
    const own = Array.from({ length: Math.min(of.rated, of.subjects - first) }, (_, at) => first + at);
    return Array.from({ length: of.count }, () => ({ inClass: of.inClass, own }));
  });
}

/**
 * A copy of some ballots with other answers to some of them: per ballot the option for every item, or null to leave
 * it.
 */
export function withAnswers(ballots: BallotSet, change: (ballot: number, item: number) => number | null): BallotSet {
  const answers = ballots.answers.map((column, item) => column.map((given, ballot) => change(ballot, item) ?? given));
  return { ...ballots, answers };
}

/** The ballots of a class about a subject, in their order. */
export function ballotsIn(ballots: BallotSet, subject: number, inClass: number): number[] {
  return [...ballots.subjectOf.keys()].filter(
    (ballot) => ballots.subjectOf[ballot] === subject && ballots.classOf?.[ballot] === inClass,
  );
}
