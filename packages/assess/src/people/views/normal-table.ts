import { normalCdf } from "@huabiao/measure";

/** Knots to a standard deviation, and standard deviations to either side. */
const knots = 64;
const reach = 8;

const height = Float64Array.from({ length: 2 * reach * knots + 1 }, (_, k) => normalCdf(k / knots - reach));
const slope = Float64Array.from({ length: height.length }, (_, k) => {
  const z = k / knots - reach;
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / knots;
});

/**
 * Φ(z) from a table by cubic interpolation, exact to 10⁻⁹: for the millions of pairs of persons and peers. 0 and 1 beyond
 * eight standard deviations. Checked against `normalCdf`.
 */
export function normalBelow(z: number): number {
  if (z <= -reach) return 0;
  if (z >= reach) return 1;
  const place = (z + reach) * knots;
  const k = Math.floor(place);
  const t = place - k;
  const [left, right] = [height[k] as number, height[k + 1] as number];
  const bend = (slope[k] as number) * (1 - t) * (1 - t) * t + (slope[k + 1] as number) * t * t * (t - 1);
  return left + (right - left) * t * t * (3 - 2 * t) + bend;
}
