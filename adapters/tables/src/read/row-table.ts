import { cellText } from "../cells/cell-text.ts";
import type { ProblemLog } from "../problem-log.ts";
import type { Batch, Cell, OpenTable, TablePlace, Wanted } from "./table.ts";
import { BatchBuilder } from "./word-columns.ts";

/** What a reader of a row-wise format gives: a way through its rows. */
export interface RowSource {
  readonly place: TablePlace;
  readonly header: readonly string[];
  readonly encoding: string;
  readonly bytes: number;
  readonly digest: string;
  /** Visits every record after the header, blank ones too. */
  readonly walk: (visit: (cells: readonly Cell[], row: number) => void) => void;
}

/**
 * Makes an open table of a row source.
 *
 * Blank rows are passed over and counted in a note. A cell beyond the header's columns, or under a column
 * without name, refuses its row. The log hears of each row once, however often the rows are read.
 */
export function rowTable(source: RowSource, log: ProblemLog): OpenTable {
  const nameless = source.header.flatMap((name, at) => (name === "" ? [at] : []));
  let told = false;
  const forEachRow = async (visit: (cells: readonly Cell[], row: number) => void): Promise<number> => {
    const blanks = { count: 0, pending: 0, first: 0 };
    let rows = 0;
    source.walk((cells, row) => {
      if (isBlank(cells)) return void countBlank(blanks, row);
      blanks.count += blanks.pending;
      blanks.pending = 0;
      const stray = strayCell(cells, source.header.length, nameless);
      if (stray >= 0) {
        if (!told)
          log.refuseRow(
            "table.cell-without-header",
            { value: cellText(cells[stray] ?? null).slice(0, 60), position: stray + 1 },
            { row, column: stray + 1 },
          );
        return;
      }
      rows++;
      visit(cells, row);
    });
    if (blanks.count > 0 && !told) log.note("table.blank-rows", { count: blanks.count }, { row: blanks.first });
    told = true;
    return rows;
  };
  const readBatches = async (wanted: readonly Wanted[], consume: (batch: Batch) => void): Promise<number> => {
    const builder = new BatchBuilder(wanted, consume);
    const rows = await forEachRow((cells, row) => builder.add(cells, row));
    builder.flush();
    return rows;
  };
  const { place, header, encoding, bytes, digest } = source;
  return { place, header, encoding, bytes, digest, forEachRow, readBatches };
}

function countBlank(blanks: { pending: number; first: number }, row: number): void {
  if (blanks.first === 0) blanks.first = row;
  blanks.pending++;
}

function isBlank(cells: readonly Cell[]): boolean {
  for (const cell of cells) if (cell !== null && (typeof cell !== "string" || cell.trim() !== "")) return false;
  return true;
}

function strayCell(cells: readonly Cell[], columns: number, nameless: readonly number[]): number {
  for (const at of nameless) if (!isBlank([cells[at] ?? null])) return at;
  for (let at = columns; at < cells.length; at++) if (!isBlank([cells[at] ?? null])) return at;
  return -1;
}
