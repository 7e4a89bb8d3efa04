import type { PollFinding, RatingsFinding } from "@huabiao/assess";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { classTable } from "../voices/class-bars.ts";
import { correctedTable } from "../voices/corrected-table.ts";
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
  const rows = some.map((one) => ({ name: personLink(roster, one.subject), rated: one }));
  const table = correctedTable(words, ratings, rows);
  const left = ratings.subjects.length - some.length;
  const more = left === 0 ? null : markup`<p class=hint>${words.say("report.people.left", { count: left })}</p>`;
  const summary = words.say("report.voices.each-rated", { subjects: words.count("person", ratings.subjects.length) });
  return foldLong(some.length, summary, markup`${table}${more}`);
}
