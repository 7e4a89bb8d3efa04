import { ratingsByLevel, sumsInLevels } from "../mixed/level-rows.ts";
import type { RatingGrouping } from "../mixed/mixed-data.ts";
import { type PersonGroups, personGroups } from "./person-groups.ts";
import type { RatingScaleData } from "./rating-scale-data.ts";

/** The answers that are fitted, laid out person by person and counted over the combinations of facet levels that occur. */
export interface AnswerCells {
  /** Categories 0 … top; those that nobody used have no probability. */
  readonly top: number;
  readonly used: readonly boolean[];
  /** Answers of person p: `start[p]` … `start[p + 1]` − 1. */
  readonly start: Int32Array;
  /** Cell and category of each answer. */
  readonly cell: Int32Array;
  readonly category: Int32Array;
  /** Level of each cell in each facet. */
  readonly levels: readonly Int32Array[];
  readonly cells: number;
  /** Sum of the categories at each level of each facet, and answers in each category: they never change. */
  readonly scores: readonly Float64Array[];
  readonly categories: Float64Array;
  readonly groups: PersonGroups;
}

/** Lays the kept ratings out. `lowest` is the category that counts as 0. Cost O(n × facets). */
export function answerCells(data: RatingScaleData, kept: Uint8Array, lowest: number): AnswerCells {
  const { rating, person, facets } = data;
  const source = ratingsByLevel(person).filter((i) => kept[i] === 1);
  const category = Int32Array.from(source, (i) => (rating[i] as number) - lowest);
  const top = category.reduce((most, one) => Math.max(most, one), 0);
  const categories = new Float64Array(top + 1);
  for (const one of category) categories[one] = (categories[one] as number) + 1;
  const start = new Int32Array(person.levels + 1);
  for (const i of source) {
    const after = (person.codes[i] as number) + 1;
    start[after] = (start[after] as number) + 1;
  }
  for (let p = 0; p < person.levels; p++) start[p + 1] = (start[p + 1] as number) + (start[p] as number);
  const given = facets.map((facet) => ({ ...facet, codes: source.map((i) => facet.codes[i] as number) }));
  const { cell, cells } = crossed(given, source.length);
  const levels = given.map(({ codes }) => {
    const of = new Int32Array(cells);
    cell.forEach((c, at) => {
      of[c] = codes[at] as number;
    });
    return of;
  });
  const scores = given.map((facet) => sumsInLevels(facet, [Float64Array.from(category)]));
  const used = Array.from(categories, (answers) => answers > 0);
  const laid = { top, used, start, cell, category, levels, cells, scores, categories };
  return { ...laid, groups: personGroups(laid) };
}

/** Numbers the combinations of facet levels that occur, in the order of their first answer. */
function crossed(
  facets: readonly RatingGrouping[],
  answers: number,
): { readonly cell: Int32Array; readonly cells: number } {
  let [cell, cells] = [new Int32Array(answers), 1];
  for (const { codes, levels } of facets) {
    const places = new Map<number, number>();
    cell = cell.map((before, at) => {
      const key = before * levels + (codes[at] as number);
      const place = places.get(key) ?? places.size;
      places.set(key, place);
      return place;
    });
    cells = places.size;
  }
  return { cell, cells };
}
