import type { SideFinding } from "@huabiao/assess";
import { band, dot, refer, track } from "../charts/track.ts";
import { type Edition, sideTitle } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { intervalWords } from "./estimate-cells.ts";
import { turnoutWords } from "./poll-words.ts";
import { rawWords } from "./ratings.ts";
import { positionOf } from "./voice-peers.ts";

/** One row for each side that speaks of a subject: where it sees the subject among its peers, all on one scale. */
export function sideRows(edition: Edition, subject: number): Markup[] {
  return edition.reading.findings.voices.sides.flatMap((side, at) =>
    (side.score[subject] ?? null) === null ? [] : [row(edition, subject, { side, at })],
  );
}

interface SideAt {
  readonly side: SideFinding;
  readonly at: number;
}

function row(edition: Edition, subject: number, { side, at }: SideAt): Markup {
  const score = side.score[subject] ?? null;
  const [lower, upper] = [side.lower[subject] ?? null, side.upper[subject] ?? null];
  const figure = score === null ? null : print(numbers.score(score));
  const range =
    lower === null || upper === null ? null : markup` <span class=soft>${intervalWords(lower, upper)}</span>`;
  return markup`<li class="row said-row"><span class=name>${print(sideTitle(edition.words, side))}</span>${strip(edition, subject, { side, at })}<span class=figure><b>${figure}</b>${range}</span><span class=aside>${aside(edition, subject, side)}</span></li>
`;
}

/** The subject among faint peers; the raw mean of ratings as a hollow dot beside the corrected one. */
function strip({ reading, voices }: Edition, subject: number, { side, at }: SideAt): Markup {
  const pool = reading.poolOf[subject];
  const spread = voices.spread(subject, at);
  if (pool === undefined || spread === null) return track("");
  const place = (value: number | null | undefined) => {
    const position = positionOf(value, spread);
    return position === null ? null : voices.positionScale.at(position);
  };
  const [lower, upper] = [place(side.lower[subject]), place(side.upper[subject])];
  return track(
    "",
    refer(voices.dots(pool, at)),
    lower === null || upper === null ? null : band(lower, upper, "value-band clear"),
    side.kind === "ratings"
      ? dot(place(ratedBy(reading.findings.voices.ratings, side, subject)?.raw), "raw-dot")
      : null,
    dot(place(side.score[subject]), "value-dot"),
  );
}

/** Behind a poll its ballots and turnout, behind ratings the raw mean. */
function aside(edition: Edition, subject: number, side: SideFinding): Markup | null {
  const { reading, voices } = edition;
  if (side.kind === "data") return null;
  if (side.kind === "ratings") {
    const rated = ratedBy(reading.findings.voices.ratings, side, subject);
    return rated === undefined ? null : rawWords(edition, rated);
  }
  const poll = reading.findings.voices.polls.find((one) => one.id === side.id);
  const voice = poll === undefined ? null : voices.heard(poll, subject);
  return voice === null ? null : turnoutWords(edition, voice.participation);
}

function ratedBy(ratings: Edition["reading"]["findings"]["voices"]["ratings"], side: SideFinding, subject: number) {
  return ratings.find((one) => one.id === side.id)?.subjects.find((one) => one.subject === subject);
}
