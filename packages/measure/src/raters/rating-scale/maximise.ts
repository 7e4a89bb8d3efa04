import { factoriseInPlace, solveLower, solveUpper } from "../dense/small-matrix.ts";
import type { AnswerCells } from "./answer-cells.ts";
import { type CategoryCurves, categoryCurves, type ScaleParameters } from "./category-curves.ts";

/** What the answers sum to: they never change, so the answers themselves are read once. */
export interface AnswerTotals {
  /** Sum of the categories at each level of each facet. */
  readonly scores: readonly Float64Array[];
  /** Answers in each category. */
  readonly categories: Float64Array;
}

/** Sums the answers by facet level and by category. Cost O(answers × facets). */
export function answerTotals(cells: AnswerCells, levels: readonly number[]): AnswerTotals {
  const scores = levels.map((count) => new Float64Array(count));
  const categories = new Float64Array(cells.top + 1);
  cells.cell.forEach((cell, at) => {
    const category = cells.category[at] as number;
    categories[category] = (categories[category] as number) + 1;
    scores.forEach((sums, f) => {
      const level = cells.levels[f]?.[cell] as number;
      sums[level] = (sums[level] as number) + category;
    });
  });
  return { scores, categories };
}

/**
 * One Newton step for every location and step, given where the persons are expected to be.
 *
 * Levels of one facet share no answer, so a facet's second derivatives are a diagonal. Facets take turns, then the steps.
 * Moving all levels of a facet by a constant, or all steps, moves the first facet the other way: so the others are
 * centred by handing their mean over. Cost O(cells × categories × nodes) a facet.
 */
export function maximise(
  cells: AnswerCells,
  totals: AnswerTotals,
  from: ScaleParameters,
  at: { readonly nodes: Float64Array; readonly mass: Float64Array },
): Pick<ScaleParameters, "facets" | "steps"> {
  let now: Pick<ScaleParameters, "facets" | "steps"> = {
    facets: from.facets.map((one) => one.slice()),
    steps: from.steps,
  };
  from.facets.forEach((_, f) => {
    const moved = facetStep(
      cells,
      totals,
      { f, ...at, curves: categoryCurves(cells, now, at.nodes) },
      now.facets[f] as Float64Array,
    );
    now = { ...now, facets: now.facets.map((one, g) => (g === f ? moved : one)) };
  });
  const steps = stepsStep(cells, totals, { ...at, curves: categoryCurves(cells, now, at.nodes) }, now.steps);
  return centred({ facets: now.facets, steps });
}

interface Mass {
  readonly nodes: Float64Array;
  readonly mass: Float64Array;
  readonly curves: CategoryCurves;
}

/** No location moves by more in one step. */
const longestStep = 1;

function facetStep(
  cells: AnswerCells,
  totals: AnswerTotals,
  at: Mass & { readonly f: number },
  locations: Float64Array,
): Float64Array {
  const [expected, information] = facetMoments(cells, at, locations.length);
  const scores = totals.scores[at.f] as Float64Array;
  return locations.map((location, level) => {
    const known = information[level] as number;
    if (!(known > 0)) return location;
    const step = ((expected[level] as number) - (scores[level] as number)) / known;
    return location + Math.max(-longestStep, Math.min(longestStep, step));
  });
}

/** Expected sum of the categories and its variance at each level of a facet, over the expected persons. */
export function facetMoments(
  cells: AnswerCells,
  { f, nodes, mass, curves }: Mass & { readonly f: number },
  levels: number,
): readonly [Float64Array, Float64Array] {
  const [expected, information] = [new Float64Array(levels), new Float64Array(levels)];
  for (let cell = 0; cell < cells.cells; cell++) {
    const level = cells.levels[f]?.[cell] as number;
    for (let q = cell * nodes.length; q < (cell + 1) * nodes.length; q++) {
      expected[level] = (expected[level] as number) + (mass[q] as number) * (curves.means[q] as number);
      information[level] = (information[level] as number) + (mass[q] as number) * (curves.variances[q] as number);
    }
  }
  return [expected, information];
}

function stepsStep(cells: AnswerCells, totals: AnswerTotals, at: Mass, steps: Float64Array): Float64Array {
  const inner = innerCategories(cells);
  const size = inner.length;
  if (size === 0) return steps;
  const { expected, information } = stepMoments(cells, at);
  const move = Float64Array.from(inner, (k) => (expected[k] as number) - (totals.categories[k] as number));
  factoriseInPlace(information, size);
  solveLower(information, size, move);
  solveUpper(information, size, move);
  const moved = steps.slice();
  inner.forEach((k, i) => {
    moved[k] = (moved[k] as number) + Math.max(-longestStep, Math.min(longestStep, move[i] as number));
  });
  return moved;
}

/** The categories whose cumulated step is free: used, and neither the lowest nor the highest. */
export function innerCategories({ top, used }: AnswerCells): readonly number[] {
  return [...used.keys()].filter((k) => used[k] && k > 0 && k < top);
}

/** Expected answers in each category, and the covariance matrix of those in the inner categories. */
function stepMoments(
  cells: AnswerCells,
  { nodes, mass, curves }: Mass,
): { readonly expected: Float64Array; readonly information: Float64Array } {
  const inner = innerCategories(cells);
  const expected = new Float64Array(cells.top + 1);
  const information = new Float64Array(inner.length * inner.length);
  const shares = new Float64Array(cells.top + 1);
  for (let cell = 0; cell < cells.cells; cell++) {
    for (let q = 0; q < nodes.length; q++) {
      const persons = mass[cell * nodes.length + q] as number;
      if (persons === 0) continue;
      for (const k of shares.keys()) {
        shares[k] = Math.exp(curves.logs[(cell * (cells.top + 1) + k) * nodes.length + q] as number);
        expected[k] = (expected[k] as number) + persons * (shares[k] as number);
      }
      inner.forEach((k, i) => {
        inner.forEach((l, j) => {
          const both = (k === l ? (shares[k] as number) : 0) - (shares[k] as number) * (shares[l] as number);
          information[i * inner.length + j] = (information[i * inner.length + j] as number) + persons * both;
        });
      });
    }
  }
  return { expected, information };
}

function centred({
  facets,
  steps,
}: Pick<ScaleParameters, "facets" | "steps">): Pick<ScaleParameters, "facets" | "steps"> {
  let handed = 0;
  const others = facets.slice(1).map((levels) => {
    const known = levels.filter((one) => !Number.isNaN(one));
    const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
    handed += mean;
    return levels.map((one) => one - mean);
  });
  const first = (facets[0] as Float64Array).map((one) => one + handed);
  return { facets: [first, ...others], steps };
}
