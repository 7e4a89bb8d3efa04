import { err, ok, type Result } from "@huabiao/kernel/result";
import type { SurveyDesign } from "./design.ts";
import { checkMargins, groupWeights, type Margin } from "./margins.ts";
import { makeRakingCells, type RakingCells } from "./raking-cells.ts";
import { rakingProjection, rakingSweeps } from "./raking-residuals.ts";
import type { SurveyRefusal } from "./refusal.ts";

/** When raking stops and which variance follows. */
export interface RakeOptions {
  /** Largest change of a cell's weight in a sweep: a share of the whole weight when under 1, else a weight. */
  readonly tolerance: number;
  readonly maxIterations: number;
  /** Residuals by ten unweighted sweeps over the margins, or by a weighted projection on all of them. */
  readonly variance: "sweeps" | "projection";
}

/**
 * Raking: weights scaled to each margin in turn, again and again, until a sweep changes no cell any more.
 *
 * Rows that share a group in every margin share a factor, so the sweeps run over the cells that the margins cross to.
 *
 * Refused: as `checkMargins`, and `not-converged` with the margin and level that are farthest off, by how much.
 * Cost O(rows + cells × sweeps). Source: Deming & Stephan 1940. Checked against R survey 4.1.1 `rake`, whose variance
 * `sweeps` is; `projection` against its `calibrate(calfun = "raking")`.
 */
export function rake(
  design: SurveyDesign,
  margins: readonly Margin[],
  options: RakeOptions,
): Result<SurveyDesign, readonly SurveyRefusal[]> {
  const refusals = checkMargins(margins, design.weights);
  if (refusals.length > 0) return err(refusals);
  const cells = makeRakingCells(margins);
  const before = groupWeights(cells.groups, design.weights);
  const raked = sweep(cells, before, options);
  if (!raked.ok) return err([raked.error]);
  const weights = spread(design.weights, cells, raked.value.at(-1) as Float64Array);
  const residuals = options.variance === "sweeps" ? rakingSweeps : rakingProjection;
  const project = residuals({ cells, before, factors: raked.value, weights: design.weights });
  const again = (own: Float64Array) => {
    const result = sweep(cells, groupWeights(cells.groups, own), options);
    return result.ok ? spread(own, cells, result.value.at(-1) as Float64Array) : null;
  };
  return ok({ ...design, weights, calibration: { before: design.weights, project, again } });
}

function spread(weights: Float64Array, { groups }: RakingCells, factors: Float64Array): Float64Array {
  const raked = new Float64Array(weights.length);
  for (let k = 0; k < raked.length; k++) {
    raked[k] = (weights[k] as number) * (factors[groups.codes[k] as number] as number);
  }
  return raked;
}

/** The factor of every cell after each margin of the last sweep. */
function sweep(
  cells: RakingCells,
  before: Float64Array,
  options: Pick<RakeOptions, "tolerance" | "maxIterations">,
): Result<Float64Array[], SurveyRefusal> {
  const whole = before.reduce((sum, weight) => sum + weight, 0);
  const limit = options.tolerance < 1 ? options.tolerance * whole : options.tolerance;
  const factors = new Float64Array(before.length).fill(1);
  for (let round = 0; round < options.maxIterations; round++) {
    const last = factors.slice();
    const after = cells.margins.map((margin) => {
      scaleToMargin(margin, { before, factors });
      return factors.slice();
    });
    let change = 0;
    for (let cell = 0; cell < factors.length; cell++) {
      const moved = Math.abs((factors[cell] as number) - (last[cell] as number)) * (before[cell] as number);
      if (!(moved <= change)) change = moved;
    }
    if (change < limit) return ok(after);
    if (Number.isNaN(change)) break;
  }
  return err(worstMargin(cells, { before, factors }));
}

interface CellWeights {
  readonly before: Float64Array;
  readonly factors: Float64Array;
}

function marginSums(margin: Margin, { before, factors }: CellWeights): Float64Array {
  return groupWeights(
    margin.groups,
    before.map((weight, cell) => weight * (factors[cell] as number)),
  );
}

function scaleToMargin(margin: Margin, of: CellWeights): void {
  const sums = marginSums(margin, of);
  for (let cell = 0; cell < of.factors.length; cell++) {
    const level = margin.groups.codes[cell] as number;
    const scale = (margin.counts[level] as number) / (sums[level] as number);
    of.factors[cell] = (of.factors[cell] as number) * scale;
  }
}

function worstMargin({ margins }: RakingCells, of: CellWeights): SurveyRefusal {
  let facts = { margin: 0, level: 0, value: Number.NaN, count: Number.NaN };
  let farthest = -1;
  margins.forEach((margin, at) => {
    marginSums(margin, of).forEach((value, level) => {
      const count = margin.counts[level] as number;
      const distance = Math.abs(value - count);
      if (!(distance > farthest)) return;
      farthest = distance;
      facts = { margin: at, level, value, count };
    });
  });
  return { reason: "not-converged", facts };
}
