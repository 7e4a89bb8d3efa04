import type { PollFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, type Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { type Answered, answered } from "./answered.ts";
import { estimateCells, estimateColumns } from "./estimate-cells.ts";
import { shareCells } from "./poll-words.ts";

/** The figures behind the bars of a poll: the score of every item, and the ballots of every option, in all and by class. */
export function answerTables(edition: Edition, poll: PollFinding): Markup {
  const { words } = edition;
  const items = answered(poll, poll.overall.items);
  const title = words.title(poll.title);
  const scores = dataTable({
    caption: words.say("report.voices.scores.caption", { poll: title }),
    columns: [wordColumn(words.say("report.voices.item")), ...estimateColumns(edition)],
    rows: items.map(({ item, found }) => [words.text(item.title), ...estimateCells(edition, found.score)]),
  });
  const number = (code: string) => numberColumn(words.say(code));
  const counts = dataTable({
    caption: words.say("report.voices.counts.caption", { poll: title }),
    columns: [
      wordColumn(words.say("report.voices.item")),
      wordColumn(words.say("report.voices.answer")),
      ...["report.voices.ballots", "report.voices.share", "report.ranking.lower", "report.ranking.upper"].map(number),
      ...poll.classes.map(({ title: kind }) => numberColumn(words.text(kind))),
    ],
    rows: items.flatMap((one, at) => optionRows(edition, poll, { ...one, at })),
  });
  return markup`${scores}${counts}`;
}

function optionRows(
  { words }: Edition,
  poll: PollFinding,
  { item, found, at }: Answered & { readonly at: number },
): Piece[][] {
  const byClass = poll.overall.classes.map(({ items }) => items[at]);
  const title = words.text(item.title);
  const options = item.options.map((option, k) => [
    title,
    words.text(option.title),
    print(numbers.count(found.counts[k] ?? 0)),
    ...shareCells(found.shares[k]),
    ...byClass.map((one) => shown(one?.counts[k])),
  ]);
  const blank = [
    title,
    words.say("report.voices.blank"),
    print(numbers.count(found.blank)),
    ...shareCells(null),
    ...byClass.map((one) => shown(one?.blank)),
  ];
  return [...options, blank];
}

function shown(count: number | undefined): Piece {
  return count === undefined ? "\u2014" : print(numbers.count(count));
}
