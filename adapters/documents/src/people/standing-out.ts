import type { PersonFinding, TeamFinding } from "@huabiao/assess";
import type { Localised, Words } from "../report/words.ts";

/** What of a person asks to be looked at or is easily overlooked, each in a few words; never a sum. */
export function personStandsOut(words: Words, person: PersonFinding): Localised[] {
  const of = (kind: "credit" | "debit") => person.credits.filter((credit) => credit.kind === kind).length;
  return told(words, {
    disagree: person.heads.reduce((sum, { disagreements }) => sum + disagreements.length, 0),
    credits: of("credit"),
    debits: of("debit"),
    flags: person.flags.length,
    bars: person.suggestion.bars.length,
    excused: person.excused.length,
    dissent: person.dissent.length,
  });
}

/** The same of a team. */
export function teamStandsOut(words: Words, team: TeamFinding): Localised[] {
  return told(words, {
    disagree: team.heads.reduce((sum, { disagreements }) => sum + disagreements.length, 0),
    deliberate: team.shares.mustDeliberate ? 1 : 0,
    bars: team.suggestion.bars.length,
  });
}

function told(words: Words, counts: Readonly<Record<string, number>>): Localised[] {
  return Object.entries(counts).flatMap(([what, count]) =>
    count === 0 ? [] : [words.phrase(`report.people.out.${what}`, { count })],
  );
}
