/** A design as its definition has it, for the oracle: labels per row. */
export interface PlainDesign {
  readonly strata: readonly number[];
  readonly units: readonly number[];
  readonly populations: readonly number[] | null;
}

/**
 * The variance of a domain's total written as its definition: by stratum, totals of all units drawn (0 without rows in
 * the domain), their spread about their mean, n/(n − 1) and 1 − n/N.
 */
export function plainVariance(design: PlainDesign, z: readonly number[], inDomain: readonly boolean[]): number {
  const rows = [...z.keys()];
  let sum = 0;
  for (const stratum of new Set(design.strata)) {
    const own = rows.filter((k) => design.strata[k] === stratum);
    const totals = new Map<number, number>();
    for (const k of own) {
      const unit = design.units[k] ?? 0;
      totals.set(unit, (totals.get(unit) ?? 0) + (inDomain[k] ? (z[k] ?? 0) : 0));
    }
    const n = totals.size;
    const mean = [...totals.values()].reduce((all, total) => all + total, 0) / n;
    const spread = [...totals.values()].reduce((all, total) => all + (total - mean) ** 2, 0);
    const left = design.populations === null ? 1 : 1 - n / (design.populations[own[0] ?? 0] ?? 1);
    if (n > 1) sum += (left * n * spread) / (n - 1);
  }
  return sum;
}
