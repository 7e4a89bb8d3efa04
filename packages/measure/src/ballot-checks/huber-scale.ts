/**
 * The extra variance τ² ≥ 0 of residuals beyond their own, unmoved by a few outliers (Huber's Proposal 2).
 *
 * Solves mean(min(r²/(v + τ²), c²)) = E min(Z², c²) · (n − p)/n with c = 1.5 by bisection; 0 where the residuals
 * vary less than v. Standard normal residuals with v = 0 give 1.
 *
 * @param residuals centred; @param variances own variance of each, ≥ 0; @param fitted parameters p spent on the centre.
 * Cost O(n). Source: Huber 1981, ch. 6; breakdown about 0.2.
 */
export function extraVariance(
  residuals: ArrayLike<number>,
  variances: ArrayLike<number>,
  { fitted }: { readonly fitted: number },
): number {
  const n = residuals.length;
  const aim = (expectedClipped * Math.max(1, n - fitted)) / n;
  const excess = (extra: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const spread = (variances[i] as number) + extra;
      const square = (residuals[i] as number) ** 2;
      sum += square === 0 ? 0 : Math.min(square / spread, clip * clip);
    }
    return sum / n - aim;
  };
  if (excess(0) <= 0) return 0;
  let high = 1e-9;
  while (excess(high) > 0) high *= 4;
  let low = 0;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return high;
}

const clip = 1.5;

/** E min(Z², 1.5²) of a standard normal. */
const expectedClipped = 0.77846521617447;
