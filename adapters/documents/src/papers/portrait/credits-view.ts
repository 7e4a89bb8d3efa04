import type { PersonFinding, TermFinding } from "@huabiao/assess";
import { nodeTitle, type Sitting, shortened, subjectName, termName, unitOf } from "./sitting.ts";

/** What ripened years later, credited or debited to the term that laid its foundation. */
export function creditsView(sitting: Sitting, person: PersonFinding) {
  const { words } = sitting;
  if (person.credits.length === 0) return null;
  const rows = shortened(sitting, person.credits, ({ indicator, subject, term, kind, amount, change, periods }) => ({
    kind,
    sign: words.say(`credits.${kind}`),
    what: nodeTitle(sitting, indicator),
    where: words.text(`${subjectName(sitting, subject)} · ${servedAs(sitting, person.terms[term], subject)}`),
    when: periods[0] === periods[1] ? periods[0] : words.say("span", { from: periods[0], to: periods[1] }),
    amount: `${words.signed(amount)} ${unitOf(sitting, indicator)}`.trim(),
    of: words.say("credits.of", { change: `${words.signed(change)} ${unitOf(sitting, indicator)}`.trim() }),
  }));
  return {
    title: words.say("credits.title"),
    note: words.say("credits.note"),
    header: ["kind", "what", "where", "when", "amount"].map((column) => words.say(`credits.column.${column}`)),
    ...rows,
  };
}

/** The post, with its place where that is a predecessor of the one whose outcome is told. */
function servedAs(sitting: Sitting, term: TermFinding | undefined, subject: number): string {
  if (term === undefined) return "";
  return term.subject === subject ? term.post : termName(sitting, term);
}

/** Results in the post against the trend at the day of taking office. */
export function handoverView(sitting: Sitting, person: PersonFinding) {
  const { words } = sitting;
  if (person.handovers.length === 0) return null;
  const rows = shortened(sitting, person.handovers, (own) => {
    const unit = unitOf(sitting, own.indicator);
    const value = (number: number | null) =>
      number === null ? words.say("none") : `${words.number(number)} ${unit}`.trim();
    return {
      what: nodeTitle(sitting, own.indicator),
      level: value(own.level),
      expected:
        own.expected === null
          ? own.reason === null
            ? words.say("none")
            : words.reason(own.reason)
          : value(own.expected),
      actual: value(own.actual),
      interval: own.lower === null || own.upper === null ? "" : words.range(own.lower, own.upper),
    };
  });
  return {
    title: words.say("handover.title"),
    header: ["what", "level", "expected", "actual"].map((column) => words.say(`handover.column.${column}`)),
    ...rows,
  };
}

/** How far places did better or worse with this leader; identified through those who moved, or not comparable. */
export function leaderText({ source, words }: Sitting, { leaderEffect }: PersonFinding): string | null {
  if (source.people.leaders === null) return null;
  const { estimate, lower, upper, reason } = leaderEffect;
  if (estimate === null || lower === null || upper === null) {
    return words.because(words.say("leader.not-comparable", { reason: "" }), reason);
  }
  const facts = { estimate: words.signed(estimate, 2), range: words.range(lower, upper, 2) };
  return words.say("leader.effect", { ...facts, movers: source.people.leaders.movers });
}
