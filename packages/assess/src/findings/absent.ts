/** A number for the findings: null where the computation has the mark of a missing one. */
export function presentOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** A column of numbers for the findings. */
export function presentColumn(values: Float64Array): (number | null)[] {
  return Array.from(values, presentOrNull);
}

/** A column of ranks, 0 meaning unranked. */
export function rankColumn(ranks: Int32Array): (number | null)[] {
  return Array.from(ranks, (rank) => (rank === 0 ? null : rank));
}
