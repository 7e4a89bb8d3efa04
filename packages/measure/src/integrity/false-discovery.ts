/**
 * Benjamini–Hochberg adjusted p-values: the smallest q at which each test would be flagged.
 *
 * Sorted p₍₁₎ ≤ … ≤ p₍ₘ₎; adjusted₍ᵢ₎ = min over j ≥ i of min(1, m p₍ⱼ₎/j). Tied p-values share one
 * adjusted value. An empty family gives an empty answer.
 *
 * @param pValues each in [0, 1]. @throws RangeError naming the index otherwise. Cost O(m log m).
 * Source: Benjamini & Hochberg 1995; equals R `p.adjust(p, "BH")`.
 */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  const m = pValues.length;
  for (let i = 0; i < m; i++) {
    const p = pValues[i] as number;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`pValues[${i}] is ${p}`);
  }
  const order = Array.from({ length: m }, (_, i) => i).sort((a, b) => (pValues[b] as number) - (pValues[a] as number));
  const adjusted = new Float64Array(m);
  let least = 1;
  order.forEach((index, fromTop) => {
    least = Math.min(least, (pValues[index] as number) * (m / (m - fromTop)));
    adjusted[index] = least;
  });
  return adjusted;
}

/** A test of a family with its adjusted p-value. */
export type Adjusted<T> = T & { readonly adjusted: number };

/**
 * The tests of one family that are flagged when the share of false flags is to stay at q, smallest first.
 *
 * Ties in the adjusted value are ordered by p-value, then by place in the family.
 *
 * @param q the false discovery rate, in (0, 1). @throws RangeError outside, or on a p-value outside [0, 1].
 */
export function flagFamily<T extends { readonly pValue: number }>(tests: readonly T[], q: number): Adjusted<T>[] {
  if (!(q > 0 && q < 1)) throw new RangeError(`false discovery rate ${q}`);
  const adjusted = benjaminiHochberg(tests.map((one) => one.pValue));
  return tests
    .map((one, i) => ({ ...one, adjusted: adjusted[i] as number }))
    .filter((one) => one.adjusted <= q)
    .sort((a, b) => a.adjusted - b.adjusted || a.pValue - b.pValue);
}
