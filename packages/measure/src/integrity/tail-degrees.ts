import { studentTwoSided, studentTwoSidedQuantile } from "./distributions.ts";
import { presentValues } from "./present-values.ts";
import { medianSorted } from "./robust-summary.ts";

/**
 * How heavy the tails are: the lightest Student tails that the values do not contradict.
 *
 * |z| is counted in bins whose edges are multiples of its median, the last one open, so that an outlier
 * counts as one value however far it lies. The answer is the largest of the tabulated degrees of freedom
 * whose multinomial log likelihood is within 2 of the best.
 *
 * @param standardised values centred on 0, of any scale; NaN = missing. @returns df from 1 to ∞ (normal), and 3, on the
 * careful side, when fewer than 40 values are present. @throws RangeError on ±Infinity. Cost O(n log n).
 */
export function tailDegrees(standardised: ArrayLike<number>): number {
  const sizes = presentValues(standardised, "standardised").map(Math.abs).sort();
  if (sizes.length < 40) return 3;
  const middle = medianSorted(sizes);
  if (middle === 0) return 1;
  const counts = countBetween(
    sizes,
    binEdges.map((edge) => edge * middle),
  );
  const fits = logChances().map((logs) => logs.reduce((sum, log, bin) => sum + log * (counts[bin] as number), 0));
  const best = Math.max(...fits);
  return tailGrid[fits.findIndex((fit) => fit >= best - 2)] as number;
}

/** Lightest first. */
const tailGrid = [Number.POSITIVE_INFINITY, 30, 15, 10, 7, 5, 4, 3, 2, 1];

/** In medians of |z|; a normal has its standard deviation at 1.48. */
const binEdges = [1, 2, 3, 3.75, 4.5, 6];

let tabulated: readonly number[][] | null = null;

/** Log probability of each bin for each entry of the grid; tabulated at the first call. */
function logChances(): readonly number[][] {
  tabulated ??= tailGrid.map((df) => {
    const median = studentTwoSidedQuantile(0.5, df);
    const beyond = [1, ...binEdges.map((edge) => studentTwoSided(edge * median, df)), 0];
    return beyond.slice(1).map((next, bin) => Math.log((beyond[bin] as number) - next));
  });
  return tabulated;
}

/** How many of ascending values lie below the first edge, between each two, and from the last one on. */
function countBetween(sorted: Float64Array, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  let bin = 0;
  for (const value of sorted) {
    while (bin < edges.length && value >= (edges[bin] as number)) bin++;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}
