import { studentTwoSidedQuantile } from "@huabiao/measure";
import type { EstimateFinding, Told } from "../voices-finding.ts";

/** A class with its mean and its weight. */
export interface WeighedClass {
  readonly weight: number;
  readonly score: Told<EstimateFinding>;
}

/** Share of its weight that each class gets when those without a score are left out; all zero when none has one. */
export function classShares(classes: readonly WeighedClass[]): number[] {
  const heard = classes.map(({ weight, score }) => (score.value === null ? 0 : weight));
  const sum = heard.reduce((total, weight) => total + weight, 0);
  return heard.map((weight) => (sum > 0 ? weight / sum : 0));
}

/**
 * The result of a poll with voter classes (R20): Σ share × class mean, over the classes that are large enough.
 *
 * An empty or under-sized class is left out and the other weights are renormalised; it never counts as 0. The
 * variance is Σ share² × se²; degrees of freedom by Welch and Satterthwaite.
 *
 * @returns the result, or `sample-too-small` when no class counts.
 */
export function classResult(classes: readonly WeighedClass[], confidence: number): Told<EstimateFinding> {
  const shares = classShares(classes);
  let [estimate, variance, spread, n] = [0, 0, 0, 0];
  classes.forEach(({ score }, at) => {
    const [share, found] = [shares[at] as number, score.value];
    if (found === null || share === 0) return;
    const own = (share * found.se) ** 2;
    estimate += share * found.estimate;
    variance += own;
    spread += found.df > 0 ? own ** 2 / found.df : 0;
    n += found.n;
  });
  if (n === 0) return { value: null, reason: "sample-too-small" };
  const se = Math.sqrt(variance);
  const df = spread > 0 ? variance ** 2 / spread : n - 1;
  const half = se === 0 ? 0 : studentTwoSidedQuantile(1 - confidence, df) * se;
  const interval = { lower: Math.max(0, estimate - half), upper: Math.min(100, estimate + half) };
  return { value: { estimate, se, ...interval, n, effective: null, designEffect: null, df }, reason: null };
}
