import { isMissingMark } from "../cells/cell-number.ts";
import { shownText } from "../cells/cell-text.ts";
import { parsePeriod } from "../match/period.ts";
import type { ProblemLog } from "../problem-log.ts";
import type { WordColumn } from "../read/table.ts";
import type { ObservationStore } from "./observation-store.ts";
import type { Reading } from "./reading.ts";
import { WordCells } from "./word-cells.ts";

/** Reads the period of each row: by its column, or the scheme's own period where the table has none. */
export interface PeriodCells {
  read(column: WordColumn | null, k: number, row: number): number;
}

/** Prepares reading the periods of one table; `columnName` null when the table has no such column. */
export function periodCells(
  columnName: string | null,
  context: { readonly reading: Reading; readonly store: ObservationStore },
  log: ProblemLog,
): PeriodCells {
  const own = context.store.periodCode(context.reading.scheme.period.label);
  if (columnName === null) return { read: () => own };
  const resolve = (word: string) => {
    const label = parsePeriod(word, context.reading.periods);
    if (label !== null) return context.store.periodCode(label);
    const code = isMissingMark(word.trim()) ? "table.period-missing" : "table.period-not-understood";
    return { code, facts: { column: shownText(columnName), value: shownText(word) } };
  };
  const words = new WordCells({ column: columnName, resolve, emptyCode: "table.period-missing" }, log);
  return { read: (column, k, row) => (column ? words.read(column, k, row) : own) };
}
