import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { type Edition, nameOf, sideTitle } from "../report/edition.ts";
import type { Markup, Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { titleOfSide } from "./disagreement-words.ts";
import { positionOf } from "./voice-peers.ts";

/** How closely every two sides go together, on how many subjects, and on how many of them they disagree. */
export function correlationTable(edition: Edition): Markup {
  const { words, reading } = edition;
  return dataTable({
    caption: words.say("report.voices.correlation.caption"),
    columns: [
      ...["report.voices.sides.first", "report.voices.sides.second"].map((code) => wordColumn(words.say(code))),
      ...["report.voices.correlation", "report.voices.correlation.compared", "report.voices.correlation.disagree"].map(
        (code) => numberColumn(words.say(code)),
      ),
    ],
    rows: reading.findings.voices.comparisons.map(({ first, second, correlation, units }) => [
      print(titleOfSide(edition, first)),
      print(titleOfSide(edition, second)),
      correlation === null ? "\u2014" : print(numbers.statistic(correlation)),
      units.length,
      units.filter((unit) => unit.disagrees).length,
    ]),
  });
}

/** Where every side sees every subject, in standard deviations among its comparables. */
export function positionTable(edition: Edition): Markup {
  const { words, reading, voices } = edition;
  const { sides } = reading.findings.voices;
  const cell = (subject: number, side: number): Piece => {
    const position = positionOf(sides[side]?.score[subject], voices.spread(subject, side));
    return position === null ? "\u2014" : print(numbers.signed(position));
  };
  return dataTable({
    caption: words.say("report.voices.positions.caption"),
    columns: [
      wordColumn(words.say("report.ranking.name")),
      ...sides.map((side) => numberColumn(print(sideTitle(words, side)))),
    ],
    rows: reading.pools
      .flatMap((pool) => pool.members)
      .map((subject) => [words.text(nameOf(edition, subject)), ...sides.map((_, side) => cell(subject, side))]),
  });
}
