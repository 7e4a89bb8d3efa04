import { openStream } from "@huabiao/kernel/random";
import { type BallotSet, checkBallots } from "@huabiao/measure";
import type { BenchRow } from "./row.ts";

const [subjects, perSubject, items, rated, runs] = [1000, 1000, 12, 10, 3];

/**
 * Every check on a million ballots of twelve items in two classes: not linked, and of voters who rate ten subjects
 * each.
 */
export function benchBallots(): BenchRow[] {
  return [false, true].map((isLinked) => {
    const ballots = simulated(isLinked);
    const seconds = Array.from({ length: runs }, () => {
      const start = performance.now();
      checkBallots(ballots);
      return (performance.now() - start) / 1000;
    }).sort((a, b) => a - b);
    return {
      work: `Check 1,000,000 ballots × ${items} items, ${isLinked ? `voters of ${rated} subjects` : "not linked"}`,
      median: `${seconds[1]?.toFixed(2)} s`,
      reach: "≤ 10 s",
      detail: `${runs} runs, in process, all checks`,
    };
  });
}

/** Voter of subject block b: ballots b · 10 … b · 10 + 9; answers from a leniency and a merit. */
function simulated(isLinked: boolean): BallotSet {
  const stream = openStream(1);
  const count = subjects * perSubject;
  const merit = Array.from({ length: subjects }, () => stream.normal());
  const answers = Array.from({ length: items }, () => new Int16Array(count));
  const [subjectOf, voterOf] = [new Int32Array(count), new Int32Array(count)];
  const [classOf, batchOf] = [new Int32Array(count), new Int32Array(count)];
  let leniency = 0;
  for (let k = 0; k < count; k++) {
    const voter = Math.floor(k / rated);
    if (k % rated === 0) leniency = stream.normal();
    const subject = (rated * Math.floor(voter / perSubject) + (k % rated)) % subjects;
    [subjectOf[k], voterOf[k], classOf[k], batchOf[k]] = [subject, voter, voter % 2, stream.integer(20)];
    const seen = 2 + (merit[subject] as number) + leniency + stream.normal();
    for (const column of answers) column[k] = Math.min(4, Math.max(0, Math.floor(seen + 2 * stream.uniform() - 1)));
  }
  return {
    subjects: merit.map((_, at) => `s${at}`),
    classes: ["a", "b"],
    strata: [],
    items: answers.map((_, at) => ({ id: `i${at}`, coefficients: [1, 0.75, 0.5, 0.25, 0, null] })),
    answers,
    subjectOf,
    classOf,
    stratumOf: null,
    voterOf: isLinked ? voterOf : null,
    batchOf,
    rolls: [],
  };
}
