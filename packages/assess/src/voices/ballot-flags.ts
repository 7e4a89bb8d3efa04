import { type BallotSet, checkBallots } from "@huabiao/measure";
import { pollItems, type Scheme } from "@huabiao/scheme";
import type { Evidence, PollEvidence } from "../evidence.ts";
import { checkFindings, toldFacts } from "../findings/told-checks.ts";
import type { CheckFinding, FlagFinding } from "../findings.ts";

/**
 * What the checks on ballots saw (R21): flags for people, and what was run. No ballot is dropped and no score changes.
 *
 * A flag about linked ballots of one rater names no rater: who holds the ballots can find them.
 */
export function checkedBallots({ scheme, evidence }: { readonly scheme: Scheme; readonly evidence: Evidence }): {
  readonly flags: readonly FlagFinding[];
  readonly checks: readonly CheckFinding[];
} {
  const settings = scheme.method?.checks;
  const off = new Set((settings?.off ?? []).map(({ check }) => check));
  const subjects = evidence.subjects.map(({ id }) => id as string);
  const found = evidence.polls.map((one) => {
    const poll = scheme.polls?.[one.poll];
    const options = settings?.falseDiscovery === undefined ? {} : { falseDiscoveryRate: settings.falseDiscovery };
    const checked = checkBallots(ballotSet(scheme, one, subjects), options);
    const flags = checked.flags.map(
      (flag): FlagFinding => ({
        check: flag.check,
        subject: flag.subject === null ? null : subjects.indexOf(flag.subject),
        indicator: null,
        poll: poll?.id ?? null,
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

function ballotSet(scheme: Scheme, { poll: at, ballots, frame }: PollEvidence, subjects: readonly string[]): BallotSet {
  const poll = scheme.polls?.[at];
  if (poll === undefined) throw new RangeError(`evidence of poll ${at}, which the scheme does not have`);
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
