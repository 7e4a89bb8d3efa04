import type { InputCell, LeafCells } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { type Edition, nameOf, nodeTitle, subjectAt } from "../report/edition.ts";
import { type Markup, markup, type Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";

/** Every scored indicator of a subject, step by step; the value opens to the input cells it was made from. */
export function cellTable(edition: Edition, subject: number): Markup {
  const { words, reading } = edition;
  const contributions = new Map(subjectAt(edition, subject).contributions.map((item) => [item.node, item.value]));
  const number = (column: string) => numberColumn(words.say(`report.cells.${column}`));
  return dataTable({
    caption: words.say("report.cells.caption", { name: nameOf(edition, subject) }),
    columns: [
      wordColumn(words.say("report.indicator")),
      ...["value", "filled", "treated", "score", "weight", "contribution"].map(number),
    ],
    rows: reading.findings.cells.map((leaf, at, all) => {
      const contribution = contributions.get(leaf.node) ?? null;
      return row(edition, { leaf, before: all[at - 1]?.indicator ?? "", subject, contribution });
    }),
  });
}

interface Cell {
  readonly leaf: LeafCells;
  /** The indicator of the row before. */
  readonly before: string;
  readonly subject: number;
  readonly contribution: number | null;
}

function row(edition: Edition, { leaf, before, subject, contribution }: Cell): Piece[] {
  const { reading, words } = edition;
  const node = reading.nodes.get(leaf.node);
  const digits = digitsOf(leaf);
  const group = reading.findings.subjects[subject]?.group ?? 0;
  const weight = node?.globalWeights[group] ?? null;
  const score = node?.score[subject] ?? null;
  const unit = unitOf(edition, leaf);
  return [
    markup`${titleOf(edition, leaf, before)}${unit === "" ? null : markup` <small>${unit}</small>`}`,
    value(edition, leaf, subject),
    changed(leaf.filled[subject] ?? null, leaf.value[subject] ?? null, digits),
    changed(leaf.treated[subject] ?? null, leaf.filled[subject] ?? null, digits),
    score === null ? "\u2014" : print(numbers.score(score)),
    weight === null
      ? "\u2014"
      : weight === 0
        ? words.say("report.cells.no-weight")
        : print(numbers.percentFine(weight)),
    contribution === null ? "\u2014" : print(numbers.statistic(contribution)),
  ];
}

/** An indicator is named once, in the row of its first lens; under it the other lenses stand by what they look at. */
function titleOf(edition: Edition, { node, indicator, lens }: LeafCells, before: string): Markup {
  if (indicator === before) return markup`\u2003${edition.words.say(`report.lens.${lens}`)}`;
  return print(nodeTitle(edition, node));
}

/** The unit of a level; growth and attainment are ratios. */
function unitOf({ reading }: Edition, leaf: LeafCells): string {
  if (leaf.lens !== "level") return "";
  return reading.nodes.get(leaf.node)?.unit ?? reading.nodes.get(leaf.indicator)?.unit ?? "";
}

/** Decimals of a column, worked out once a leaf. */
function digitsOf(leaf: LeafCells): number {
  const known = digits.get(leaf);
  if (known !== undefined) return known;
  const fresh = numbers.digitsFor([...leaf.value, ...leaf.filled]);
  digits.set(leaf, fresh);
  return fresh;
}

const digits = new WeakMap<LeafCells, number>();

/** A value after a step, or a dash when the step left it as it was. */
function changed(after: number | null, before: number | null, places: number): Piece {
  return after === null || after === before ? "\u2014" : markup`<b>${print(numbers.fixed(after, places))}</b>`;
}

function value(edition: Edition, leaf: LeafCells, subject: number): Markup {
  const { words, reading } = edition;
  const present = leaf.value[subject] ?? null;
  const inputs = leaf.inputs[subject] ?? [];
  if (present === null) {
    const reason = reading.reason(subject, leaf.node) ?? reading.reason(subject, leaf.indicator) ?? "no-data";
    return markup`<details><summary>${words.say("report.cells.missing")}</summary>${words.say(`undefined.${reason}`)}${trail(edition, inputs)}</details>`;
  }
  const figure = print(numbers.fixed(present, digitsOf(leaf)));
  return inputs.length === 0
    ? figure
    : markup`<details><summary>${figure}</summary>${trail(edition, inputs)}</details>`;
}

/** The input cells behind a number: file › row › column › period = value. */
function trail({ words, reading }: Edition, inputs: readonly InputCell[]): Markup {
  const { findings } = reading;
  return markup`${inputs.map(([use, file, line, column, period, cell]) => {
    const path = [
      findings.inputs[file]?.name ?? "?",
      String(line),
      ...(column < 0 ? [] : [findings.columns[column] ?? "?"]),
      ...(period < 0 ? [] : [findings.periods[period] ?? "?"]),
    ];
    return markup`<code>${use === "value" ? null : markup`${words.say(`report.use.${use}`)} `}${path.join(" \u203a ")} = ${numbers.exact(cell)}</code>`;
  })}`;
}
