/** What the comparative normalisations need to know of a comparison set. */
export interface SetSummary {
  /** Units of the set, with or without a value. */
  readonly units: number;
  /** Units with a value. */
  readonly count: number;
  readonly min: number;
  readonly max: number;
}

/** Mean and standard deviation (divisor n − 1) of a set's present values. */
export interface SetMoments {
  readonly mean: number;
  readonly sd: number;
}

/** Counts and extremes of the present values per set; min and max are ±Infinity in a set without any. Cost O(n). */
export function summariseSets(
  values: Float64Array,
  setOf: Int32Array,
  options: { readonly setCount: number },
): SetSummary[] {
  const units = new Int32Array(options.setCount);
  const counts = new Int32Array(options.setCount);
  const mins = new Float64Array(options.setCount).fill(Number.POSITIVE_INFINITY);
  const maxs = new Float64Array(options.setCount).fill(Number.NEGATIVE_INFINITY);
  for (let unit = 0; unit < values.length; unit++) {
    const set = setOf[unit] as number;
    const value = values[unit] as number;
    units[set] = (units[set] as number) + 1;
    if (Number.isNaN(value)) continue;
    counts[set] = (counts[set] as number) + 1;
    if (value < (mins[set] as number)) mins[set] = value;
    if (value > (maxs[set] as number)) maxs[set] = value;
  }
  return Array.from(units, (all, set) => {
    return { units: all, count: counts[set] as number, min: mins[set] as number, max: maxs[set] as number };
  });
}

/** Mean and standard deviation per set, in two passes, scaled so that squares neither overflow nor vanish. Cost O(n). */
export function momentsOfSets(values: Float64Array, setOf: Int32Array, sets: readonly SetSummary[]): SetMoments[] {
  const means = new Float64Array(sets.length);
  const squares = new Float64Array(sets.length);
  const scales = sets.map(({ min, max }) => powerOfTwoNear(Math.max(Math.abs(min), Math.abs(max))));
  for (let unit = 0; unit < values.length; unit++) {
    const set = setOf[unit] as number;
    if (!Number.isNaN(values[unit])) {
      means[set] = (means[set] as number) + (values[unit] as number) / (sets[set] as SetSummary).count;
    }
  }
  for (let unit = 0; unit < values.length; unit++) {
    const set = setOf[unit] as number;
    if (Number.isNaN(values[unit])) continue;
    const scale = scales[set] as number;
    const deviation = (values[unit] as number) / scale - (means[set] as number) / scale;
    squares[set] = (squares[set] as number) + deviation * deviation;
  }
  return sets.map(({ count }, set) => {
    return {
      mean: means[set] as number,
      sd: Math.sqrt((squares[set] as number) / (count - 1)) * (scales[set] as number),
    };
  });
}

/** A divisor that changes no digit. */
function powerOfTwoNear(size: number): number {
  return size > 0 && Number.isFinite(size) ? 2 ** Math.max(-1000, Math.min(1000, Math.floor(Math.log2(size)))) : 1;
}
