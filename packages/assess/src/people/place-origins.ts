import type { Succession } from "../evidence.ts";

/** A place and what it came from, whichever way. */
export interface PlaceOrigins {
  readonly place: string;
  readonly successions: readonly Succession[];
  /** The place itself first, then its predecessors and theirs. */
  readonly places: readonly string[];
}

/** Looks up the origins of places, each at the cost of its own successions. */
export function placeOrigins(successions: readonly Succession[]): (place: string) => PlaceOrigins {
  const ofPlace = Map.groupBy(successions, ({ place }) => place);
  return (place) => {
    const places = new Set([place]);
    const leading: Succession[] = [];
    for (const one of places) {
      for (const row of ofPlace.get(one) ?? []) {
        leading.push(row);
        places.add(row.predecessor);
      }
    }
    return { place, successions: leading, places: [...places] };
  };
}
