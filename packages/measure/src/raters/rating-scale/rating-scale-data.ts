import type { RatingGrouping } from "../mixed/mixed-data.ts";

/** Graded answers: each by one person, at one level of each facet (item, rater, occasion, …). */
export interface RatingScaleData {
  /** Whole numbers. */
  readonly rating: Float64Array;
  readonly person: RatingGrouping;
  /** At least one. The first is free, so that persons have mean 0; the levels of each other sum to 0. */
  readonly facets: readonly RatingGrouping[];
  /** The lowest and the highest category that may be given; else the lowest and highest that were. */
  readonly scale?: readonly [number, number];
}

/** @throws RangeError on ragged columns, ratings that are not finite, and levels that do not exist, naming the cell. */
export function checkRatingScaleData({ rating, person, facets }: RatingScaleData): void {
  if (facets.length === 0) throw new RangeError("no facets");
  const at = rating.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) throw new RangeError(`rating[${at}] is ${rating[at]}`);
  for (const { name, codes, levels } of [person, ...facets]) {
    if (codes.length !== rating.length) throw new RangeError(`${name} has ${codes.length} of ${rating.length} rows`);
    const wrong = codes.findIndex((code) => code < 0 || code >= levels);
    if (wrong >= 0) throw new RangeError(`${name}[${wrong}] is level ${codes[wrong]} of ${levels}`);
  }
}
