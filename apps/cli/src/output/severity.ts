import type { FittedSeverity, SeverityEstimate, SeverityFindings, SeverityTable } from "@huabiao/assess";
import type { Translate } from "@huabiao/kernel/text";
import type { Session } from "../io.ts";
import { textTable } from "./text-table.ts";

/** Prints a fit for people: variances, reliability, fixed part, then every term's levels with raw and corrected side by side. */
export function printSeverity({ io, translate }: Session, { findings, tables }: FittedSeverity): void {
  const parts = [
    headLine(findings, translate),
    varianceTable(findings, translate),
    ...reliabilityLines(findings, translate),
    ...fixedTables(findings, translate),
    ...tables.filter(({ header }) => header.includes("raw_mean")).map((table) => levelTable(table, translate)),
    ...warnings(findings, translate),
  ];
  io.out(`${parts.join("\n\n")}\n`);
}

function headLine({ method, n, leftOut, criterion }: SeverityFindings, translate: Translate): string {
  const facts = { method: translate(`severity.method.${method}`), n, leftOut, criterion: numberText(criterion) };
  return translate("severity.table.head", facts);
}

function varianceTable({ variances, levels }: SeverityFindings, translate: Translate): string {
  const total = Object.values(variances).reduce((sum, one) => sum + one, 0);
  const rows = Object.entries(variances).map(([term, variance]) => [
    term === "residual" ? translate("severity.table.residual") : term,
    numberText(variance),
    `${((100 * variance) / total).toFixed(1)} %`,
    levels[term] === undefined ? "—" : String(levels[term]),
  ]);
  return textTable(heads(["term", "variance", "share", "levels"], translate), rows, [1, 2, 3]);
}

function reliabilityLines({ reliability }: SeverityFindings, translate: Translate): readonly string[] {
  const { subject, eap, icc, generalisability, dependability, ratings = 0, target = 0, ratersNeeded } = reliability;
  if (eap !== undefined) return [translate("severity.table.eap", { subject, eap: numberText(eap) })];
  const told = translate("severity.table.reliability", {
    subject,
    icc: numberText(icc ?? null),
    relative: numberText(generalisability ?? null),
    absolute: numberText(dependability ?? null),
    ratings: ratings.toFixed(1),
  });
  const needed = ratersNeeded
    ? translate("severity.table.needed", { target, ...ratersNeeded })
    : translate("severity.table.never", { target });
  return [told, needed];
}

function fixedTables({ fixed }: SeverityFindings, translate: Translate): readonly string[] {
  const plain = Object.entries(fixed).filter(([, one]) => isEstimate(one)) as [string, SeverityEstimate][];
  if (plain.length === 0) return [];
  const rows = plain.map(([name, { estimate, se }]) => [name, numberText(estimate), numberText(se)]);
  return [textTable(heads(["coefficient", "value", "se"], translate), rows, [1, 2])];
}

function isEstimate(one: SeverityFindings["fixed"][string]): boolean {
  return "estimate" in one && (one.estimate === null || typeof one.estimate === "number");
}

const mostLevels = 20;
const shown = ["level", "n", "raw_mean", "effect", "se", "corrected_mean", "infit", "outfit"];

/** The first levels of a table; the whole is written with `--out`. */
function levelTable({ name, header, rows }: SeverityTable, translate: Translate): string {
  const places = shown.map((column) => header.indexOf(column)).filter((at) => at >= 0);
  const cells = rows.slice(0, mostLevels).map((row) => places.map((at) => cellText(row[at] ?? null, header[at] ?? "")));
  const title = translate("severity.table.levels-of", { term: name, count: rows.length });
  const words = places.map((at) => (header[at] ?? "").replace("_", "-"));
  const table = textTable(heads(words, translate), cells, [...places.keys()].slice(1));
  const rest = rows.length - mostLevels;
  return [title, table, ...(rest > 0 ? [translate("severity.table.more", { count: rest })] : [])].join("\n");
}

function cellText(cell: string | number | null, column: string): string {
  return typeof cell === "number" && column !== "n" ? numberText(cell) : String(cell ?? "—");
}

function warnings(findings: SeverityFindings, translate: Translate): readonly string[] {
  const { singular, components, dropped, unused, oneGradeOnly } = findings;
  const flat = Object.entries(oneGradeOnly).filter(([, levels]) => levels.length > 0);
  return [
    ...(singular.length > 0 ? [translate("severity.table.singular", { terms: singular.join(", ") })] : []),
    ...((components ?? 1) > 1 ? [translate("severity.table.components", { count: components ?? 0 })] : []),
    ...(dropped.length > 0 ? [translate("severity.table.dropped", { columns: dropped.join(", ") })] : []),
    ...(unused.length > 0 ? [translate("severity.table.unused", { categories: unused.join(", ") })] : []),
    ...flat.map(([term, levels]) => {
      const some = levels.length > 8 ? `${levels.slice(0, 8).join(", ")} …` : levels.join(", ");
      return translate("severity.table.one-grade", { term, count: levels.length, levels: some });
    }),
    translate("severity.table.reading"),
  ];
}

function heads(words: readonly string[], translate: Translate): readonly string[] {
  return words.map((word) => translate(`severity.table.${word}`));
}

/** Five significant digits, or all that stand before the point. */
function numberText(value: number | null): string {
  if (value === null) return "—";
  const whole = Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) + 1);
  return value.toFixed(Math.min(10, Math.max(0, 5 - whole)));
}
