import type { Calibration } from "./design.ts";
import { groupWeights } from "./margins.ts";
import type { RakingCells } from "./raking-cells.ts";
import { factorNormal } from "./solve-normal.ts";

/** What raking did: weights before by cell and by row, and the factor of each cell after each margin of the last sweep. */
interface Raked {
  readonly cells: RakingCells;
  readonly before: Float64Array;
  readonly factors: readonly Float64Array[];
  readonly weights: Float64Array;
}

const sweeps = 10;

/**
 * Residuals by ten sweeps: in each group of each margin in turn, z / w loses its plain mean over the rows.
 *
 * z changes by its weight times something that only depends on the cell, so the sweeps run over cells.
 * Checked against R survey 4.1.1, which does the same on rows.
 */
export function rakingSweeps({ cells, factors, weights }: Raked): Calibration["project"] {
  const { codes } = cells.groups;
  let counts: Float64Array | null = null;
  return (z) => {
    counts ??= groupWeights(cells.groups, new Float64Array(codes.length).fill(1));
    const rows = counts;
    const rowsOf = cells.margins.map(({ groups }) => groupWeights(groups, rows));
    const left = groupWeights(
      cells.groups,
      z.map((own, k) => own / (weights[k] as number)),
    );
    const taken = new Float64Array(left.length);
    for (let sweep = 0; sweep < sweeps; sweep++) {
      cells.margins.forEach(({ groups }, at) => {
        const factor = factors[at] as Float64Array;
        const means = groupWeights(
          groups,
          left.map((own, cell) => own / (factor[cell] as number)),
        );
        for (let cell = 0; cell < left.length; cell++) {
          const level = groups.codes[cell] as number;
          const step = ((factor[cell] as number) * (means[level] as number)) / (rowsOf[at]?.[level] as number);
          taken[cell] = (taken[cell] as number) + step;
          left[cell] = (left[cell] as number) - step * (rows[cell] as number);
        }
      });
    }
    for (let k = 0; k < z.length; k++) {
      z[k] = (z[k] as number) - (weights[k] as number) * (taken[codes[k] as number] as number);
    }
  };
}

/** Residuals of the regression of z / w on all margins at once, weighted by the weights before raking. */
export function rakingProjection({ cells, before, factors, weights }: Raked): Calibration["project"] {
  const { codes } = cells.groups;
  const factor = factors.at(-1) as Float64Array;
  const starts: number[] = [];
  let size = 0;
  for (const { groups } of cells.margins) {
    starts.push(size);
    size += groups.count;
  }
  const termsOf = (cell: number) =>
    cells.margins.map(({ groups }, at) => (starts[at] as number) + (groups.codes[cell] as number));
  const matrix = new Float64Array(size * size);
  before.forEach((weight, cell) => {
    const terms = termsOf(cell);
    for (const i of terms) for (const j of terms) matrix[i * size + j] = (matrix[i * size + j] as number) + weight;
  });
  const normal = factorNormal(matrix, size);
  return (z) => {
    const sums = groupWeights(cells.groups, z);
    const right = new Float64Array(size);
    sums.forEach((sum, cell) => {
      for (const i of termsOf(cell)) right[i] = (right[i] as number) + sum / (factor[cell] as number);
    });
    const slopes = normal.solve(right);
    const fitted = sums.map((_, cell) => {
      const slope = termsOf(cell).reduce((sum, i) => sum + (slopes[i] as number), 0);
      return slope * (factor[cell] as number);
    });
    for (let k = 0; k < z.length; k++) {
      z[k] = (z[k] as number) - (weights[k] as number) * (fitted[codes[k] as number] as number);
    }
  };
}
