import type { AnswerCells } from "./answer-cells.ts";
import { categoryCurves, type ScaleParameters } from "./category-curves.ts";
import { posterior } from "./posterior.ts";

/** How well answers agree with the model. About 1 is expected; above is noise, below is more orderly than chance allows. */
export interface FitStatistics {
  /** Weighted by information: answers near one's own level count most. Mean square and its z. */
  readonly infit: number;
  readonly infitZ: number;
  /** Unweighted: single surprising answers count most. */
  readonly outfit: number;
  readonly outfitZ: number;
}

/** Fit of every level of every facet and of every person; null where no answer was fitted. */
export interface AllFit {
  readonly facets: readonly (readonly (FitStatistics | null)[])[];
  readonly persons: readonly (FitStatistics | null)[];
}

/**
 * Infit and outfit mean squares, averaged over each person's posterior, with z by Wilson and Hilferty's cube root.
 *
 * Outfit: mean of (x − E)²/V. Infit: Σ (x − E)² / Σ V. E, V and the fourth moment C are those of the answer at a node, each
 * person's nodes weighed by the posterior, so the expected mean square is 1 exactly under the model. Variance of outfit
 * Σ (C/V² − 1)/n², of infit Σ (C − V²)/(Σ V)²; z = (m^⅓ − 1)(3/s) + s/3. Since the posterior has seen the answers, z is a
 * little narrower than normal.
 *
 * Cost O(answers × categories × nodes). Source: Wright & Masters 1982, ch. 5; Wu 1997 for the average over the posterior.
 */
export function fitStatistics(cells: AnswerCells, parameters: ScaleParameters, nodes: Float64Array): AllFit {
  const curves = categoryCurves(cells, parameters, nodes);
  const fourth = fourthMoments(cells, curves.logs, curves.means, nodes.length);
  const count = nodes.length;
  const persons = Array.from({ length: cells.start.length - 1 }, emptySums);
  const facets = parameters.facets.map((levels) => Array.from(levels, emptySums));
  posterior(cells, curves, { nodes, variance: parameters.variance }, (person, weights) => {
    for (let i = cells.start[person] as number; i < (cells.start[person + 1] as number); i++) {
      const [cell, category] = [cells.cell[i] as number, cells.category[i] as number];
      const sums = emptySums();
      sums.answers = 1;
      for (let q = 0; q < count; q++) {
        const weight = weights[q] as number;
        const variance = curves.variances[cell * count + q] as number;
        if (weight === 0 || variance === 0) continue;
        const square = (category - (curves.means[cell * count + q] as number)) ** 2;
        const curtosis = fourth[cell * count + q] as number;
        sums.squares += weight * square;
        sums.variances += weight * variance;
        sums.ratios += (weight * square) / variance;
        sums.infitSpread += weight * (curtosis - variance * variance);
        sums.outfitSpread += weight * (curtosis / (variance * variance) - 1);
      }
      addSums(persons[person] as Sums, sums);
      facets.forEach((levels, f) => {
        addSums(levels[cells.levels[f]?.[cell] as number] as Sums, sums);
      });
    }
  });
  return { facets: facets.map((levels) => levels.map(statistics)), persons: persons.map(statistics) };
}

interface Sums {
  answers: number;
  squares: number;
  variances: number;
  ratios: number;
  infitSpread: number;
  outfitSpread: number;
}

function emptySums(): Sums {
  return { answers: 0, squares: 0, variances: 0, ratios: 0, infitSpread: 0, outfitSpread: 0 };
}

function addSums(to: Sums, from: Sums): void {
  to.answers += from.answers;
  to.squares += from.squares;
  to.variances += from.variances;
  to.ratios += from.ratios;
  to.infitSpread += from.infitSpread;
  to.outfitSpread += from.outfitSpread;
}

function statistics(sums: Sums): FitStatistics | null {
  if (sums.answers === 0) return null;
  const infit = sums.squares / sums.variances;
  const outfit = sums.ratios / sums.answers;
  return {
    infit,
    infitZ: cubeRootZ(infit, Math.sqrt(sums.infitSpread) / sums.variances),
    outfit,
    outfitZ: cubeRootZ(outfit, Math.sqrt(sums.outfitSpread) / sums.answers),
  };
}

function cubeRootZ(meanSquare: number, spread: number): number {
  return spread > 0 ? (Math.cbrt(meanSquare) - 1) * (3 / spread) + spread / 3 : 0;
}

function fourthMoments(cells: AnswerCells, logs: Float64Array, means: Float64Array, count: number): Float64Array {
  return means.map((mean, at) => {
    const [cell, q] = [Math.floor(at / count), at % count];
    let sum = 0;
    for (let k = 0; k <= cells.top; k++) {
      if (cells.used[k]) sum += Math.exp(logs[(cell * (cells.top + 1) + k) * count + q] as number) * (k - mean) ** 4;
    }
    return sum;
  });
}
