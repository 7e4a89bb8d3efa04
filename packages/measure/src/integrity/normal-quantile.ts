import { normalCdf } from "./distributions.ts";

/**
 * The z with P(Z ≤ z) = p of the standard normal.
 *
 * Newton's method from Pólya's bound √(−π/2 · ln 4p(1 − p)), which lies on the near side, so that every step comes
 * closer from there. @param p in (0, 1). @throws RangeError otherwise. Checked by undoing `normalCdf`.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normal quantile of p = ${p}`);
  const tail = Math.min(p, 1 - p);
  let z = -Math.sqrt(Math.max(0, (-Math.PI / 2) * Math.log(4 * tail * (1 - tail))));
  for (let step = 1; Math.abs(step) > 1e-13 * Math.max(1, -z); z -= step) {
    step = ((normalCdf(z) - tail) * Math.sqrt(2 * Math.PI)) / Math.exp(-(z * z) / 2);
  }
  return p < 0.5 ? z : -z;
}
