import type { EstimateRow } from "@huabiao/assess";
import type { Problem } from "@huabiao/kernel/problem";
import type { Translate } from "@huabiao/kernel/text";
import type { Session } from "../io.ts";
import { noteText } from "./print-problems.ts";
import { textTable } from "./text-table.ts";

/** Prints estimates as a table for people: value, error, interval, rows and effective rows; below it why a number is missing. */
export function printEstimates(
  { io, translate }: Session,
  rows: readonly EstimateRow[],
  notes: readonly Problem[],
): void {
  const words = ["name", "domain", "value", "se", "interval", "n", "effective"];
  const header = words.map((word) => translate(`survey.table.${word}`));
  const cells = rows.map((row) => [
    row.name,
    domainText(row, translate),
    numberText(row.estimate),
    numberText(row.se),
    row.lower === null ? "—" : `${numberText(row.lower)} – ${numberText(row.upper)}`,
    String(row.n),
    effectiveText(row),
  ]);
  io.out(`${textTable(header, cells, [2, 3, 4, 5, 6])}\n`);
  for (const row of rows) {
    if (row.reason === undefined) continue;
    const reason = translate(`undefined.${row.reason}`);
    io.out(`${translate("survey.table.undefined", { name: row.name, domain: domainText(row, translate), reason })}\n`);
  }
  io.err(noteText(notes, translate));
}

function domainText({ domain }: EstimateRow, translate: Translate): string {
  const parts = Object.entries(domain).map(([column, level]) => `${column}=${level}`);
  return parts.length === 0 ? translate("survey.table.all") : parts.join(" ");
}

/** Effective rows; nothing where the figure is fixed by its calibration, so that no sample of any size is as sure. */
function effectiveText({ n, designEffect }: EstimateRow): string {
  return designEffect !== null && designEffect > fixedByCalibration ? numberText(n / designEffect) : "—";
}

const fixedByCalibration = 1e-9;

/** Five significant digits, or all that stand before the point. */
function numberText(value: number | null): string {
  if (value === null) return "—";
  const whole = Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) + 1);
  return value.toFixed(Math.min(10, Math.max(0, 5 - whole)));
}
