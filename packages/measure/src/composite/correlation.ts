import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";

/**
 * Pearson's correlation over the units that have both values, in [−1, 1].
 *
 * @param x one value per unit, NaN = missing. @param y as `x`.
 * @returns the correlation, or `too-few-units` (under 3 with both), `no-variation`.
 * @throws RangeError on arrays of different length. Cost O(n).
 */
export function pearson(x: Float64Array, y: Float64Array): Result<number, UndefinedReason> {
  if (x.length !== y.length) throw new RangeError(`${x.length} values against ${y.length}`);
  let count = 0;
  let meanX = 0;
  let meanY = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let unit = 0; unit < x.length; unit++) {
    if (Number.isNaN(x[unit]) || Number.isNaN(y[unit])) continue;
    count++;
    const dx = (x[unit] as number) - meanX;
    const dy = (y[unit] as number) - meanY;
    meanX += dx / count;
    meanY += dy / count;
    xx += dx * ((x[unit] as number) - meanX);
    yy += dy * ((y[unit] as number) - meanY);
    xy += dx * ((y[unit] as number) - meanY);
  }
  if (count < 3) return err("too-few-units");
  if (xx === 0 || yy === 0) return err("no-variation");
  return ok(Math.max(-1, Math.min(1, xy / rootOfProduct(xx, yy))));
}

/** One root rounds less than two; two survive where the product does not. */
function rootOfProduct(a: number, b: number): number {
  const product = a * b;
  return Number.isFinite(product) && product > 1e-290 ? Math.sqrt(product) : Math.sqrt(a) * Math.sqrt(b);
}
