/** One way of grouping ratings: the level of each rating, 0 … levels − 1. */
export interface RatingGrouping {
  readonly name: string;
  readonly levels: number;
  readonly codes: Int32Array;
}

/** One column of the fixed part: a number for each rating. */
export interface FixedColumn {
  readonly name: string;
  readonly values: Float64Array;
}

/** Ratings with the columns of their fixed part and the groupings that have random intercepts. */
export interface MixedData {
  readonly response: Float64Array;
  readonly fixed: readonly FixedColumn[];
  readonly random: readonly RatingGrouping[];
}

/** Which likelihood is made largest: restricted (`reml`), free of the fixed part, or full (`ml`). */
export type MixedMethod = "reml" | "ml";

/** @throws RangeError on columns of different lengths, numbers that are not finite levels that are not there or have no rating, naming the cell. */
export function checkMixedData({ response, fixed, random }: MixedData): void {
  if (random.length === 0) throw new RangeError("no random terms");
  for (const { name, values } of [{ name: "response", values: response }, ...fixed]) {
    if (values.length !== response.length)
      throw new RangeError(`${name} has ${values.length} of ${response.length} rows`);
    const at = values.findIndex((value) => !Number.isFinite(value));
    if (at >= 0) throw new RangeError(`${name}[${at}] is ${values[at]}`);
  }
  for (const { name, codes, levels } of random) {
    if (codes.length !== response.length)
      throw new RangeError(`${name} has ${codes.length} of ${response.length} rows`);
    const at = codes.findIndex((code) => code < 0 || code >= levels);
    if (at >= 0) throw new RangeError(`${name}[${at}] is level ${codes[at]} of ${levels}`);
    const used = new Uint8Array(levels);
    for (const code of codes) used[code] = 1;
    if (response.length > 0 && used.includes(0))
      throw new RangeError(`${name} has no rating at level ${used.indexOf(0)}`);
  }
}
