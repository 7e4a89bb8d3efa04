import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { dumbbell } from "../charts/dumbbell.ts";
import { figure } from "../charts/figure.ts";
import { linearScale, type Scale } from "../charts/scale.ts";
import { axis } from "../charts/track.ts";
import { type Edition, nameOf, note, subjectLink } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import type { Disagreement } from "./disagreement.ts";
import { disagreementFacts, titleOfSide } from "./disagreement-words.ts";
import { correlationTable, positionTable } from "./side-tables.ts";
import { positionGrid } from "./voice-peers.ts";

/** So many disagreements stand open; the rest is folded away. */
const shown = 12;
const innocent = ["different", "time", "asked", "expect", "raters"] as const;

/** Data, panels and the public beside each other: first where they disagree, how far, and what innocent reason there may be. */
export function sides(edition: Edition): Markup {
  const { words, reading, voices } = edition;
  if (reading.findings.voices.comparisons.length === 0) return nothing;
  const found = voices.disagreements;
  const title = words.say(found.length === 0 ? "report.voices.sides.title-none" : "report.voices.sides.title", {
    places: words.count("disagreement", found.length),
  });
  return markup`<article class=poll id="sides" aria-labelledby="sides-h"><h3 id="sides-h">${title}</h3>
${note(words.say("report.voices.sides.note"))}${chart(edition, found)}${reasons(edition)}</article>
`;
}

function chart(edition: Edition, found: readonly Disagreement[]): Markup {
  const { words } = edition;
  const tables = markup`${differenceTable(edition, found)}${correlationTable(edition)}${positionTable(edition)}`;
  if (found.length === 0)
    return markup`<details class=behind><summary>${words.say("report.table.open")}</summary>${tables}</details>`;
  const scale = linearScale([-1, 1, ...found.flatMap(({ unit }) => unit.positions)]);
  const rows = found.map((one) => row(edition, one, scale));
  const rest = rows.slice(shown);
  const more =
    rest.length === 0
      ? null
      : markup`<details class=print-open><summary>${words.say("report.voices.sides.more", { count: rest.length })}</summary><ul class=rows>${rest}</ul></details>`;
  return figure(words, {
    id: "sides-d",
    title: words.say("report.voices.sides.figure"),
    alternative: words.say("report.voices.sides.alternative", { count: found.length }),
    chart: markup`<div class="row side-row heads" aria-hidden="true"><span></span>${axis(scale)}<span></span><span></span></div><ul class=rows>${rows.slice(0, shown)}</ul>${more}`,
    table: tables,
  });
}

function row(edition: Edition, one: Disagreement, scale: Scale): Markup {
  const { words } = edition;
  const [lower, upper] = one.unit.positions.toSorted((a, b) => a - b) as [number, number];
  const bar = dumbbell({ scale, grid: positionGrid, first: upper, second: lower });
  const facts = disagreementFacts(edition, one);
  return markup`<li class="row side-row"><span class=name>${subjectLink(edition, one.unit.subject)}</span>${bar}<span class=figure>${words.say("report.voices.sides.apart", facts)}</span><span class=aside>${words.say("report.voices.sides.row", facts)}</span></li>
`;
}

function reasons({ words }: Edition): Markup {
  const items = innocent.map((code) => markup`<li>${words.say(`report.voices.innocent.${code}`)}</li>`);
  return markup`<div class=part><h4>${words.say("report.voices.innocent")}</h4><ul>${items}</ul></div>`;
}

function differenceTable(edition: Edition, found: readonly Disagreement[]): Markup {
  const { words } = edition;
  if (found.length === 0) return nothing;
  return dataTable({
    caption: words.say("report.voices.sides.figure"),
    columns: [
      ...["report.ranking.name", "report.voices.sides.first", "report.voices.sides.second"].map((code) =>
        wordColumn(words.say(code)),
      ),
      ...["report.voices.sides.difference", "report.voices.se", "report.voices.sides.adjusted"].map((code) =>
        numberColumn(words.say(code)),
      ),
    ],
    rows: found.map(({ first, second, unit }) => [
      words.text(nameOf(edition, unit.subject)),
      print(titleOfSide(edition, first)),
      print(titleOfSide(edition, second)),
      print(numbers.signed(unit.difference)),
      print(numbers.statistic(unit.se)),
      print(numbers.pValue(unit.adjusted)),
    ]),
  });
}
