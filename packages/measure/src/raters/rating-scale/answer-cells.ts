import { ratingsByLevel } from "../mixed/level-rows.ts";
import type { RatingScaleData } from "./rating-scale-data.ts";

/** The answers that are fitted, laid out person by person and counted over the combinations of facet levels that occur. */
export interface AnswerCells {
  /** Categories 0 … top; those that nobody used have no probability. */
  readonly top: number;
  readonly used: readonly boolean[];
  /** Answers of person p: `start[p]` … `start[p + 1]` − 1. */
  readonly start: Int32Array;
  /** Cell and category of each answer, and which rating of the data it is. */
  readonly cell: Int32Array;
  readonly category: Int32Array;
  readonly source: Int32Array;
  /** Level of each cell in each facet. */
  readonly levels: readonly Int32Array[];
  readonly cells: number;
}

/** Lays the kept ratings out. `lowest` is the category that counts as 0. Cost O(n × facets). */
export function answerCells(data: RatingScaleData, kept: Uint8Array, lowest: number): AnswerCells {
  const { rating, person, facets } = data;
  const source = ratingsByLevel(person).filter((i) => kept[i] === 1);
  const category = Int32Array.from(source, (i) => (rating[i] as number) - lowest);
  const top = category.reduce((most, one) => Math.max(most, one), 0);
  const used = new Array<boolean>(top + 1).fill(false);
  for (const one of category) used[one] = true;
  const start = new Int32Array(person.levels + 1);
  for (const i of source)
    start[(person.codes[i] as number) + 1] = (start[(person.codes[i] as number) + 1] as number) + 1;
  for (let p = 0; p < person.levels; p++) start[p + 1] = (start[p + 1] as number) + (start[p] as number);
  let cell = new Int32Array(source.length);
  let cells = 1;
  for (const { codes, levels } of facets) {
    const places = new Map<number, number>();
    cell = cell.map((before, at) => {
      const key = before * levels + (codes[source[at] as number] as number);
      const place = places.get(key) ?? places.size;
      places.set(key, place);
      return place;
    });
    cells = places.size;
  }
  const levels = facets.map(({ codes }) => {
    const of = new Int32Array(cells);
    cell.forEach((c, at) => {
      of[c] = codes[source[at] as number] as number;
    });
    return of;
  });
  return { top, used, start, cell, category, source, levels, cells };
}
