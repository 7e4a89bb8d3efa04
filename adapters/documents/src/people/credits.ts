import type { CreditFinding, HandoverFinding, PersonFinding, TermFinding } from "@huabiao/assess";
import { dataTable, numberColumn, sentenceColumn, wordColumn } from "../charts/data-table.ts";
import { note, subjectLink } from "../report/edition.ts";
import { type Markup, markup, nothing, type Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { fold } from "./fold.ts";
import { outcomeKey, outcomeTitle, type Roster, termLink, unitOf } from "./roster.ts";
import { linked } from "./sources.ts";

/** What is credited or debited years later, results against the trend at taking office, and the comparison through movers. */
export function creditsPart(roster: Roster, person: PersonFinding, id: string): Markup {
  const { words } = roster;
  const { credits, handovers } = person;
  if (!hasCredits(roster, person)) return nothing;
  return fold(
    { id, title: words.say("papers.credits.title"), count: credits.length },
    markup`${credits.length === 0 ? nothing : creditTable(roster, person)}${handovers.length === 0 ? nothing : handoverTable(roster, person)}${leaderLine(roster, person)}`,
  );
}

/** Whether there is anything of that kind to tell; a leader effect only of those who led. */
export function hasCredits({ people }: Pick<Roster, "people">, person: PersonFinding): boolean {
  const { credits, handovers, leaderEffect } = person;
  const led = people.leaders !== null && leaderEffect.reason !== "no-data";
  return credits.length + handovers.length > 0 || led;
}

function creditTable(roster: Roster, person: PersonFinding): Markup {
  const { words } = roster;
  const table = dataTable({
    caption: words.say("report.people.credits.caption"),
    columns: [
      wordColumn(words.say("papers.credits.column.what")),
      wordColumn(words.say("papers.credits.column.kind")),
      ...["where", "when"].map((column) => wordColumn(words.say(`papers.credits.column.${column}`))),
      numberColumn(words.say("papers.credits.column.amount")),
      numberColumn(words.say("papers.column.change")),
    ],
    rows: person.credits.map((credit) => creditRow(roster, person, credit)),
  });
  return markup`${note(words.say("papers.credits.note"))}${table}`;
}

function creditRow(roster: Roster, { terms }: PersonFinding, credit: CreditFinding): Piece[] {
  const { words } = roster;
  const { indicator, subject, term, kind, amount, change, periods } = credit;
  const outcome = roster.outcomesShown.get(outcomeKey(indicator, subject));
  const title = print(outcomeTitle(roster, indicator));
  const unit = unitOf(roster, indicator);
  return [
    linked(outcome === undefined ? null : `outcome-${outcome}`, title),
    markup`<span class="tag ${kind}">${words.say(`papers.credits.${kind}`)}</span>`,
    markup`${subjectLink(roster, subject)} ${servedAs(roster, terms[term], subject)}`,
    periods[0] === periods[1] ? periods[0] : words.say("papers.span", { from: periods[0], to: periods[1] }),
    markup`${signedLoose(amount, [amount, change])}${unit === "" ? null : ` ${unit}`}`,
    signedLoose(change, [amount, change]),
  ];
}

/** The post, with its place where that is a predecessor of the one whose outcome is told. */
function servedAs(roster: Roster, term: TermFinding | undefined, subject: number): Piece {
  if (term === undefined || term.subject === subject) return term?.post ?? "\u2014";
  return markup`\u00b7 ${termLink(roster, term)} ${term.post}`;
}

/** A change with its sign, and as many decimals as the largest of those it stands beside asks for. */
export function signedLoose(value: number, beside: readonly number[] = [value]): Markup {
  const size = print(numbers.fixed(Math.abs(value), Math.max(1, numbers.digitsFor(beside))));
  return markup`${value > 0 ? "+" : value < 0 ? "\u2212" : ""}${size}`;
}

function handoverTable(roster: Roster, { handovers, terms }: PersonFinding): Markup {
  const { words } = roster;
  return dataTable({
    caption: words.say("papers.handover.title"),
    columns: [
      wordColumn(words.say("papers.handover.column.what")),
      wordColumn(words.say("papers.credits.column.where")),
      ...["level", "actual", "expected"].map((column) => numberColumn(words.say(`papers.handover.column.${column}`))),
      ...["lower", "upper"].map((column) => numberColumn(words.say(`papers.column.${column}`))),
      sentenceColumn(words.say("papers.column.reason")),
    ],
    rows: handovers.map((own) => handoverRow(roster, terms, own)),
  });
}

function handoverRow(roster: Roster, terms: PersonFinding["terms"], own: HandoverFinding): Piece[] {
  const { words } = roster;
  const { indicator, term, level, actual, expected, lower, upper, reason } = own;
  const digits = numbers.digitsFor([level, actual, expected]);
  const show = (value: number | null) => (value === null ? "\u2014" : print(numbers.fixed(value, digits)));
  const unit = unitOf(roster, indicator);
  const served = terms[term];
  return [
    markup`${print(outcomeTitle(roster, indicator))}${unit === "" ? null : markup` <small>${unit}</small>`}`,
    served === undefined ? "\u2014" : markup`${termLink(roster, served)} ${served.post}`,
    ...[level, actual, expected, lower, upper].map(show),
    reason === null ? "" : words.say(`undefined.${reason}`),
  ];
}

/** How far places did better or worse with this leader, or that nobody can tell. */
function leaderLine({ people, words }: Roster, { leaderEffect }: PersonFinding): Markup {
  if (people.leaders === null) return nothing;
  const { estimate, lower, upper, reason } = leaderEffect;
  if (estimate === null || lower === null || upper === null) {
    const why = reason === null ? "" : words.phrase(`undefined.${reason}`);
    return leaderWords(
      words.say("papers.leader.not-comparable", { reason: why }),
      words.say("report.people.leaders.title"),
    );
  }
  const range = words.phrase("papers.range", { lower: numbers.statistic(lower), upper: numbers.statistic(upper) });
  const facts = { estimate: numbers.statistic(estimate), range, movers: people.leaders.movers };
  return leaderWords(words.say("papers.leader.effect", facts), words.say("report.people.leaders.title"));
}

function leaderWords(says: Markup, title: Markup): Markup {
  return markup`<p>${says} <a class=soft href="#leaders">${title}</a></p>`;
}
