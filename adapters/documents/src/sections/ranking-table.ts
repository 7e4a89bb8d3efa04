import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { type Edition, poolTitle, subjectAt } from "../report/edition.ts";
import type { Markup, Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { type Pool, scoreRange } from "../report/reading.ts";
import { print } from "../report/words.ts";
import { rankWords, verdict } from "./rank-words.ts";

/** The ranking of one group as figures: score, interval, ranks, the period before, the verdict. */
export function rankingTable(edition: Edition, pool: Pool): Markup {
  const { words } = edition;
  const number = (column: string) => numberColumn(words.say(`report.ranking.${column}`));
  return dataTable({
    caption: words.say("report.ranking.caption", { group: poolTitle(edition, pool) }),
    columns: [
      wordColumn(words.say("report.ranking.name")),
      ...["score", "lower", "upper", "rank", "previous", "difference", "coverage"].map(number),
      wordColumn(words.say("report.ranking.verdict")),
    ],
    rows: pool.members.map((subject) => cells(edition, subject)),
  });
}

function cells(edition: Edition, subject: number): Piece[] {
  const { reading, words } = edition;
  const finding = subjectAt(edition, subject);
  const score = reading.root.score[subject] ?? null;
  const range = scoreRange(reading.root, subject);
  const show = (value: number | null | undefined) =>
    value === null || value === undefined ? "\u2014" : print(numbers.score(value));
  const change =
    score === null || finding.previous === null ? "\u2014" : print(numbers.signed(score - finding.previous.score));
  return [
    words.text(finding.title),
    show(score),
    show(range?.[0]),
    show(range?.[1]),
    rankWords(edition, subject),
    show(finding.previous?.score),
    change,
    print(numbers.percent(finding.coverage)),
    verdict(edition, subject),
  ];
}
