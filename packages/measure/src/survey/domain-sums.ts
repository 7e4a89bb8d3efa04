import type { Grouping } from "./grouping.ts";

/** The domains of rows whose every value is present; the same object when none is missing. Cost O(rows × columns). */
export function presentDomains(domains: Grouping, columns: readonly Float64Array[]): Grouping {
  let codes: Int32Array | null = null;
  for (const column of columns) {
    for (let k = 0; k < column.length; k++) {
      if (!Number.isNaN(column[k])) continue;
      codes ??= domains.codes.slice();
      codes[k] = -1;
    }
  }
  return codes === null ? domains : { codes, count: domains.count };
}

/** Per domain: rows, Σ w, and Σ w y for each column. */
export interface DomainSums {
  readonly rows: Int32Array;
  readonly weight: Float64Array;
  readonly totals: readonly Float64Array[];
}

/** Weighted totals of columns per domain. Rows outside every domain count for nothing. Cost O(rows × columns). */
export function domainSums(weights: Float64Array, columns: readonly Float64Array[], domains: Grouping): DomainSums {
  const rows = new Int32Array(domains.count);
  const weight = new Float64Array(domains.count);
  const totals = columns.map(() => new Float64Array(domains.count));
  const [first, ...others] = columns;
  if (first) addCounted(weights, first, { domains, rows, weight, total: totals[0] as Float64Array });
  others.forEach((column, at) => {
    addColumn(weights, column, { domains, total: totals[at + 1] as Float64Array });
  });
  return { rows, weight, totals };
}

interface Sums {
  readonly domains: Grouping;
  readonly rows: Int32Array;
  readonly weight: Float64Array;
  readonly total: Float64Array;
}

function addCounted(weights: Float64Array, column: Float64Array, { domains, rows, weight, total }: Sums): void {
  const { codes } = domains;
  for (let k = 0; k < codes.length; k++) {
    const d = codes[k] as number;
    if (d < 0) continue;
    const own = weights[k] as number;
    rows[d] = (rows[d] as number) + 1;
    weight[d] = (weight[d] as number) + own;
    total[d] = (total[d] as number) + own * (column[k] as number);
  }
}

function addColumn(
  weights: Float64Array,
  column: Float64Array,
  { domains, total }: Pick<Sums, "domains" | "total">,
): void {
  const { codes } = domains;
  for (let k = 0; k < codes.length; k++) {
    const d = codes[k] as number;
    if (d >= 0) total[d] = (total[d] as number) + (weights[k] as number) * (column[k] as number);
  }
}
