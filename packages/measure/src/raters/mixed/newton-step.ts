import { factoriseInPlace, type SmallMatrix, solveLower, solveUpper } from "../dense/small-matrix.ts";
import { averageInformation } from "./average-information.ts";
import type { Solution } from "./term-information.ts";

/** Variance ratios, and the slope of the criterion in them. */
export interface Point {
  readonly solution: Solution;
  readonly ratios: Float64Array;
  readonly slope: Float64Array;
}

/** The change of every ratio, and by how much it promises to lower the criterion. */
export interface Step {
  readonly change: Float64Array;
  readonly gain: number;
}

/**
 * The Newton step within γ ≥ 0: a ratio that would go below 0 goes to 0 and the others are solved for again.
 *
 * A ratio at 0 stays while the slope there is not negative. Where the bounds turn the step uphill, each ratio is moved alone.
 *
 * Cost that of `averageInformation`.
 */
export function stepFrom(here: Point): Step {
  const { ratios, slope } = here;
  const movable = [...ratios.keys()].filter((k) => (ratios[k] as number) > 0 || (slope[k] as number) < 0);
  const curvature = averageInformation(here.solution, movable);
  const change = boundedChange(here, movable, curvature);
  const step = { change, gain: -half(change, slope) };
  if (step.gain >= 0) return step;
  movable.forEach((k, at) => {
    const alone = -(slope[k] as number) / (curvature[at * (movable.length + 1)] as number);
    change[k] = Math.max(-(ratios[k] as number), alone);
  });
  return { change, gain: -half(change, slope) };
}

function half(change: Float64Array, slope: Float64Array): number {
  return change.reduce((sum, value, k) => sum + value * (slope[k] as number), 0) / 2;
}

function boundedChange({ ratios, slope }: Point, movable: readonly number[], curvature: SmallMatrix): Float64Array {
  const change = new Float64Array(ratios.length);
  let free = [...movable.keys()];
  while (free.length > 0) {
    const size = free.length;
    const matrix = Float64Array.from({ length: size * size }, (_, at) => {
      return curvature[
        (free[Math.floor(at / size)] as number) * movable.length + (free[at % size] as number)
      ] as number;
    });
    const move = Float64Array.from(free, (at) =>
      movable.reduce(
        (left, k, other) =>
          free.includes(other)
            ? left
            : left - (curvature[at * movable.length + other] as number) * (change[k] as number),
        -(slope[movable[at] as number] as number),
      ),
    );
    factoriseInPlace(matrix, size);
    solveLower(matrix, size, move);
    solveUpper(matrix, size, move);
    free.forEach((at, k) => {
      change[movable[at] as number] = move[k] as number;
    });
    const below = free.filter((at) => {
      const k = movable[at] as number;
      return (ratios[k] as number) + (change[k] as number) < 0;
    });
    if (below.length === 0) break;
    for (const at of below) change[movable[at] as number] = -(ratios[movable[at] as number] as number);
    free = free.filter((at) => !below.includes(at));
  }
  return change;
}
