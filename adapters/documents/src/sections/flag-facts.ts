import type { FlagFinding } from "@huabiao/assess";
import { type Edition, nameOf, nodeTitle, titledFacts } from "../report/edition.ts";
import * as numbers from "../report/numbers.ts";
import { each, type Fact, factIn } from "../report/words.ts";

/** What the sentences of a flag mention: whom, what, when, how strong the evidence is, and the check's own facts. */
export function flagFacts(edition: Edition, flag: FlagFinding): Record<string, Fact> {
  return {
    subject: flag.subject === null ? "" : nameOf(edition, flag.subject),
    indicator: flag.indicator === null ? "" : nodeTitle(edition, flag.indicator),
    periods: flaggedPeriods(flag),
    statistic: numbers.loose(flag.statistic),
    pValue: numbers.pValue(flag.pValue),
    adjusted: numbers.pValue(flag.adjusted),
    strength: compared(flag.pValue),
    corrected: compared(flag.adjusted),
    ...titledFacts(edition, flag.facts, numbers.loose),
  };
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
