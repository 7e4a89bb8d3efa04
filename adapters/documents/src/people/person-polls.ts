import type { PollFinding, RatingsFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { classTable } from "../voices/class-bars.ts";
import { itemBars } from "../voices/item-bars.ts";
import { pollStory } from "../voices/poll-story.ts";
import { foldLong } from "../voices/pool-rows.ts";
import { questions, reasonsGiven } from "../voices/questions.ts";
import { raterBars } from "../voices/raters.ts";
import { ratingsStory } from "../voices/ratings.ts";
import { personLink, type Roster } from "./roster.ts";

/** So many rated persons are listed. */
const listed = 300;

/** Polls and ratings about persons as a whole: who was asked, what came of it, how severe the raters are. What is said of each stands in the portraits. */
export function personPolls(roster: Roster): Markup {
  const { people } = roster;
  return markup`${people.polls.map((poll, at) => pollOf(roster, poll, at))}${people.ratings.map((ratings, at) => ratingsOf(roster, ratings, at))}`;
}

function pollOf(roster: Roster, poll: PollFinding, at: number): Markup {
  const id = `person-poll-${at}`;
  const edition = aboutPersons(roster);
  return markup`<article class=poll id="${id}" aria-labelledby="${id}-h"><h3 id="${id}-h">${roster.words.text(poll.title)}</h3>
${pollStory(edition, poll)}${itemBars(edition, poll, `${id}-i`)}${reasonsGiven(edition, poll)}${questions(edition, poll)}${classTable(edition, poll)}</article>
`;
}

/** Words that count the subjects of a poll count persons. */
function aboutPersons(roster: Roster): Edition {
  const { reading } = roster;
  const { findings } = reading;
  return {
    ...roster,
    reading: { ...reading, findings: { ...findings, scheme: { ...findings.scheme, subjectType: "person" } } },
  };
}

function ratingsOf(roster: Roster, ratings: RatingsFinding, at: number): Markup {
  const { words } = roster;
  const id = `person-ratings-${at}`;
  const table = ratedTable(roster, ratings);
  return markup`<article class=poll id="${id}" aria-labelledby="${id}-h"><h3 id="${id}-h">${words.say("report.voices.ratings.title", { ratings: words.title(ratings.title) })}</h3>
${ratingsStory(roster, ratings)}${table}${raterBars(roster, ratings, id)}</article>
`;
}

function ratedTable(roster: Roster, ratings: RatingsFinding): Markup {
  const { words } = roster;
  if (ratings.subjects.length === 0) return nothing;
  const some = ratings.subjects.slice(0, listed);
  const table = dataTable({
    caption: words.say("report.voices.corrected.caption", { ratings: words.title(ratings.title) }),
    columns: [
      wordColumn(words.say("report.people.column.name")),
      ...[
        "report.voices.raw",
        "report.voices.corrected",
        "report.ranking.lower",
        "report.ranking.upper",
        "report.voices.se",
        "report.voices.ratings",
        ...(ratings.sets > 1 ? ["report.voices.set"] : []),
      ].map((code) => numberColumn(words.say(code))),
    ],
    rows: some.map((one) => [
      personLink(roster, one.subject),
      ...[one.raw, one.estimate, one.lower, one.upper].map((value) => print(numbers.score(value))),
      print(numbers.statistic(one.se)),
      print(numbers.count(one.ratings)),
      ...(ratings.sets > 1 ? [one.set + 1] : []),
    ]),
  });
  const left = ratings.subjects.length - some.length;
  const more = left === 0 ? null : markup`<p class=hint>${words.say("report.people.left", { count: left })}</p>`;
  const summary = words.say("report.voices.each-rated", { subjects: words.count("person", ratings.subjects.length) });
  return foldLong(some.length, summary, markup`${table}${more}`);
}
