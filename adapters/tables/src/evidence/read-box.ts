import type { Ballots } from "@huabiao/assess";
import type { Problem } from "@huabiao/kernel/problem";
import type { Result } from "@huabiao/kernel/result";
import { type Poll, type PollItem, pollItems } from "@huabiao/scheme";
import { shownText } from "../cells/cell-text.ts";
import type { ProblemLog } from "../problem-log.ts";
import { GrowingColumn } from "./growing-column.ts";

/** A sealed box that was recounted and holds: what is asked of whoever can recount. */
export interface RecountedBox {
  /** Nothing in the public edition, which holds no ballots. */
  readonly edition: "full" | "public";
  readonly questions: readonly { readonly id: string; readonly options: readonly string[] }[];
  readonly strata: readonly { readonly id: string; readonly roll: number | null }[];
  /** Ballots that count: the option of each question by its place, −1 a blank or what is no valid answer. */
  readonly ballots: Iterable<{ readonly stratum: number; readonly options: ArrayLike<number> }>;
  /** Questions that let people pick several options. */
  readonly several: readonly string[];
}

/** Recounts a box; the first thing that does not hold refuses it. */
export type RecountBox = (folder: string) => Promise<Result<RecountedBox, readonly Problem[]>>;

/** The cell of the frame that a stratum of the box is. */
export interface BoxCell {
  readonly subject: number;
  readonly class: number;
  readonly stratum: number;
}

/** The ballots of a recounted box in the columns of a poll; null with the log saying why. The box never tells raters or batches. */
export function ballotsOfBox(
  box: RecountedBox,
  of: { readonly poll: Poll; readonly cells: ReadonlyMap<string, BoxCell>; readonly name: string },
  log: ProblemLog,
): Ballots | null {
  const items = pollItems(of.poll);
  if (box.edition === "public") log.refuseTable("table.box-public", { value: of.name });
  const strata = box.strata.map(({ id }) => {
    const cell = of.cells.get(id);
    if (cell === undefined) log.refuseTable("table.box-unknown-stratum", { value: shownText(id) });
    return cell;
  });
  const questions = box.questions.map((question) => matchQuestion(question, items, log));
  for (const id of box.several) log.refuseTable("table.box-picks-several", { question: shownText(id) });
  if (log.broken) return null;
  const [subjectOf, classOf, stratumOf] = Array.from({ length: 3 }, () => new GrowingColumn((n) => new Int32Array(n)));
  const answers = items.map(() => new GrowingColumn((n) => new Int16Array(n)));
  for (const ballot of box.ballots) {
    const cell = strata[ballot.stratum] as BoxCell;
    subjectOf?.add(cell.subject);
    classOf?.add(cell.class);
    stratumOf?.add(cell.stratum);
    const given = new Int16Array(items.length).fill(-1);
    questions.forEach((found, q) => {
      const option = ballot.options[q] as number;
      if (found !== null && option >= 0) given[found.item] = found.options[option] as number;
    });
    answers.forEach((column, item) => {
      column.add(given[item] as number);
    });
  }
  return {
    subjectOf: subjectOf?.finish() ?? new Int32Array(),
    classOf: (of.poll.classes?.length ?? 0) > 0 ? (classOf?.finish() ?? null) : null,
    stratumOf: (of.poll.strata?.length ?? 0) > 0 ? (stratumOf?.finish() ?? null) : null,
    raterOf: null,
    batchOf: null,
    weight: null,
    answers: answers.map((column) => column.finish()),
    reasons: items.map(() => null),
  };
}

function matchQuestion(
  { id, options }: RecountedBox["questions"][number],
  items: readonly PollItem[],
  log: ProblemLog,
): { readonly item: number; readonly options: readonly number[] } | null {
  const item = items.findIndex((one) => one.id === id);
  if (item < 0) {
    log.refuseTable("table.box-unknown-question", {
      value: shownText(id),
      known: items.map((one) => one.id).join(", "),
    });
    return null;
  }
  const known = (items[item] as PollItem).options.map((one) => one.id);
  return {
    item,
    options: options.map((option) => {
      const at = known.indexOf(option);
      const facts = { question: shownText(id), value: shownText(option), known: known.join(", ") };
      if (at < 0) log.refuseTable("table.box-unknown-option", facts);
      return at;
    }),
  };
}
