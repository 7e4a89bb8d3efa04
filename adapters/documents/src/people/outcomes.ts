import type { OutcomeFinding } from "@huabiao/assess";
import { dataTable, numberColumn, sentenceColumn, wordColumn } from "../charts/data-table.ts";
import { note, subjectLink } from "../report/edition.ts";
import { type Markup, markup, nothing, type Piece } from "../report/markup.ts";
import { print } from "../report/words.ts";
import { foldLong } from "../voices/pool-rows.ts";
import { signedLoose } from "./credits.ts";
import { outcomeKey, outcomesListed, outcomeTitle, personLink, type Roster, unitOf } from "./roster.ts";
import { linked, nodeSource } from "./sources.ts";

/** So many persons are named beside an outcome. */
const named = 4;

/** Latent outcomes credited to the terms that laid their ground: credits and what is unattributed sum to the change. */
export function outcomes(roster: Roster): Markup {
  const { words, people } = roster;
  if (people.outcomes.length === 0) return nothing;
  const credited = creditedPersons(roster);
  const listed = people.outcomes.slice(0, outcomesListed);
  const number = (code: string) => numberColumn(words.say(`report.people.outcomes.${code}`));
  const table = dataTable({
    caption: words.say("papers.credits.note"),
    columns: [
      wordColumn(words.say("papers.credits.column.what")),
      wordColumn(words.say("papers.column.place-name")),
      ...["change", "credited", "unattributed", "before"].map(number),
      sentenceColumn(words.say("report.people.outcomes.who")),
    ],
    rows: listed.map((outcome, at) => row(roster, outcome, { at, credited })),
  });
  const left = people.outcomes.length - listed.length;
  const more = left === 0 ? null : markup`<p class=hint>${words.say("report.people.left", { count: left })}</p>`;
  return markup`<article class=poll id="outcomes" aria-labelledby="outcomes-h"><h3 id="outcomes-h">${words.say("papers.credits.title")}</h3>
${note(words.say("report.people.outcomes.note"))}${foldLong(listed.length, words.say("report.people.outcomes.open", { count: listed.length }), table)}${more}</article>
`;
}

interface Credited {
  readonly person: number;
  readonly amount: number;
}

/** Persons by what they are credited with of each outcome. */
function creditedPersons({ people }: Roster): ReadonlyMap<string, readonly Credited[]> {
  const all = people.persons.flatMap(({ credits }, person) =>
    credits.map(({ indicator, subject, amount }) => ({ key: outcomeKey(indicator, subject), person, amount })),
  );
  return Map.groupBy(all, ({ key }) => key);
}

function row(
  roster: Roster,
  { indicator, subject, change, credited, unattributed, beforeRecord }: OutcomeFinding,
  more: { readonly at: number; readonly credited: ReadonlyMap<string, readonly Credited[]> },
): Piece[] {
  const { words } = roster;
  const amounts = [change, credited, unattributed, beforeRecord];
  const who = (more.credited.get(outcomeKey(indicator, subject)) ?? []).toSorted(
    (a, b) => Math.abs(b.amount) - Math.abs(a.amount),
  );
  const names = who
    .slice(0, named)
    .map(
      ({ person, amount }, i) =>
        markup`${i === 0 ? null : words.say("report.comma")}${personLink(roster, person)} ${signedLoose(amount, amounts)}`,
    );
  const rest =
    who.length <= named
      ? null
      : markup`${words.say("report.comma")}${words.say("report.and-more", { count: who.length - named })}`;
  const unit = unitOf(roster, indicator);
  return [
    markup`<span id="outcome-${more.at}">${linked(nodeSource(roster, subject, indicator), print(outcomeTitle(roster, indicator)))}</span>${unit === "" ? null : markup` <small>${unit}</small>`}`,
    subjectLink(roster, subject),
    ...amounts.map((amount) => signedLoose(amount, amounts)),
    markup`${names}${rest}`,
  ];
}
