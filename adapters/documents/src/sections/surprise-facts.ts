import type { SurpriseFinding } from "@huabiao/assess";
import { type Edition, nodeTitle, rangeOf, subjectAt, titledFacts } from "../report/edition.ts";
import * as numbers from "../report/numbers.ts";
import { rankRange } from "../report/reading.ts";
import type { Fact } from "../report/words.ts";
import { flagTitle } from "./flag-facts.ts";

/** What the sentence of a surprise mentions: its own facts, and what the findings know of its subject. */
export function surpriseFacts(edition: Edition, { code, subject, facts }: SurpriseFinding): Record<string, Fact> {
  const given = titledFacts(edition, facts, numbers.loose);
  if (subject === null) return given;
  if (code === "moved") return { ...given, ...movedFacts(edition, subject) };
  if (code === "disagree-sides") return { ...given, ...sideFacts(given, facts["difference"]) };
  if (code === "flagged") return { ...given, ...flaggedFacts(edition, subject) };
  return code === "target-missed" ? { ...given, ...missedFacts(edition, subject) } : given;
}

function movedFacts(edition: Edition, subject: number): Record<string, Fact> {
  const { root } = edition.reading;
  const { previous } = subjectAt(edition, subject);
  const score = root.score[subject] ?? null;
  const range = rankRange(root, subject);
  return {
    change: score === null || previous === null ? "\u2014" : numbers.signed(score - previous.score),
    period: previous?.period ?? "\u2014",
    before: previous?.rank ?? "\u2014",
    after: range === null ? (root.rank[subject] ?? "\u2014") : rangeOf(range),
  };
}

/** Which of two sides is above the other, and how far. */
function sideFacts({ first, second }: Record<string, Fact>, difference: string | number | undefined) {
  const apart = Number(difference ?? 0);
  const [higher, lower] = apart >= 0 ? [first, second] : [second, first];
  return { higher: higher ?? "", lower: lower ?? "", difference: numbers.score(Math.abs(apart)) };
}

function flaggedFacts(edition: Edition, subject: number): Record<string, Fact> {
  const flags = edition.reading.flags.get(subject) ?? [];
  const about = new Map(flags.map((flag) => [flag.poll ?? flag.indicator, flagTitle(edition, flag)]));
  return { indicators: named(edition, [...about.values()]) };
}

function missedFacts(edition: Edition, subject: number): Record<string, Fact> {
  const missed = (edition.reading.targets.get(subject) ?? []).filter((target) => target.met === false);
  return {
    targets: edition.words.count("target", missed.length),
    indicators: named(
      edition,
      missed.map((target) => nodeTitle(edition, target.indicator)),
    ),
  };
}

/** At most four titles, then how many more. */
function named(edition: Edition, titles: readonly Fact[]): Fact {
  const names = titles.slice(0, 4);
  if (titles.length > 4) names.push(edition.words.phrase("report.and-more", { count: titles.length - 4 }));
  return edition.words.list(names);
}
