import type { HeadFinding, PersonFinding, TeamFinding } from "@huabiao/assess";
import type { Text } from "@huabiao/kernel/text";
import { standing } from "./standing.ts";

/** A sentence `papers.<code>` with its facts; words are an author's. */
export interface LeadSentence {
  readonly code: string;
  readonly facts: Readonly<Record<string, number | Text>>;
}

/** A person in a few plain sentences: the standard, the views against peers, what disagrees, what ripened, what to look at. */
export function personLead(person: PersonFinding): LeadSentence[] {
  const credits = person.credits.filter(({ kind }) => kind === "credit").length;
  return [
    { code: person.gate === null ? "lead.no-gate" : `lead.${person.gate.state}`, facts: {} },
    ...headLead(person.heads, person.peerGroup.title),
    ...(person.credits.length === 0
      ? []
      : [{ code: "lead.credits", facts: { credits, debits: person.credits.length - credits } }]),
    ...(person.flags.length === 0 ? [] : [{ code: "lead.flags", facts: { flags: person.flags.length } }]),
  ];
}

/** A team in a few plain sentences; `group` is what its place is compared within. */
export function teamLead(team: TeamFinding, group: Text): LeadSentence[] {
  return [
    ...headLead(team.heads, group),
    ...(team.shares.mustDeliberate ? [{ code: "lead.deliberate", facts: {} }] : []),
  ];
}

/** How heads stand against the peers, and where views disagree. */
function headLead(heads: readonly HeadFinding[], group: Text): LeadSentence[] {
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
    { code: standings.length === 0 ? "lead.no-views" : "lead.views", facts },
    ...(disagreements === 0 ? [] : [{ code: "lead.disagree", facts: { count: disagreements } }]),
  ];
}
