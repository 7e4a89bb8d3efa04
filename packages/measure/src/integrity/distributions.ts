import { regularisedBeta } from "./beta-function.ts";
import { regularisedGamma } from "./gamma-function.ts";

/**
 * P(Z ≤ z) of the standard normal; a far tail keeps its relative accuracy.
 *
 * @param z any number but NaN; ±∞ give 0 and 1. Checked against mpmath to 1e-12 relative, |z| ≤ 37.
 */
export function normalCdf(z: number): number {
  const tail = regularisedGamma("upper", 0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** P(|Z| ≥ |z|) of the standard normal. Accuracy as `normalCdf`. */
export function normalTwoSided(z: number): number {
  return regularisedGamma("upper", 0.5, (z * z) / 2);
}

/**
 * P(X ≥ x) of chi-square with `df` > 0 degrees of freedom (need not be whole), x ≥ 0.
 *
 * Checked against mpmath to 1e-11 relative.
 */
export function chiSquareUpper(x: number, df: number): number {
  return regularisedGamma("upper", df / 2, x / 2);
}

/**
 * P(X ≥ k) of a binomial with `trials` n and success `probability` p, through the incomplete beta function.
 *
 * @param successes k: 1 for k ≤ 0 and 0 for k > n. Checked against mpmath to 1e-11 relative.
 */
export function binomialUpper(successes: number, trials: number, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`binomial probability ${probability}`);
  if (successes <= 0) return 1;
  if (successes > trials) return 0;
  return regularisedBeta(probability, 1 - probability, { a: successes, b: trials - successes + 1 });
}

/**
 * Two-sided sign-test p-value: twice the smaller tail of a fair binomial, at most 1.
 *
 * @param successes 0 … trials.
 */
export function signTestTwoSided(successes: number, trials: number): number {
  return Math.min(1, 2 * binomialUpper(Math.max(successes, trials - successes), trials, 0.5));
}

/**
 * P(|T| ≥ |t|) of Student's t with `df` > 0 degrees of freedom; df = ∞ is the normal.
 *
 * Checked against mpmath to 1e-11 relative.
 */
export function studentTwoSided(t: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalTwoSided(t);
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return 0;
  return regularisedBeta(df / (df + square), square / (df + square), { a: df / 2, b: 0.5 });
}

/** P(T ≤ t) of Student's t with `df` > 0 degrees of freedom. Accuracy as `studentTwoSided`. */
export function studentCdf(t: number, df: number): number {
  const tail = studentTwoSided(t, df) / 2;
  return t < 0 ? tail : 1 - tail;
}

/**
 * The t with P(|T| ≥ t) = `alpha`: the half-width of a two-sided interval in standard errors.
 *
 * By bisection on the tail to the last bit; those found before are remembered, since whole tables share a few.
 * @param alpha in (0, 1). @throws RangeError otherwise.
 */
export function studentTwoSidedQuantile(alpha: number, df: number): number {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`two-sided quantile of alpha = ${alpha}`);
  if (alpha !== remembered.alpha || remembered.byDf.size >= mostRemembered) {
    remembered.alpha = alpha;
    remembered.byDf.clear();
  }
  const known = remembered.byDf.get(df);
  if (known !== undefined) return known;
  const found = bisectQuantile(alpha, df);
  remembered.byDf.set(df, found);
  return found;
}

const mostRemembered = 10_000;
const remembered = { alpha: Number.NaN, byDf: new Map<number, number>() };

function bisectQuantile(alpha: number, df: number): number {
  let high = 1;
  while (studentTwoSided(high, df) > alpha) high *= 2;
  let low = 0;
  for (let middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (studentTwoSided(middle, df) > alpha) low = middle;
    else high = middle;
  }
  return high;
}

/** The two numbers of degrees of freedom of an F ratio, both > 0. */
export interface FDegrees {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * P(F ≤ f) of Fisher's F, f ≥ 0.
 *
 * Checked against mpmath to 1e-11 relative.
 */
export function fisherLower(f: number, degrees: FDegrees): number {
  const { numerator: p, denominator: q } = degrees;
  const scaled = p * f;
  return regularisedBeta(scaled / (scaled + q), q / (scaled + q), { a: p / 2, b: q / 2 });
}

/** P(F ≥ f) of Fisher's F, f ≥ 0. Accuracy as `fisherLower`. */
export function fisherUpper(f: number, degrees: FDegrees): number {
  const { numerator: p, denominator: q } = degrees;
  const scaled = p * f;
  return regularisedBeta(q / (scaled + q), scaled / (scaled + q), { a: q / 2, b: p / 2 });
}
