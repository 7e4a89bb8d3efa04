import type { Poll, Question } from "../ballot/poll.ts";
import { cellMinimum } from "../ballot/poll.ts";
import type { QuestionTally, Tally } from "./tally.ts";

type Cell = number | null;

/**
 * A tally as the public may see it: no cell below the minimum, zero included, and none from which one follows.
 *
 * The four kinds of answer add up to the ballots, the options of a question with one pick to the valid ones; there and
 * among several picks withheld cells are at least two and hold at least the minimum together, so that neither a cell nor
 * a complement can be had by subtraction. Among several picks an option that all but a few valid ballots picked is
 * withheld too. When the valid ballots are withheld, so are all options. Cells are withheld smallest first, in the
 * order of the poll when they are equal.
 */
export function publicTally(poll: Poll, tally: Tally): Tally {
  const least = cellMinimum(poll);
  return Object.fromEntries(
    poll.questions.map((question) => [
      question.id,
      publicQuestion(question, tally[question.id] as QuestionTally, least),
    ]),
  );
}

function publicQuestion(question: Question, tally: QuestionTally, least: number): QuestionTally {
  const kinds = kindsOf(question, tally) as number[];
  const [blank, invalid, valid, unsure = 0] = withholdCells(kinds, least, null) as [Cell, Cell, Cell, Cell?];
  const ids = Object.keys(tally.options);
  const counts = ids.map((id) => tally.options[id] as number);
  const whole = question.picks.most === 1 ? null : (tally.valid as number);
  const shown = valid === null ? counts.map(() => null) : withholdCells(counts, least, whole);
  return { blank, invalid, unsure, valid, options: Object.fromEntries(ids.map((id, at) => [id, shown[at] as Cell])) };
}

/** The kinds of answer that a question can have: unsure is none where no option says so, and so nothing to hide behind. */
function kindsOf({ options }: Question, { blank, invalid, valid, unsure }: QuestionTally): Cell[] {
  return options.some((option) => option.unsure) ? [blank, invalid, valid, unsure] : [blank, invalid, valid];
}

/** Withholds cells below `least`, those within `least` of `whole` when it is given, and more until two and `least` are. */
function withholdCells(counts: readonly number[], least: number, whole: number | null): Cell[] {
  const small = (count: number) => count < least || (whole !== null && whole - count < least);
  const cells = counts.map((count): Cell => (small(count) ? null : count));
  const hidden = () => counts.filter((_, at) => cells[at] === null);
  const enough = () => hidden().length >= 2 && hidden().reduce((sum, count) => sum + count, 0) >= least;
  while (cells.includes(null) && !enough()) {
    const shown = cells.filter((cell) => cell !== null);
    if (shown.length === 0) break;
    cells[cells.indexOf(Math.min(...shown))] = null;
  }
  return cells;
}

/** What is wrong with a tally that says it is the public one: `sum` does not add up, `leak` tells too much, null nothing. */
export function publicFault(
  poll: Poll,
  tally: Tally,
  counted: number,
): { readonly question: string; readonly fault: "sum" | "leak" } | null {
  const least = cellMinimum(poll);
  for (const question of poll.questions) {
    const fault = questionFault(question, tally[question.id] as QuestionTally, { least, counted });
    if (fault) return { question: question.id, fault };
  }
  return null;
}

function questionFault(
  question: Question,
  tally: QuestionTally,
  { least, counted }: { readonly least: number; readonly counted: number },
): "sum" | "leak" | null {
  const row = kindsOf(question, tally);
  const kinds = row.length === 3 && tally.unsure !== 0 ? "sum" : rowFault(row, counted, least);
  const { valid } = tally;
  const cells = Object.values(tally.options);
  if (kinds) return kinds;
  if (valid === null) return cells.some((cell) => cell !== null) ? "leak" : null;
  if (question.picks.most === 1) return rowFault(cells, valid, least);
  const small = cells.some((cell) => cell !== null && (cell < least || valid - cell < least));
  return small || cells.filter((cell) => cell === null).length === 1 ? "leak" : null;
}

/** A row of cells that add up to `whole`. */
function rowFault(cells: readonly Cell[], whole: number, least: number): "sum" | "leak" | null {
  const shown = cells.filter((cell) => cell !== null);
  const rest = whole - shown.reduce((sum, cell) => sum + cell, 0);
  const hidden = cells.length - shown.length;
  if (rest < 0 || (hidden === 0 && rest !== 0)) return "sum";
  if (shown.some((cell) => cell < least)) return "leak";
  return hidden === 0 || shown.length === 0 || (hidden >= 2 && rest >= least) ? null : "leak";
}

/** Cells of a tally that are withheld. */
export function withheldCells(tally: Tally): number {
  const cells = Object.values(tally).flatMap(({ options, ...kinds }) => [
    ...Object.values(options),
    ...Object.values<Cell>(kinds),
  ]);
  return cells.filter((cell) => cell === null).length;
}
