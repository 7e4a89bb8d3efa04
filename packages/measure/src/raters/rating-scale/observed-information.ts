import { blockOrder, openArena } from "../dense/arena.ts";
import { factorise } from "../dense/cholesky.ts";
import { invertFactor } from "../dense/inverse.ts";
import type { AnswerCells } from "./answer-cells.ts";
import { type CategoryCurves, categoryCurves, type ScaleParameters } from "./category-curves.ts";
import { innerCategories } from "./maximise.ts";
import { posterior } from "./posterior.ts";

/** Where each parameter stands in the list of all: locations by facet and level (−1: not fitted), inner steps, the variance last. */
export interface ParameterPlaces {
  readonly facets: readonly Int32Array[];
  readonly steps: ReadonlyMap<number, number>;
  readonly variance: number;
}

/** Numbers the parameters that are fitted; a location that is NaN is not. */
export function parameterPlaces(cells: AnswerCells, { facets }: ScaleParameters): ParameterPlaces {
  let next = 0;
  const places = facets.map((levels) => Int32Array.from(levels, (one) => (Number.isNaN(one) ? -1 : next++)));
  const steps = new Map(innerCategories(cells).map((k) => [k, next++]));
  return { facets: places, steps, variance: next };
}

/**
 * Covariances of all parameters by the observed information of the marginal likelihood, exact at the nodes.
 *
 * For each person the expected information of complete data less the covariance of its score over the posterior (Louis 1982).
 * The last fitted level of every facet but the first is minus the sum of the others. @returns rows of a square matrix over
 * `parameterPlaces`, or null when the information is not positive: the data do not tell the parameters apart.
 * Cost O(Σ answers² × nodes) + parameters³. Checked against second differences of the deviance.
 */
export function parameterCovariances(
  cells: AnswerCells,
  parameters: ScaleParameters,
  nodes: Float64Array,
): Float64Array | null {
  const places = parameterPlaces(cells, parameters);
  const size = places.variance + 1;
  const curves = categoryCurves(cells, parameters, nodes);
  const information = new Float64Array(size * size);
  const scores = personScores(cells, places, { curves, nodes, variance: parameters.variance });
  const { mass, means, variances } = posterior(
    cells,
    curves,
    { nodes, variance: parameters.variance },
    (person, weights) => {
      subtractCovariance(information, size, scores(person), weights);
    },
  );
  addComplete(information, size, { cells, places, curves, mass, count: nodes.length });
  const squares = means.reduce((sum, mean, p) => sum + mean * mean + (variances[p] as number), 0);
  const { variance } = parameters;
  const own = squares / variance ** 3 - means.length / (2 * variance ** 2);
  information[size * size - 1] = (information[size * size - 1] as number) + own;
  return invertConstrained(information, size, places);
}

/** The score of one person at every node, for the parameters that its answers concern. */
interface PersonScore {
  readonly places: readonly number[];
  readonly rows: readonly Float64Array[];
}

function personScores(
  cells: AnswerCells,
  places: ParameterPlaces,
  at: { readonly curves: CategoryCurves; readonly nodes: Float64Array; readonly variance: number },
): (person: number) => PersonScore {
  const { curves, nodes, variance } = at;
  const count = nodes.length;
  const ofVariance = nodes.map((node) => ((node * node) / variance - 1) / (2 * variance));
  return (person) => {
    const rows = new Map<number, Float64Array>([[places.variance, ofVariance]]);
    const rowAt = (place: number): Float64Array => {
      const row = rows.get(place) ?? new Float64Array(count);
      rows.set(place, row);
      return row;
    };
    for (let i = cells.start[person] as number; i < (cells.start[person + 1] as number); i++) {
      const [cell, category] = [cells.cell[i] as number, cells.category[i] as number];
      places.facets.forEach((levels, f) => {
        const row = rowAt(levels[cells.levels[f]?.[cell] as number] as number);
        for (let q = 0; q < count; q++)
          row[q] = (row[q] as number) + (curves.means[cell * count + q] as number) - category;
      });
      for (const [k, place] of places.steps) {
        const row = rowAt(place);
        for (let q = 0; q < count; q++)
          row[q] = (row[q] as number) + chance(cells, curves, { cell, k, q, count }) - (k === category ? 1 : 0);
      }
    }
    return { places: [...rows.keys()], rows: [...rows.values()] };
  };
}

function chance(
  { top }: AnswerCells,
  { logs }: CategoryCurves,
  at: { readonly cell: number; readonly k: number; readonly q: number; readonly count: number },
): number {
  return Math.exp(logs[(at.cell * (top + 1) + at.k) * at.count + at.q] as number);
}

function subtractCovariance(
  information: Float64Array,
  size: number,
  { places, rows }: PersonScore,
  weights: Float64Array,
): void {
  const centredRows = rows.map((row) => {
    const mean = row.reduce((sum, one, q) => sum + one * (weights[q] as number), 0);
    return row.map((one) => one - mean);
  });
  places.forEach((a, i) => {
    const left = (centredRows[i] as Float64Array).map((one, q) => one * (weights[q] as number));
    places.forEach((b, j) => {
      const right = centredRows[j] as Float64Array;
      let sum = 0;
      for (let q = 0; q < left.length; q++) sum += (left[q] as number) * (right[q] as number);
      information[a * size + b] = (information[a * size + b] as number) - sum;
    });
  });
}

function addComplete(
  information: Float64Array,
  size: number,
  of: {
    readonly cells: AnswerCells;
    readonly places: ParameterPlaces;
    readonly curves: CategoryCurves;
    readonly mass: Float64Array;
    readonly count: number;
  },
): void {
  const { cells, places, curves, mass, count } = of;
  const add = (a: number, b: number, value: number): void => {
    information[a * size + b] = (information[a * size + b] as number) + value;
  };
  for (let cell = 0; cell < cells.cells; cell++) {
    const own = places.facets.map((levels, f) => levels[cells.levels[f]?.[cell] as number] as number);
    for (let q = 0; q < count; q++) {
      const persons = mass[cell * count + q] as number;
      const spread = persons * (curves.variances[cell * count + q] as number);
      for (const a of own) for (const b of own) add(a, b, spread);
      for (const [k, a] of places.steps) {
        const share = chance(cells, curves, { cell, k, q, count });
        const withLocation = persons * share * (k - (curves.means[cell * count + q] as number));
        for (const b of own) {
          add(a, b, withLocation);
          add(b, a, withLocation);
        }
        for (const [l, b] of places.steps) {
          add(a, b, persons * ((k === l ? share : 0) - share * chance(cells, curves, { cell, k: l, q, count })));
        }
      }
    }
  }
}

/** The free parameters' information is inverted, and the last levels' covariances follow from the others'. */
function invertConstrained(information: Float64Array, size: number, places: ParameterPlaces): Float64Array | null {
  const last = new Map<number, number>();
  for (const levels of places.facets.slice(1)) {
    const fitted = levels.filter((place) => place >= 0);
    for (const place of fitted.subarray(0, -1)) last.set(place, fitted.at(-1) as number);
  }
  const bound = new Set(last.values());
  const free = Array.from({ length: size }, (_, place) => place).filter(
    (place) => !bound.has(place) && !alone(places, place),
  );
  const at = (a: number | undefined, b: number | undefined): number =>
    a === undefined || b === undefined ? 0 : (information[a * size + b] as number);
  const order = Math.ceil(free.length / blockOrder) * blockOrder;
  const arena = openArena(2 * order, order);
  free.forEach((a, i) => {
    const above = last.get(a);
    for (const [j, b] of free.slice(0, i + 1).entries()) {
      const beside = last.get(b);
      arena.cells[i * order + j] = at(a, b) - at(above, b) - at(a, beside) + at(above, beside);
    }
  });
  for (let i = free.length; i < order; i++) arena.cells[i * (order + 1)] = 1;
  if (!factorise(arena, { at: 0, order })) return null;
  invertFactor(arena, { at: 0, order }, order * order);
  const covariances = new Float64Array(size * size);
  const add = (a: number, b: number, value: number): void => {
    covariances[a * size + b] = (covariances[a * size + b] as number) + value;
  };
  free.forEach((a, i) => {
    free.forEach((b, j) => {
      const value = arena.cells[Math.max(i, j) * order + Math.min(i, j)] as number;
      const [above, beside] = [last.get(a), last.get(b)];
      add(a, b, value);
      if (above !== undefined) add(above, b, -value);
      if (beside !== undefined) add(a, beside, -value);
      if (above !== undefined && beside !== undefined) add(above, beside, value);
    });
  });
  return covariances;
}

/** The only fitted level of a facet that sums to 0: it is 0 and has no error. */
function alone(places: ParameterPlaces, place: number): boolean {
  return places.facets
    .slice(1)
    .some((levels) => levels.includes(place) && levels.filter((one) => one >= 0).length === 1);
}
