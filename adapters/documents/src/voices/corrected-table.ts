import type { CorrectedFinding, RatingsFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import type { Markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print, type Words } from "../report/words.ts";

/** Those whose rows are shown: a name with its link, and the ratings before and after severity is taken out. */
export interface CorrectedRow {
  readonly name: Markup;
  readonly rated: CorrectedFinding;
}

/** Ratings as given beside those with the severity of the raters taken out. */
export function correctedTable(words: Words, ratings: RatingsFinding, rows: readonly CorrectedRow[]): Markup {
  return dataTable({
    caption: words.say("report.voices.corrected.caption", { ratings: words.title(ratings.title) }),
    columns: [
      wordColumn(words.say("report.ranking.name")),
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
    rows: rows.map(({ name, rated }) => [
      name,
      ...[rated.raw, rated.estimate, rated.lower, rated.upper].map((value) => print(numbers.score(value))),
      print(numbers.statistic(rated.se)),
      print(numbers.count(rated.ratings)),
      ...(ratings.sets > 1 ? [rated.set + 1] : []),
    ]),
  });
}
