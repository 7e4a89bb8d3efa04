import { type Grouping, nestGroups, oneGroup } from "@huabiao/measure/survey";
import type { Named } from "@huabiao/scheme/analysis";
import type { Column } from "../columns/column.ts";
import { groupingOf, type SpecTable } from "./spec-table.ts";

/** The domains of a figure: rows by domain, and what each domain is. */
export interface Domains {
  readonly groups: Grouping;
  /** Level by column; `{}` for all rows. */
  readonly names: readonly Readonly<Record<string, string>>[];
}

/**
 * The domains that columns cross to, as far as the kept rows fall into them, ordered by level, the first column slowest.
 *
 * A row with a missing cell in one of the columns is in no domain. Null with unknown columns reported.
 */
export function domainsOf(by: readonly Named[], kept: Uint8Array, of: SpecTable): Domains | null {
  const columns = by.map((named) => of.column(named));
  const found = columns.flatMap((column) => (column ? [column] : []));
  if (found.length < columns.length) return null;
  const [outermost = oneGroup(kept.length), ...others] = found.map(groupingOf);
  const groups = others.reduce((outer, inner) => nestGroups(outer, inner), outermost);
  const first = firstRows(groups, kept);
  const order = Array.from(first.keys()).filter((group) => (first[group] as number) >= 0);
  order.sort((a, b) => compareRows(found, first[a] as number, first[b] as number));
  const place = new Int32Array(groups.count).fill(-1);
  order.forEach((group, at) => {
    place[group] = at;
  });
  const codes = new Int32Array(kept.length).fill(-1);
  for (let k = 0; k < codes.length; k++) {
    const code = groups.codes[k] as number;
    if (code >= 0 && kept[k] === 1) codes[k] = place[code] as number;
  }
  const names = order.map((group) =>
    Object.fromEntries(found.map((column) => [column.name, levelAt(column, first[group] as number)])),
  );
  return { groups: { codes, count: order.length }, names };
}

function firstRows({ codes, count }: Grouping, kept: Uint8Array): Int32Array {
  const first = new Int32Array(count).fill(-1);
  for (let k = codes.length - 1; k >= 0; k--) {
    const code = codes[k] as number;
    if (code >= 0 && kept[k] === 1) first[code] = k;
  }
  return first;
}

function compareRows(columns: readonly Column[], a: number, b: number): number {
  for (const { factor } of columns) {
    const difference = (factor.codes[a] as number) - (factor.codes[b] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

function levelAt({ factor }: Column, row: number): string {
  return factor.levels[factor.codes[row] as number] as string;
}
