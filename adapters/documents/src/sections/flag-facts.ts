import type { FlagFinding } from "@huabiao/assess";
import { type Edition, nameOf, nodeTitle, titledFacts, voiceTitle } from "../report/edition.ts";
import * as numbers from "../report/numbers.ts";
import { each, type Fact, factIn, type Localised } from "../report/words.ts";

/** What the sentences of a flag mention: whom, what, when, how strong the evidence is, and the check's own facts. */
export function flagFacts(edition: Edition, flag: FlagFinding): Record<string, Fact> {
  return {
    subject: flag.subject === null ? "" : nameOf(edition, flag.subject),
    indicator: flag.indicator === null ? "" : nodeTitle(edition, flag.indicator),
    poll: flag.poll === null ? "" : voiceTitle(edition, flag.poll),
    periods: flaggedPeriods(flag),
    statistic: numbers.loose(flag.statistic),
    pValue: numbers.pValue(flag.pValue),
    adjusted: numbers.pValue(flag.adjusted),
    strength: compared(flag.pValue),
    corrected: compared(flag.adjusted),
    ...titledFacts(edition, flag.facts, numbers.loose),
    ...partFacts(edition, flag),
  };
}

/** What a flag is about: the poll, the indicator, or the index as a whole. */
export function flagTitle(edition: Edition, { poll, indicator }: FlagFinding): Localised {
  if (poll !== null) return voiceTitle(edition, poll);
  return indicator === null ? edition.words.title(edition.reading.root.title) : nodeTitle(edition, indicator);
}

/** Class and stratum of a poll by their titles. */
function partFacts({ reading, words }: Edition, { poll, facts }: FlagFinding): Record<string, Fact> {
  const asked = reading.findings.voices.polls.find((one) => one.id === poll);
  const titled: Record<string, Fact> = {};
  const kind = asked?.classes.find((one) => one.id === facts["class"]);
  const stratum = asked?.strata.find((one) => one.id === facts["stratum"]);
  if (kind !== undefined) titled["class"] = words.title(kind.title);
  if (stratum !== undefined) titled["stratum"] = words.title(stratum.title);
  return titled;
}

/** The first and last period of a flag. */
export function flaggedPeriods({ periods }: FlagFinding): string {
  const [first, last] = [periods[0] ?? "", periods[periods.length - 1] ?? ""];
  return first === last ? first : `${first}\u2013${last}`;
}

/** "= 0.002" or "< 0.001", for a sentence that says what is compared. */
function compared(p: number): Fact {
  return p < 0.001 ? numbers.pValue(p) : each((language) => `= ${factIn(numbers.pValue(p), language)}`);
}
