import type { PeopleFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { note } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { foldLong } from "../voices/pool-rows.ts";
import type { Roster } from "./roster.ts";

/** So many are named; the others are only counted. */
const listed = 500;

/** Who has too little evidence to be portrayed, and why; nothing is concluded from what is not there. */
export function thin(roster: Roster): Markup {
  const { words, people } = roster;
  if (people.thin.length === 0) return nothing;
  const left = people.thin.length - listed;
  const more = left <= 0 ? null : markup`<p class=hint>${words.say("report.people.left", { count: left })}</p>`;
  const facts = { persons: words.count("person", people.thin.length) };
  const title = words.say("report.people.thin.title", facts);
  return markup`<article class=poll id="thin" aria-labelledby="thin-h"><h3 id="thin-h">${title}</h3>
${note(words.say("report.people.thin.note"))}${reasons(roster)}${foldLong(people.thin.length, words.say("report.people.thin.open"), names(roster))}${more}</article>
`;
}

/** How many lack what. */
function reasons({ words, people }: Roster): Markup {
  const counts = [...Map.groupBy(people.thin, ({ reason }) => reason)];
  const items = counts.map(
    ([reason, some]) => markup`<li>${words.say(`undefined.${reason}`)} <b>${some.length}</b></li>`,
  );
  return markup`<ul class=plain>${items}</ul>`;
}

/** A table for each reason. */
function names(roster: Roster): Markup {
  const posts = new Map(roster.people.persons.map(({ id, post }) => [id, post]));
  const some = Map.groupBy(roster.people.thin.slice(0, listed), ({ reason }) => reason);
  return markup`${[...some].map(([reason, persons]) => table(roster, reason, { persons, posts }))}`;
}

interface Lacking {
  readonly persons: PeopleFinding["thin"];
  readonly posts: ReadonlyMap<string, string | null>;
}

function table({ words }: Roster, reason: string, { persons, posts }: Lacking): Markup {
  return dataTable({
    caption: words.say(`undefined.${reason}`),
    columns: [
      wordColumn(words.say("report.people.column.name")),
      wordColumn(words.say("report.people.column.post")),
      ...["has", "wanted"].map((code) => numberColumn(words.say(`report.people.thin.${code}`))),
    ],
    rows: persons.map((one) => [
      words.text(one.title),
      posts.get(one.person) ?? "\u2014",
      one.facts["days"] ?? one.facts["views"] ?? "\u2014",
      one.facts["wanted"] ?? "\u2014",
    ]),
  });
}
