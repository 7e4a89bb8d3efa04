/** Outcomes of places under leaders over periods; one entry per observation in each array. */
export interface LeaderPanel {
  /** Whole numbers from 0. */
  readonly places: ArrayLike<number>;
  readonly leaders: ArrayLike<number>;
  readonly periods: ArrayLike<number>;
  /** The outcome, NaN = missing and left out. */
  readonly values: ArrayLike<number>;
}

/** A panel without its missing values. */
export interface PresentPanel {
  readonly places: Int32Array;
  readonly leaders: Int32Array;
  readonly periods: Int32Array;
  readonly values: Float64Array;
  /** One more than the largest number, missing values included. */
  readonly placeCount: number;
  readonly leaderCount: number;
  readonly periodCount: number;
}

/**
 * Drops missing values.
 *
 * @throws RangeError on ragged arrays, ±Infinity, or a number that is not whole and ≥ 0, naming the cell.
 */
export function presentPanel(panel: LeaderPanel): PresentPanel {
  const { places, leaders, periods, values } = panel;
  const counts = { placeCount: 0, leaderCount: 0, periodCount: 0 };
  const kept: number[] = [];
  for (const [name, count, cells] of [
    ["places", "placeCount", places],
    ["leaders", "leaderCount", leaders],
    ["periods", "periodCount", periods],
  ] as const) {
    if (cells.length !== values.length) throw new RangeError(`${cells.length} ${name} for ${values.length} values`);
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] as number;
      if (!(Number.isInteger(cell) && cell >= 0)) throw new RangeError(`${name}[${i}] is ${cell}`);
      if (cell >= counts[count]) counts[count] = cell + 1;
    }
  }
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Math.abs(value) === Number.POSITIVE_INFINITY) throw new RangeError(`values[${i}] is ${value}`);
    if (!Number.isNaN(value)) kept.push(i);
  }
  const pick = (cells: ArrayLike<number>) => Int32Array.from(kept, (i) => cells[i] as number);
  return {
    places: pick(places),
    leaders: pick(leaders),
    periods: pick(periods),
    values: Float64Array.from(kept, (i) => values[i] as number),
    ...counts,
  };
}
