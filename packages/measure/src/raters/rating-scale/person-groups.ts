import { ratingsByLevel } from "../mixed/level-rows.ts";

/** Answers person by person: where each person's begin, and the cell and category of each. */
interface LaidAnswers {
  readonly start: Int32Array;
  readonly cell: Int32Array;
  readonly category: Int32Array;
}

/** Persons who answered in the same cells with the same sum: all that the model lets be told of them is the same. */
export interface PersonGroups {
  readonly count: number;
  /** Group of each person. */
  readonly of: Int32Array;
  /** Persons of group g: `members[from[g]]` … `members[from[g + 1] − 1]`. */
  readonly members: Int32Array;
  readonly from: Int32Array;
  /** Sum of the categories of each person in the group. */
  readonly scores: Float64Array;
}

/**
 * Groups persons by their cells and their sum, which is sufficient: whole analyses with every cell filled have few groups.
 *
 * Cost O(answers log answers to a person). Source: Rasch 1960; Andersen 1977.
 */
export function personGroups({ start, cell, category }: LaidAnswers): PersonGroups {
  const places = new Map<string, number>();
  const scores: number[] = [];
  const of = Int32Array.from({ length: start.length - 1 }, (_, p) => {
    const [from, to] = [start[p] as number, start[p + 1] as number];
    const score = category.subarray(from, to).reduce((sum, one) => sum + one, 0);
    const key = `${score}:${cell.slice(from, to).sort().join()}`;
    const place = places.get(key) ?? places.size;
    if (place === places.size) {
      places.set(key, place);
      scores.push(score);
    }
    return place;
  });
  const from = new Int32Array(places.size + 1);
  for (const group of of) from[group + 1] = (from[group + 1] as number) + 1;
  for (let g = 0; g < places.size; g++) from[g + 1] = (from[g + 1] as number) + (from[g] as number);
  const members = ratingsByLevel({ codes: of, levels: places.size });
  return { count: places.size, of, members, from, scores: Float64Array.from(scores) };
}
