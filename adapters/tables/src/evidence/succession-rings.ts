import type { Succession } from "@huabiao/assess";

/**
 * The rows by which places come from each other in a ring on one day, so that none of them was there before.
 *
 * A place with a row for itself was there before, and is in no ring. Rings over several days are none: a place that was merged
 * away may return. Cost at worst O(rows of a day²).
 */
export function ringsOf(rows: readonly Succession[]): ReadonlySet<Succession> {
  const found = new Set<Succession>();
  for (const ofDay of Map.groupBy(rows, ({ on }) => on).values()) {
    const old = new Set(ofDay.filter(({ place, predecessor }) => place === predecessor).map(({ place }) => place));
    const began = ofDay.filter(({ place }) => !old.has(place));
    const ofPlace = Map.groupBy(began, ({ place }) => place);
    for (const row of began) if (leadsBack(row, ofPlace)) found.add(row);
  }
  return found;
}

/** Whether the predecessor of a row comes, by other rows of the day, from the place of the row. */
function leadsBack({ place, predecessor }: Succession, ofPlace: ReadonlyMap<string, readonly Succession[]>): boolean {
  const reached = new Set([predecessor]);
  for (const one of reached) {
    if (one === place) return true;
    for (const row of ofPlace.get(one) ?? []) reached.add(row.predecessor);
  }
  return false;
}
