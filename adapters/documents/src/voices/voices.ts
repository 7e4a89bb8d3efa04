import { type Edition, note, section } from "../report/edition.ts";
import { type Markup, nothing } from "../report/markup.ts";
import { hasVoices } from "../report/reading.ts";
import { consultation } from "./consultation.ts";
import { pollArticle } from "./poll.ts";
import { ratingsArticle } from "./ratings.ts";
import { sides } from "./sides.ts";

/** What people said, beside the data and never mixed into the score; nothing when nobody was asked. */
export function voices(edition: Edition): Markup {
  const { words, reading } = edition;
  if (!hasVoices(reading.findings)) return nothing;
  const { polls, ratings } = reading.findings.voices;
  const numbered = polls.map((poll, at) => ({ poll, at }));
  return section(
    "voices",
    words.say("report.voices.title"),
    note(words.say("report.voices.note")),
    sides(edition),
    ...numbered.filter(({ poll }) => !poll.consultation).map(({ poll, at }) => pollArticle(edition, poll, at)),
    ...ratings.map((one, at) => ratingsArticle(edition, one, at)),
    ...numbered.filter(({ poll }) => poll.consultation).map(({ poll, at }) => consultation(edition, poll, at)),
  );
}
