import { dataTable, numberColumn, sentenceColumn, wordColumn } from "../charts/data-table.ts";
import { note } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { personLink, type Roster } from "./roster.ts";

/** So many are named; the others are only counted. */
const listed = 300;

/** Who has too little evidence to be portrayed, and why; no conclusion may rest on what is not there. */
export function thin(roster: Roster): Markup {
  const { words, people } = roster;
  if (people.thin.length === 0) return nothing;
  const at = new Map(people.persons.map(({ id }, person) => [id, person]));
  const table = dataTable({
    caption: words.say("report.people.thin.caption"),
    columns: [
      wordColumn(words.say("report.people.column.name")),
      sentenceColumn(words.say("report.missing.reason")),
      ...["has", "wanted"].map((code) => numberColumn(words.say(`report.people.thin.${code}`))),
    ],
    rows: people.thin.slice(0, listed).map(({ person, title, reason, facts }) => {
      const known = at.get(person);
      return [
        known === undefined ? words.text(title) : personLink(roster, known),
        words.say(`undefined.${reason}`),
        facts["days"] ?? facts["views"] ?? "\u2014",
        facts["wanted"] ?? "\u2014",
      ];
    }),
  });
  const left = people.thin.length - listed;
  const more = left <= 0 ? null : markup`<p class="hint">${words.say("report.people.left", { count: left })}</p>`;
  const facts = { persons: words.count("person", people.thin.length) };
  return markup`<article class="poll" id="thin" aria-labelledby="thin-h"><h3 id="thin-h">${words.say("report.people.thin.title", facts)}</h3>
${note(words.say("report.people.thin.note"))}${table}${more}</article>
`;
}
