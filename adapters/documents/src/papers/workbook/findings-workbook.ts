import type { CellValue, WriteSheet } from "hucre";
import { withoutClock, xmlText } from "../office-file.ts";
import type { PaperOptions, PaperSource } from "../paper-options.ts";
import { PaperWords } from "../paper-words.ts";
import { creditsSheet, headsSheet, personsSheet, projectsSheet, sharesSheet } from "./people-sheets.ts";
import { flagsSheet, nodesSheet, quotasSheet, subjectsSheet } from "./place-sheets.ts";
import type { Sheet, SheetCell, SheetSource } from "./sheet.ts";
import { voicesSheet } from "./voices-sheet.ts";

const sheets = [
  subjectsSheet,
  nodesSheet,
  personsSheet,
  headsSheet,
  creditsSheet,
  sharesSheet,
  projectsSheet,
  voicesSheet,
  flagsSheet,
  quotasSheet,
] as const;

/**
 * All findings as an Excel workbook: subjects, nodes, persons, heads, credits, shares, projects, voices, flags, quotas.
 *
 * One header row a sheet, frozen and filtered; numbers are numbers, missing cells are empty with the reason beside them; a
 * text is a text and never a formula. Same findings, same bytes. Cost O(nodes × subjects).
 */
export async function renderWorkbook(source: PaperSource, options: PaperOptions): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const words = new PaperWords(options);
  const filled: SheetSource = { ...source, words };
  return withoutClock(await writeXlsx({ sheets: sheets.map((make) => written(make(filled), words)) }));
}

function written({ code, columns, rows }: Sheet, words: PaperWords): WriteSheet {
  const header = columns.map((column) => words.say(`column.${column}`));
  const cells: CellValue[][] = [header, ...rows.map((row) => row.map(cellValue))];
  return {
    name: words.say(`sheet.${code}`),
    rows: cells,
    columns: header.map((title, at) => ({ width: widthOf(title, rows, at) })),
    cells: new Map(header.map((_, at) => [`0,${at}`, { style: { font: { bold: true } } }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnName(header.length)}${cells.length}` },
  };
}

/** As many characters as a cell of Excel holds. */
const mostLetters = 32_767;

function cellValue(cell: SheetCell): CellValue {
  if (typeof cell !== "string") return cell;
  const text = xmlText(cell);
  return text.length <= mostLetters ? text : `${text.slice(0, mostLetters - 1).toWellFormed()}…`;
}

const widthRows = 200;

/** Wide enough for the header and the first rows, within reason; a han character counts as two. */
function widthOf(title: string, rows: Sheet["rows"], at: number): number {
  const texts = [title, ...rows.slice(0, widthRows).map((row) => shown(row[at] ?? null))];
  const longest = Math.max(...texts.map((text) => text.length + (text.match(/[\u2E80-\uFFEF]/g)?.length ?? 0)));
  return Math.min(48, Math.max(8, longest + 2));
}

function shown(cell: SheetCell): string {
  return typeof cell === "number" ? cell.toPrecision(6) : String(cell ?? "");
}

function columnName(count: number): string {
  return count <= 26 ? String.fromCharCode(64 + count) : `A${String.fromCharCode(64 + count - 26)}`;
}
