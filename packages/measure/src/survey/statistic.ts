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

/** A statistic made linear: what each row adds to it, and how far rows of a domain spread. */
export interface Linearised {
  /** Weight × influence; 0 outside every domain and where there is no value. */
  readonly z: Float64Array;
  /** Σ w (u − ū)² per domain, with u the influence and ū its weighted mean. */
  readonly spread: Float64Array;
}

/**
 * The influence u of each row on the value of its own domain — y for a total, (y − m)/Σw for a mean, (y − r x)/Σwx for a
 * ratio — times its weight. Cost O(rows).
 */
export function linearise(
  statistic: Statistic,
  of: {
    readonly weights: Float64Array;
    readonly sums: DomainSums;
    readonly values: readonly Result<number, UndefinedReason>[];
    readonly domains: Grouping;
  },
): Linearised {
  const { codes, count } = of.domains;
  const perDomain = (make: (value: number, d: number) => number) =>
    Float64Array.from({ length: count }, (_, d) => {
      const value = of.values[d];
      return value?.ok ? make(value.value, d) : 0;
    });
  const level = perDomain((value) => (statistic.kind === "total" ? 0 : value));
  const scale = perDomain((_, d) => 1 / denominatorIn(statistic, of.sums, d));
  const center = perDomain((value, d) => (statistic.kind === "total" ? value / (of.sums.weight[d] as number) : 0));
  const spread = new Float64Array(count);
  const z = new Float64Array(codes.length);
  const { weights } = of;
  const y = statistic.of;
  const x = statistic.kind === "ratio" ? statistic.denominator : null;
  for (let k = 0; k < z.length; k++) {
    const d = codes[k] as number;
    if (d < 0) continue;
    const expected = x === null ? (level[d] as number) : (level[d] as number) * (x[k] as number);
    const u = ((y[k] as number) - expected) * (scale[d] as number);
    const weight = weights[k] as number;
    z[k] = weight * u;
    const distance = u - (center[d] as number);
    spread[d] = (spread[d] as number) + weight * distance * distance;
  }
  return { z, spread };
}
