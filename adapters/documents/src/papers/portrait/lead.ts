import type { HeadFinding, PersonFinding, TeamFinding } from "@huabiao/assess";
import { standing } from "./heads-view.ts";
import type { Sitting } from "./sitting.ts";

/** A person in a few plain sentences: the standard, the views against peers, what disagrees, what ripened, what to look at. */
export function personLead(sitting: Sitting, person: PersonFinding): string {
  const { words } = sitting;
  const credits = person.credits.filter(({ kind }) => kind === "credit").length;
  return words.sentences([
    words.say(person.gate === null ? "lead.no-gate" : `lead.${person.gate.state}`),
    ...headSentences(sitting, person.heads, words.text(person.peerGroup.title)),
    ...(person.credits.length === 0
      ? []
      : [words.say("lead.credits", { credits, debits: person.credits.length - credits })]),
    ...(person.flags.length === 0 ? [] : [words.say("lead.flags", { flags: person.flags.length })]),
  ]);
}

/** A team in a few plain sentences. */
export function teamLead(sitting: Sitting, team: TeamFinding): string {
  const { words, source } = sitting;
  const group = source.findings.groups[source.findings.subjects[team.subject]?.group ?? -1];
  return words.sentences([
    ...headSentences(sitting, team.heads, group === undefined ? "" : words.text(group.title)),
    ...(team.shares.mustDeliberate ? [words.say("lead.deliberate")] : []),
  ]);
}

function headSentences({ words }: Sitting, heads: readonly HeadFinding[], group: string): string[] {
  const standings = heads.flatMap(({ views }) => views.map(standing)).filter((own) => own !== null);
  const count = (wanted: string) => standings.filter((own) => own === wanted).length;
  const disagreements = heads.reduce((sum, head) => sum + head.disagreements.length, 0);
  const facts = {
    group,
    views: standings.length,
    above: count("above"),
    below: count("below"),
    rest: count("not-told-apart"),
  };
  return [
    words.say(standings.length === 0 ? "lead.no-views" : "lead.views", facts),
    ...(disagreements === 0 ? [] : [words.say("lead.disagree", { count: disagreements })]),
  ];
}
