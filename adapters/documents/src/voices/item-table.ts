import type { ClassFinding, ItemFinding, PollFinding, PollItemFinding, VoiceFinding } from "@huabiao/assess";
import { chartColumn, dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, type Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { type Answered, answered, answerPile, optionHeads, optionSets } from "./answered.ts";
import { intervalWords, whyNone } from "./estimate-cells.ts";
import { answersOf } from "./poll-words.ts";

/** A subject's answers in one table: bar, score, interval and ballots per option of every item, and of each class under it. */
export function itemTables(edition: Edition, about: About): Markup {
  const sets = optionSets(answered(about.poll, about.voice.items));
  return markup`${sets.map((set) => table(edition, set, about))}`;
}

/** What the tables are of. */
export interface About {
  readonly caption: Markup;
  readonly poll: PollFinding;
  readonly voice: VoiceFinding;
}

function table(edition: Edition, set: readonly Answered[], { caption, poll, voice }: About): Markup {
  const { words } = edition;
  return dataTable({
    caption,
    columns: [
      wordColumn(words.say("report.voices.item")),
      chartColumn(words.say("report.voices.answers-bar")),
      numberColumn(words.say("report.ranking.score")),
      numberColumn(words.say("report.voices.interval")),
      numberColumn(words.say("report.voices.answers")),
      ...optionHeads(edition, set[0]?.item).map(numberColumn),
      numberColumn(words.say("report.voices.blank")),
    ],
    rows: set.flatMap((one) => {
      const at = poll.items.indexOf(one.item);
      const own = [words.text(one.item.title), answerPile(one), ...figures(edition, one.item, one.found)];
      return [own, ...voice.classes.flatMap((kind, k) => classRow(edition, one.item, { kind, k, at }))];
    }),
  });
}

interface ClassAt {
  readonly kind: ClassFinding;
  readonly k: number;
  readonly at: number;
}

function classRow(edition: Edition, item: PollItemFinding, { kind, k, at }: ClassAt): Piece[][] {
  const found = kind.items[at];
  if (found === undefined) return [];
  return [[`\u2003${classLetter(k)}`, "", ...figures(edition, item, found)]];
}

/** A, B, C: classes are named once above their tables. */
export function classLetter(k: number): string {
  return String.fromCharCode(65 + k);
}

function figures(edition: Edition, item: PollItemFinding, found: ItemFinding): Piece[] {
  const { value, reason } = found.score;
  const score =
    value === null
      ? [whyNone(edition, reason), ""]
      : [print(numbers.score(value.estimate)), intervalWords(value.lower, value.upper)];
  return [
    ...score,
    ...[answersOf(item, found), ...found.counts, found.blank].map((count) => print(numbers.count(count))),
  ];
}
