import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { detectDelimiter, splitRecords } from "../read/csv-records.ts";
import { type SdmxCode, type SdmxMessage, type SdmxObservation, sdmxUnit, sdmxValue } from "./sdmx-message.ts";

/**
 * Reads an SDMX-CSV data message, 1.0 (first column DATAFLOW) or 2.0 (first columns STRUCTURE, STRUCTURE_ID).
 *
 * Dimensions are the columns between those and OBS_VALUE; ACTION, SERIES_KEY and OBS_KEY are none. With
 * `labels=both` a header or cell is "CODE: label". Rows that delete (action D) are refused, because the message
 * then is a change to data and not data. Sources: SDMX-CSV 1.0 and 2.0 field guides.
 */
export function readSdmxCsv(text: string, url: string): Result<SdmxMessage, Problem[]> {
  const records: string[][] = [];
  let flawed = 0;
  splitRecords([text], detectDelimiter([text]), (record) => {
    if (record.cells.length > 1 || record.cells[0] !== "") records.push(record.cells);
    if (record.flaw) flawed ||= record.row;
    return flawed === 0;
  });
  if (flawed > 0) return err([problem("connect.row-malformed", { url, row: flawed })]);
  const [head = [], ...rows] = records;
  const columns = head.map((name) => codeOf(name.replace(/^\ufeff/, "")).id);
  const layout = layoutOf(columns);
  if (!layout) return err([problem("connect.not-understood", { url, format: "SDMX-CSV" })]);
  return readRows(rows, { url, columns, layout });
}

interface Layout {
  readonly format: string;
  readonly flow: number;
  readonly action: number;
  readonly value: number;
  readonly dimensions: readonly number[];
  readonly unit: number;
  readonly multiplier: number;
}

const notDimensions = new Set([
  "DATAFLOW",
  "STRUCTURE",
  "STRUCTURE_ID",
  "STRUCTURE_NAME",
  "ACTION",
  "SERIES_KEY",
  "OBS_KEY",
]);

function layoutOf(columns: readonly string[]): Layout | null {
  const value = columns.indexOf("OBS_VALUE");
  const first = columns[0];
  if (value < 1 || (first !== "DATAFLOW" && first !== "STRUCTURE")) return null;
  const dimensions = columns.flatMap((name, at) => (at < value && !notDimensions.has(name) ? [at] : []));
  return {
    format: first === "DATAFLOW" ? "SDMX-CSV 1.0" : "SDMX-CSV 2.0",
    flow: first === "DATAFLOW" ? 0 : columns.indexOf("STRUCTURE_ID"),
    action: columns.indexOf("ACTION"),
    value,
    dimensions,
    unit: columns.indexOf("UNIT_MEASURE"),
    multiplier: columns.indexOf("UNIT_MULT"),
  };
}

function readRows(
  rows: readonly string[][],
  of: { readonly url: string; readonly columns: readonly string[]; readonly layout: Layout },
): Result<SdmxMessage, Problem[]> {
  const { columns, layout, url } = of;
  const problems: Problem[] = [];
  const observations: SdmxObservation[] = [];
  rows.forEach((cells, at) => {
    const row = at + 2;
    const value = sdmxValue((cells[layout.value] ?? "").trim());
    if (cells.length !== columns.length)
      problems.push(problem("connect.row-malformed", { url, row }, { place: { row } }));
    else if (layout.action >= 0 && cells[layout.action] === "D")
      problems.push(problem("connect.action-delete", { url, row }, { place: { row } }));
    else if (value === undefined)
      problems.push(
        problem(
          "connect.value-malformed",
          { url, row, value: cells[layout.value] ?? "" },
          { place: { row, column: "OBS_VALUE" } },
        ),
      );
    else
      observations.push({
        codes: layout.dimensions.map((column) => codeOf(cells[column] ?? "")),
        value,
        unit: unitOf(cells, layout),
      });
  });
  if (problems.length > 0) return err(problems.slice(0, 100));
  const flow = codeOf(rows[0]?.[layout.flow] ?? "").id;
  return ok({
    format: layout.format,
    flow,
    dimensions: layout.dimensions.map((at) => columns[at] ?? ""),
    observations,
  });
}

function unitOf(cells: readonly string[], layout: Layout): string {
  return sdmxUnit(codeOf(cells[layout.unit] ?? "").id, codeOf(cells[layout.multiplier] ?? "").id);
}

function codeOf(cell: string): SdmxCode {
  const match = /^([A-Za-z0-9_@$.-]+): (.+)$/s.exec(cell.trim());
  return match ? { id: match[1] as string, label: match[2] as string } : { id: cell.trim(), label: cell.trim() };
}
