import { compileCondition, type EstimateSpec, type NamedLevels, variablesOf } from "@huabiao/scheme/analysis";
import type { Column } from "../columns/column.ts";
import type { SpecTable } from "./spec-table.ts";

/**
 * 1 for the rows that a specification's `subset` keeps, else 0; null with what is wrong reported.
 *
 * A row whose cell is missing is not kept. No row at all is `survey.subset-empty`.
 */
export function subsetOfSpec(subset: EstimateSpec["subset"], of: SpecTable): Uint8Array | null {
  const kept = new Uint8Array(of.table.rows).fill(1);
  if (subset === null) return kept;
  if (subset.kind === "levels") for (const one of subset.all) keepLevels(kept, one, of);
  else keepCondition(kept, subset, of);
  if (of.problems.length > 0) return null;
  if (kept.includes(1)) return kept;
  of.report("survey.subset-empty", {}, ["subset"]);
  return null;
}

function keepLevels(kept: Uint8Array, { column: named, levels }: NamedLevels, of: SpecTable): void {
  const column = of.column(named);
  if (!column) return;
  const wanted = new Set(levels.map((level) => of.level(column, level)));
  const { codes } = column.factor;
  for (let k = 0; k < kept.length; k++) if (!wanted.has(codes[k] as number)) kept[k] = 0;
}

function keepCondition(
  kept: Uint8Array,
  { text, path }: Extract<NonNullable<EstimateSpec["subset"]>, { kind: "condition" }>,
  of: SpecTable,
): void {
  const compiled = compileCondition(text, "row");
  if (!compiled.ok) {
    of.report(compiled.error.code, compiled.error.facts, path);
    return;
  }
  const columns = variablesOf(text).attributes.flatMap((name) => of.column({ name, path }) ?? []);
  if (of.problems.length > 0) return;
  for (let k = 0; k < kept.length; k++) {
    const holds = compiled.value({ row: rowOf(columns, k) });
    if (!holds.ok && holds.error.reason === "wrong-type") {
      of.report("survey.subset-wrong-type", { name: holds.error.name, row: of.table.rowNumbers[k] ?? 0 }, path);
      return;
    }
    if (!(holds.ok && holds.value)) kept[k] = 0;
  }
}

function rowOf(columns: readonly Column[], k: number): Record<string, string | number> {
  const row: Record<string, string | number> = {};
  for (const { name, numbers, factor } of columns) {
    const number = numbers?.[k] as number;
    if (numbers !== null) {
      if (!Number.isNaN(number)) row[name] = number;
    } else if ((factor.codes[k] as number) >= 0) row[name] = factor.levels[factor.codes[k] as number] as string;
  }
  return row;
}
