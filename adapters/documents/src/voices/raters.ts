import type { RaterFinding, RatingsFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { figure, legend } from "../charts/figure.ts";
import { linearScale, type Scale } from "../charts/scale.ts";
import { severityBar } from "../charts/severity-bar.ts";
import { axis, gridLines, shared } from "../charts/track.ts";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";

/** So many raters stand open, those farthest from the others first. */
const shown = 12;
/** So many are listed at all; the rest is in the findings. */
const listed = 300;

/** How severe each rater is under the name that hides who it is, with two standard errors. */
export function raterBars(edition: Edition, { raters }: RatingsFinding, id: string): Markup {
  const { words } = edition;
  if (raters.length === 0) return nothing;
  const ordered = [...raters].sort((a, b) => Math.abs(b.severity) - Math.abs(a.severity)).slice(0, listed);
  const scale = linearScale(ordered.flatMap(({ severity, se }) => [0, severity - 2 * se, severity + 2 * se]));
  const grid = `${id}-rg`;
  const rows = (some: readonly RaterFinding[]) =>
    markup`<ul class=rows>${some.map((rater) => row(edition, rater, { scale, grid }))}</ul>`;
  const rest = ordered.slice(shown);
  const folded =
    rest.length === 0
      ? null
      : markup`<details class=print-open><summary>${words.say("report.voices.raters.more", { count: rest.length })}</summary>${rows(rest)}</details>`;
  const left = raters.length - ordered.length;
  const more = left === 0 ? null : markup`<p class=hint>${words.say("report.voices.raters.left", { count: left })}</p>`;
  return figure(words, {
    id: `${id}-r`,
    title: words.say("report.voices.raters.title"),
    alternative: words.say("report.voices.raters.alternative", { count: raters.length }),
    chart: markup`${shared(grid, gridLines(scale))}<div class="row said-row heads" aria-hidden="true"><span></span>${axis(scale)}<span></span><span></span></div>${rows(ordered.slice(0, shown))}${folded}${more}`,
    legend: legend([
      { sign: "value-dot", words: words.say("report.voices.raters.severity") },
      { sign: "whisker", words: words.say("report.voices.raters.two-errors") },
    ]),
    table: table(edition, ordered),
  });
}

function row(
  { words }: Edition,
  { rater, severity, se, ratings, oneGrade }: RaterFinding,
  { scale, grid }: { readonly scale: Scale; readonly grid: string },
): Markup {
  const same = oneGrade ? markup` \u00b7 ${words.say("report.voices.raters.one-grade")}` : null;
  const side = severity > 0 ? "report.voices.raters.severe" : "report.voices.raters.lenient";
  return markup`<li class="row said-row"><span class=name>${rater}</span>${severityBar({ scale, grid, severity, se })}<span class=figure>${print(numbers.signed(severity))} <span class=soft>${words.say(side)}</span></span><span class=aside>${words.say("report.voices.raters.ratings", { count: numbers.count(ratings) })}${same}</span></li>
`;
}

function table({ words }: Edition, raters: readonly RaterFinding[]): Markup {
  return dataTable({
    caption: words.say("report.voices.raters.title"),
    columns: [
      wordColumn(words.say("report.voices.rater")),
      ...["report.voices.raters.severity", "report.voices.se", "report.voices.ratings"].map((code) =>
        numberColumn(words.say(code)),
      ),
    ],
    rows: raters.map(({ rater, severity, se, ratings }) => [
      rater,
      print(numbers.signed(severity)),
      print(numbers.statistic(se)),
      print(numbers.count(ratings)),
    ]),
  });
}
