import type { RatingsFinding, ReliabilityFinding } from "@huabiao/assess";
import { figure, legend } from "../charts/figure.ts";
import { linearScale, type Scale } from "../charts/scale.ts";
import { band, dot, gridLines, refer, shared, track } from "../charts/track.ts";
import { type Edition, subjectCount, subjectLink } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import type { Facts } from "../report/words.ts";
import { correctedTable } from "./corrected-table.ts";
import { rangedWords } from "./estimate-cells.ts";
import { foldLong, poolRows } from "./pool-rows.ts";
import { raterBars } from "./raters.ts";

type Rated = RatingsFinding["subjects"][number];
type Sentence = readonly [code: string, facts: Facts];

/** Ratings with the severity of their raters taken out, always beside the raw means; how severe each rater is; how reliable it is. */
export function ratingsArticle(edition: Edition, ratings: RatingsFinding, at: number): Markup {
  const { words } = edition;
  const id = `w${at}`;
  return markup`<article class=poll id="${id}" aria-labelledby="${id}-h"><h3 id="${id}-h">${words.say("report.voices.ratings.title", { ratings: words.title(ratings.title) })}</h3>
${ratingsStory(edition, ratings)}${subjects(edition, ratings, id)}${raterBars(edition, ratings, id)}</article>
`;
}

/** What is to be known of ratings before their figures. */
export function ratingsStory(edition: Edition, ratings: RatingsFinding): Markup {
  const says = [...doubts(edition, ratings), ...reliability(ratings.reliability)];
  return markup`<p class=told>${edition.words.sayAll([...says, ["report.voices.ratings.note", {}]])}</p>
`;
}

/** Why there is no correction, or why the one there is should be read with care. */
function doubts({ words }: Edition, { reason, subjects: rated }: RatingsFinding): Sentence[] {
  if (reason === null) return [];
  const code = rated.length === 0 ? "report.voices.ratings.uncorrected" : "report.voices.ratings.caution";
  return [[code, { reason: words.phrase(`undefined.${reason}`) }]];
}

/** How much of the differences is about the subjects, and how many raters would be enough. */
function reliability(found: ReliabilityFinding | null): Sentence[] {
  if (found === null) return [];
  const { icc, generalisability, target, ratersNeeded } = found;
  const facts = {
    icc: numbers.percent(icc),
    generalisability: numbers.statistic(generalisability),
    target: numbers.statistic(target),
  };
  return [
    ["report.voices.reliability", facts],
    ratersNeeded === null
      ? ["report.voices.raters-never", facts]
      : ["report.voices.raters-needed", { ...facts, count: numbers.count(ratersNeeded) }],
  ];
}

function subjects(edition: Edition, ratings: RatingsFinding, id: string): Markup {
  const { words } = edition;
  if (ratings.subjects.length === 0) return nothing;
  const rated = new Map(ratings.subjects.map((one) => [one.subject, one]));
  const scale = linearScale(ratings.subjects.flatMap(({ raw, lower, upper }) => [raw, lower, upper]));
  const grid = `${id}-g`;
  const chart = poolRows(edition, {
    scale,
    subjects: new Set(rated.keys()),
    row: (subject) => row(edition, rated.get(subject), { scale, grid }),
  });
  const list = figure(words, {
    id: `${id}-s`,
    title: words.say("report.voices.corrected.title"),
    alternative: words.say("report.voices.corrected.alternative"),
    chart: markup`${shared(grid, gridLines(scale))}${chart}`,
    legend: correctedLegend(edition),
    table: table(edition, ratings),
  });
  const summary = words.say("report.voices.each-rated", { subjects: subjectCount(edition, rated.size) });
  return foldLong(rated.size, summary, list);
}

function correctedLegend({ words }: Edition): Markup {
  return legend([
    { sign: "value-dot", words: words.say("report.voices.corrected") },
    { sign: "raw-dot", words: words.say("report.voices.raw") },
  ]);
}

/** The raw mean in words, with the number of ratings it rests on. */
export function rawWords({ words }: Edition, { raw, ratings }: Pick<Rated, "raw" | "ratings">): Markup {
  return words.say("report.voices.raw-of", { raw: numbers.score(raw), count: numbers.count(ratings) });
}

function row(
  edition: Edition,
  rated: Rated | undefined,
  { scale, grid }: { readonly scale: Scale; readonly grid: string },
): Markup {
  if (rated === undefined) return nothing;
  const { estimate, lower, upper, raw } = rated;
  const marks = [
    refer(grid),
    band(scale.at(lower), scale.at(upper), "value-band"),
    dot(scale.at(raw), "raw-dot"),
    dot(scale.at(estimate), "value-dot"),
  ];
  return markup`<li class="row said-row"><span class=name>${subjectLink(edition, rated.subject)}</span>${track("", marks)}<span class=figure>${rangedWords({ estimate, lower, upper })}</span><span class=aside>${rawWords(edition, rated)}</span></li>
`;
}

function table(edition: Edition, ratings: RatingsFinding): Markup {
  const rated = new Map(ratings.subjects.map((one) => [one.subject, one]));
  const rows = edition.reading.pools
    .flatMap((pool) => pool.members)
    .map((member) => rated.get(member))
    .filter((one) => one !== undefined)
    .map((one) => ({ name: subjectLink(edition, one.subject), rated: one }));
  return correctedTable(edition.words, ratings, rows);
}
