import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import type { DomainSums } from "./domain-sums.ts";
import type { Grouping } from "./grouping.ts";

/** A figure made of weighted totals: Σ w y, Σ w y / Σ w, or Σ w y / Σ w x. NaN marks a missing value. */
export type Statistic =
  | { readonly kind: "total" | "mean"; readonly of: Float64Array }
  | { readonly kind: "ratio"; readonly of: Float64Array; readonly denominator: Float64Array };

/** The columns a statistic is made of. */
export function columnsOf(statistic: Statistic): readonly Float64Array[] {
  return statistic.kind === "ratio" ? [statistic.of, statistic.denominator] : [statistic.of];
}

/** The value in a domain, from its sums; `empty-domain` without rows, `zero-denominator` for a ratio to nothing. */
export function valueIn(statistic: Statistic, sums: DomainSums, domain: number): Result<number, UndefinedReason> {
  if (sums.rows[domain] === 0) return err("empty-domain");
  const total = sums.totals[0]?.[domain] as number;
  if (statistic.kind === "total") return ok(total);
  const denominator = denominatorIn(statistic, sums, domain);
  return denominator === 0 ? err("zero-denominator") : ok(total / denominator);
}

function denominatorIn(statistic: Statistic, sums: DomainSums, domain: number): number {
  if (statistic.kind === "total") return 1;
  return (statistic.kind === "mean" ? sums.weight[domain] : sums.totals[1]?.[domain]) as number;
}

/**
 * The influence of each row on the value of its own domain, weight left out: y for a total, (y − m)/Σw for a mean,
 * (y − r x)/Σwx for a ratio; 0 outside every domain and where there is no value. Cost O(rows).
 */
export function influences(
  statistic: Statistic,
  of: {
    readonly sums: DomainSums;
    readonly values: readonly Result<number, UndefinedReason>[];
    readonly domains: Grouping;
  },
): Float64Array {
  const { codes, count } = of.domains;
  const level = Float64Array.from({ length: count }, (_, d) => {
    const value = of.values[d];
    return value?.ok && statistic.kind !== "total" ? value.value : 0;
  });
  const scale = Float64Array.from({ length: count }, (_, d) =>
    of.values[d]?.ok ? 1 / denominatorIn(statistic, of.sums, d) : 0,
  );
  const y = statistic.of;
  const x = statistic.kind === "ratio" ? statistic.denominator : null;
  const u = new Float64Array(codes.length);
  for (let k = 0; k < u.length; k++) {
    const d = codes[k] as number;
    if (d < 0) continue;
    const expected = x === null ? (level[d] as number) : (level[d] as number) * (x[k] as number);
    u[k] = ((y[k] as number) - expected) * (scale[d] as number);
  }
  return u;
}
