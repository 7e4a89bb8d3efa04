import { type Facts, type Problem, problem } from "@huabiao/kernel/problem";
import { type Locate, type Named, suggestions } from "@huabiao/scheme/analysis";
import type { Column } from "../columns/column.ts";
import type { ColumnTable } from "../columns/column-table.ts";

/** A specification's table, with the list of everything that is wrong between the two. */
export class SpecTable {
  readonly table: ColumnTable;
  readonly problems: Problem[];
  readonly #locate: Locate;

  constructor(table: ColumnTable, of: { readonly locate: Locate; readonly problems: readonly Problem[] }) {
    this.table = table;
    this.#locate = of.locate;
    this.problems = [...of.problems];
  }

  /** Something is wrong with a part of the specification. */
  report(code: string, facts: Facts, path: Named["path"]): void {
    this.problems.push(problem(code, facts, { path, place: this.#locate(path) }));
  }

  /** Something is wrong with a cell of the table; `row` counts from 0. */
  reportCell(code: string, facts: Facts, at: { readonly row: number; readonly column: string }): void {
    const row = this.table.rowNumbers[at.row] ?? 0;
    this.problems.push(problem(code, facts, { place: { file: this.table.file, row, column: at.column } }));
  }

  has(name: string): boolean {
    return this.table.columns.has(name);
  }

  /** A column by its name, or null with `survey.unknown-column` reported. */
  column({ name, path }: Named): Column | null {
    const column = this.table.columns.get(name);
    if (column === undefined) this.report("survey.unknown-column", { name, ...suggestions(name, this.names()) }, path);
    return column ?? null;
  }

  /** A column's numbers, or null with the reason reported: no such column, or a cell that is no number. */
  numbers(named: Named): Float64Array | null {
    const column = this.column(named);
    if (column === null || column.numbers !== null) return column?.numbers ?? null;
    const { firstText } = column;
    if (firstText === null) this.report("survey.column-empty", { name: named.name }, named.path);
    else
      this.report("survey.not-numeric", { name: named.name, row: firstText.row, value: firstText.value }, named.path);
    return null;
  }

  /** The position of a level of a column, or null with `survey.unknown-level` reported. */
  level(column: Column, { name, path }: Named): number | null {
    const at = column.factor.levels.indexOf(name);
    if (at >= 0) return at;
    this.report(
      "survey.unknown-level",
      { name, column: column.name, ...suggestions(name, column.factor.levels) },
      path,
    );
    return null;
  }

  names(): readonly string[] {
    return this.table.header.filter((name) => name !== "");
  }
}

/** A column as a grouping of the rows by its levels. */
export function groupingOf(column: Column): { readonly codes: Int32Array; readonly count: number } {
  return { codes: column.factor.codes, count: column.factor.levels.length };
}

/** 1 where a column has a level, 0 where it has another, NaN where its cell is missing. */
export function indicatorOf({ factor }: Column, level: number): Float64Array {
  const { codes } = factor;
  const indicator = new Float64Array(codes.length);
  for (let k = 0; k < codes.length; k++) {
    const code = codes[k] as number;
    indicator[k] = code < 0 ? Number.NaN : code === level ? 1 : 0;
  }
  return indicator;
}
