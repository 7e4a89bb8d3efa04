import { type BallotChecks, type BallotSet, checkBallots } from "@huabiao/measure";
import { type Poll, pollItems, type Scheme } from "@huabiao/scheme";
import type { Evidence, PollEvidence } from "../evidence.ts";
import { checkFindings, toldFacts } from "../findings/told-checks.ts";
import type { CheckFinding, FlagFinding } from "../findings.ts";
import { pollOf } from "./poll-of.ts";
import { type PollParts, pollParts } from "./poll-parts.ts";

/**
 * What the checks on ballots saw (R21): flags for people, and what was run. No ballot is dropped and no score changes.
 *
 * A flag about linked ballots of one rater names no rater: who holds the ballots can find them. A flag that tells what a
 * cell's ballots say is told only where the cell is shown by itself; that a cell has more ballots than voters is turnout
 * and told always.
 */
export function checkedBallots({ scheme, evidence }: { readonly scheme: Scheme; readonly evidence: Evidence }): {
  readonly flags: readonly FlagFinding[];
  readonly checks: readonly CheckFinding[];
} {
  const settings = scheme.method?.checks;
  const off = new Set((settings?.off ?? []).map(({ check }) => check));
  const subjects = evidence.subjects.map(({ id }) => id as string);
  const found = evidence.polls.map((one) => {
    const poll = pollOf(scheme, one);
    const options = settings?.falseDiscovery === undefined ? {} : { falseDiscoveryRate: settings.falseDiscovery };
    const checked = checkBallots(ballotSet(scheme, one, subjects), options);
    const shown = shownCells(pollParts(poll, one.ballots, one.frame));
    const flags = checked.flags
      .filter((flag) => mayBeTold(flag, { poll, shown, subjects }))
      .map(
        (flag): FlagFinding => ({
          check: flag.check,
          subject: flag.subject === null ? null : subjects.indexOf(flag.subject),
          indicator: null,
          poll: poll.id,
          periods: [],
          statistic: flag.statistic,
          pValue: flag.pValue,
          adjusted: flag.adjusted,
          facts: {
            ...toldFacts(flag.facts),
            ...(flag.class === null ? {} : { class: flag.class }),
            ...(flag.stratum === null ? {} : { stratum: flag.stratum }),
          },
        }),
      );
    return { flags, checks: checkFindings(checked) };
  });
  return {
    flags: found.flatMap(({ flags }) => flags).filter(({ check }) => !off.has(check)),
    checks: summed(found.flatMap(({ checks }) => checks)).filter(({ check }) => !off.has(check)),
  };
}

/** Cells that stand by themselves among what is published: `subject/class/stratum`, and `class N` of each class shown at all. */
function shownCells({ parts }: PollParts): ReadonlySet<string> {
  return new Set(
    parts.flatMap(({ subject, class: cls, strata }) => [
      `class ${cls}`,
      ...(strata.length > 1 ? [] : [`${subject}/${cls}/${strata[0] ?? -1}`]),
    ]),
  );
}

function mayBeTold(
  flag: BallotChecks["flags"][number],
  { poll, shown, subjects }: { poll: Poll; shown: ReadonlySet<string>; subjects: readonly string[] },
): boolean {
  if (flag.check === "over-roll") return true;
  const cls = flag.class === null ? -1 : (poll.classes ?? []).findIndex(({ id }) => id === flag.class);
  if (flag.subject === null) return flag.class === null || shown.has(`class ${cls}`);
  const stratum = flag.stratum === null ? -1 : (poll.strata ?? []).findIndex(({ id }) => id === flag.stratum);
  return shown.has(`${subjects.indexOf(flag.subject)}/${cls}/${stratum}`);
}

function ballotSet(scheme: Scheme, { poll: at, ballots, frame }: PollEvidence, subjects: readonly string[]): BallotSet {
  const poll = pollOf(scheme, { poll: at });
  return {
    subjects,
    classes: ballots.classOf === null ? [] : (poll.classes ?? []).map(({ id }) => id),
    strata: ballots.stratumOf === null ? [] : (poll.strata ?? []).map(({ id }) => id),
    items: pollItems(poll).map(({ id, options }) => ({ id, coefficients: options.map((one) => one.coefficient) })),
    answers: ballots.answers,
    subjectOf: ballots.subjectOf,
    classOf: ballots.classOf,
    stratumOf: ballots.stratumOf,
    voterOf: ballots.raterOf,
    batchOf: ballots.batchOf,
    rolls: frame.flatMap(({ subject, class: cls, stratum, invited }) =>
      invited === null
        ? []
        : [{ subject, class: cls < 0 ? null : cls, stratum: stratum < 0 ? null : stratum, count: invited }],
    ),
  };
}

/** The same check over several polls, as one line. */
function summed(checks: readonly CheckFinding[]): CheckFinding[] {
  const sums = new Map<string, { -readonly [Key in keyof CheckFinding]: CheckFinding[Key] }>();
  for (const one of checks) {
    const sum = sums.get(one.check);
    if (sum === undefined) sums.set(one.check, { ...one });
    else {
      sum.run += one.run;
      sum.flagged += one.flagged;
      sum.skipped += one.skipped;
    }
  }
  return [...sums.values()];
}
