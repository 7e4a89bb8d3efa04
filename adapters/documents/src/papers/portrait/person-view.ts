import type { PersonFinding } from "@huabiao/assess";
import { personLead } from "../../people/lead.ts";
import { paperFrame } from "../paper-frame.ts";
import { clip, type PaperWords } from "../paper-words.ts";
import { creditsView, handoverView, leaderText } from "./credits-view.ts";
import { flagsView, outlookView } from "./flags-view.ts";
import { gateView } from "./gate-view.ts";
import { headsView } from "./heads-view.ts";
import { leadText } from "./lead.ts";
import { projectsView } from "./projects-view.ts";
import { personSharesView } from "./shares-view.ts";
import { type Sitting, termName } from "./sitting.ts";
import { suggestionView } from "./suggestion-view.ts";
import { timelineView } from "./timeline-view.ts";
import { voicesView } from "./voices-view.ts";
import { commentsView, excusedView, recordsView, routineText } from "./writings-view.ts";

/** A name takes one line of the head, or two. */
const nameLetters = 36;

/** Everything a person's portrait says, in the order it is read. @throws RangeError when there is no such person. */
export function personView(sitting: Sitting, at: number) {
  const { words, source } = sitting;
  const person = source.people.persons[at];
  if (person === undefined) throw new RangeError(`no person ${at} in the findings`);
  const name = clip(words.text(person.title), nameLetters);
  return {
    paper: paperFrame(words, source.findings, words.say("portrait.title", { name })),
    kind: words.say("portrait.person"),
    name,
    post: words.text([person.post, person.rank].filter((part) => part !== null).join(" · ")),
    terms: termsText(words, sitting, person),
    lead: leadText(sitting, personLead(person)),
    suggestion: suggestionView(sitting, person.suggestion, "person"),
    gate: gateView(sitting, person.gate),
    heads: headsView(sitting, person.heads, "person"),
    timeline: timelineView(sitting, person.timeline, person.terms),
    credits: creditsView(sitting, person),
    handover: handoverView(sitting, person),
    leader: leaderText(sitting, person),
    shares: personSharesView(sitting, person),
    voices: voicesView(sitting, source.people.polls, { kind: "person", subject: at }),
    projects: projectsView(sitting, person.projects, at),
    routine: routineText(sitting, person),
    practice: recordsView(sitting, "practice", person.practice),
    incidents: recordsView(sitting, "incidents", person.incidents),
    comments: commentsView(sitting, person.comments, [...person.practice, ...person.incidents]),
    ...excusedView(sitting, person),
    flags: flagsView(sitting, person.flags),
    outlook: outlookView(sitting, person),
  };
}

/** Terms of office, the latest first, with what had to be noted about their days. */
function termsText(words: PaperWords, sitting: Sitting, { terms }: PersonFinding) {
  const most = 4;
  const shown = [...terms].reverse().slice(0, most);
  return {
    items: shown.map((term) => {
      const { from, to, notes } = term;
      return {
        what: termName(sitting, term),
        when:
          to === null
            ? words.say("since", { from: words.day(from) })
            : words.say("span", { from: words.day(from), to: words.day(to) }),
        notes: notes.map((note) => words.say(`terms.${note}`)),
      };
    }),
    more: terms.length > most ? words.say("more", { count: terms.length - most }) : null,
  };
}
