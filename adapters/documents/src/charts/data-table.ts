import { Markup, markup, type Piece } from "../report/markup.ts";

/** A column's heading and whether it holds numbers. */
export interface Column {
  readonly title: Markup;
  readonly kind: "words" | "number" | "sentence" | "chart";
}

/** A table that says what it holds: caption, a heading for each column, the first cell of each row its heading. */
export interface DataTable {
  readonly caption: Markup;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Piece[])[];
}

/**
 * Prints a table in a box of its own that scrolls sideways and can be reached by keyboard.
 *
 * End tags of rows and cells are left out, as HTML allows, and a table that is mostly numbers says so once
 * instead of in every cell: most of a report is tables.
 */
export function dataTable({ caption, columns, rows }: DataTable): Markup {
  const numbers = columns.slice(1).filter((column) => column.kind === "number").length;
  const form = 2 * numbers > columns.length ? "numbers" : "words";
  const signs = columns.map((column) => signOf(column, form));
  const head = columns.map((column, i) => markup`<th scope=col${i === 0 ? null : (signs[i] ?? null)}>${column.title}`);
  const body = rows.map((row) => markup`<tr>${row.map((cell, i) => cellOf(cell, i, signs[i] ?? null))}\n`);
  return markup`<div class=scroll tabindex="0"><table${form === "numbers" ? signFor.number : null}><caption>${caption}</caption><thead><tr>${head}</thead><tbody>
${body}</tbody></table></div>`;
}

/** A column of words. */
export function wordColumn(title: Markup): Column {
  return { title, kind: "words" };
}

/** A column of numbers, set flush right. */
export function numberColumn(title: Markup): Column {
  return { title, kind: "number" };
}

/** A column of small charts, all of one width. */
export function chartColumn(title: Markup): Column {
  return { title, kind: "chart" };
}

/** A column of sentences, which may wrap. */
export function sentenceColumn(title: Markup): Column {
  return { title, kind: "sentence" };
}

const signFor = {
  words: new Markup(" class=w"),
  number: new Markup(" class=n"),
  sentence: new Markup(" class=t"),
  chart: new Markup(" class=b"),
};

function cellOf(cell: Piece, i: number, sign: Markup | null): Markup {
  return i === 0 ? markup`<th scope=row>${cell}` : markup`<td${sign}>${cell}`;
}

/** What a column's cells are marked with: nothing where the table as a whole says it. */
function signOf({ kind }: Column, form: "numbers" | "words"): Markup | null {
  if (kind === "number") return form === "numbers" ? null : signFor.number;
  return kind === "words" && form === "words" ? null : signFor[kind];
}
