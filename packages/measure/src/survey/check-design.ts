import type { Grouping } from "./grouping.ts";
import type { SurveyReason, SurveyRefusal } from "./refusal.ts";

/** The columns of a sample that tell how it was drawn; one entry per row in each. */
export interface DesignInput {
  readonly rows: number;
  /** How many of the population a row stands for; null when that follows from the populations, or all are alike. */
  readonly weights: Float64Array | null;
  readonly strata: Grouping | null;
  /** Clusters per stage; none when rows themselves were drawn. */
  readonly clusters: readonly Grouping[];
  /** Per stage and row, the population from which its unit was drawn, or the fraction drawn; null with replacement. */
  readonly populations: readonly Float64Array[] | null;
}

/** The first missing cell of every column of a design. @throws RangeError when a column has not one entry per row. */
export function findMissing(input: DesignInput): SurveyRefusal[] {
  const codes = (grouping: Grouping) => {
    checkLength(grouping.codes, input.rows);
    return grouping.codes.indexOf(-1);
  };
  const numbers = (column: Float64Array) => {
    checkLength(column, input.rows);
    return firstMissing(column);
  };
  return [
    ...missing("weight-missing", [input.weights === null ? -1 : numbers(input.weights)]),
    ...missing("stratum-missing", [input.strata === null ? -1 : codes(input.strata)]),
    ...missing("cluster-missing", input.clusters.map(codes)),
    ...missing("population-missing", (input.populations ?? []).map(numbers)),
  ];
}

/** The first weight that is not above zero. */
export function checkWeights(weights: Float64Array): SurveyRefusal[] {
  let count = 0;
  let row = -1;
  for (let k = weights.length - 1; k >= 0; k--) {
    if ((weights[k] as number) > 0) continue;
    count++;
    row = k;
  }
  return count === 0 ? [] : [{ reason: "weight-not-positive", facts: { row, value: weights[row] as number, count } }];
}

/** The first NaN of a column, or −1. */
export function firstMissing(column: Float64Array): number {
  for (let k = 0; k < column.length; k++) if (Number.isNaN(column[k])) return k;
  return -1;
}

function missing(reason: SurveyReason, rows: readonly number[]): SurveyRefusal[] {
  return rows.flatMap((row, stage) => (row < 0 ? [] : [{ reason, facts: { row, stage } }]));
}

function checkLength(column: { readonly length: number }, rows: number): void {
  if (column.length !== rows) throw new RangeError(`a column of the design has ${column.length} rows of ${rows}`);
}
