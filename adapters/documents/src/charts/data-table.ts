import { type Markup, markup, type Piece } from "../report/markup.ts";

/** A column's heading and whether it holds numbers. */
export interface Column {
  readonly title: Markup;
  readonly kind: "words" | "number" | "sentence";
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
 * End tags of rows and cells are left out, as HTML allows: most of a report is tables.
 */
export function dataTable({ caption, columns, rows }: DataTable): Markup {
  const head = columns.map((column) => markup`<th scope="col"${classOf(column)}>${column.title}</th>`);
  const body = rows.map((row) => markup`<tr>${row.map((cell, i) => cellOf(cell, i, columns[i]))}\n`);
  return markup`<div class="scroll" tabindex="0"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
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

/** A column of sentences, which may wrap. */
export function sentenceColumn(title: Markup): Column {
  return { title, kind: "sentence" };
}

function cellOf(cell: Piece, i: number, column: Column | undefined): Markup {
  if (i === 0) return markup`<th scope=row>${cell}`;
  return markup`<td${column === undefined ? null : classOf(column)}>${cell}`;
}

function classOf(column: Column): Markup | null {
  if (column.kind === "words") return null;
  return column.kind === "number" ? markup` class=n` : markup` class=t`;
}
