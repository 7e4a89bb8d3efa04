import type { PresentPanel } from "./leader-panel.ts";

/** Places that leaders' moves tie together: within it leaders can be compared, with another they cannot. */
export interface ConnectedSet {
  /** Numbers, ascending. */
  readonly places: readonly number[];
  readonly leaders: readonly number[];
  /** Leaders seen in more than one place: the comparison rests on them alone. */
  readonly movers: readonly number[];
  readonly observations: number;
}

/** The sets of a panel, and the set of each place and leader; −1 = never seen. */
export interface ConnectedSets {
  readonly sets: readonly ConnectedSet[];
  readonly setOfPlace: Int32Array;
  readonly setOfLeader: Int32Array;
}

/**
 * Connected sets of places and leaders, by union–find over who was where.
 *
 * Sets are numbered by their first place. Cost almost linear in observations. Source: Abowd, Creecy & Kramarz 2002.
 */
export function connectedSets(panel: PresentPanel): ConnectedSets {
  const { places, leaders, placeCount, leaderCount } = panel;
  const parent = Int32Array.from({ length: placeCount + leaderCount }, (_, node) => node);
  const firstPlace = new Int32Array(leaderCount).fill(-1);
  const moves = new Uint8Array(leaderCount);
  places.forEach((place, i) => {
    const leader = leaders[i] as number;
    join(parent, place, placeCount + leader);
    if (firstPlace[leader] === -1) firstPlace[leader] = place;
    else if (firstPlace[leader] !== place) moves[leader] = 1;
  });
  const numberOf = new Map<number, number>();
  const setOf = (node: number): number => {
    const root = rootOf(parent, node);
    const number = numberOf.get(root) ?? numberOf.size;
    numberOf.set(root, number);
    return number;
  };
  const setOfPlace = new Int32Array(placeCount).fill(-1);
  for (const place of Int32Array.from(places).sort()) setOfPlace[place] = setOf(place);
  const setOfLeader = firstPlace.map((place) => (place === -1 ? -1 : (setOfPlace[place] as number)));
  return { sets: listSets(panel, { setOfPlace, setOfLeader, moves, count: numberOf.size }), setOfPlace, setOfLeader };
}

function listSets(
  panel: PresentPanel,
  of: {
    readonly setOfPlace: Int32Array;
    readonly setOfLeader: Int32Array;
    readonly moves: Uint8Array;
    readonly count: number;
  },
): ConnectedSet[] {
  const sets = Array.from({ length: of.count }, () => ({
    places: [] as number[],
    leaders: [] as number[],
    movers: [] as number[],
    observations: 0,
  }));
  of.setOfPlace.forEach((set, place) => {
    sets[set]?.places.push(place);
  });
  of.setOfLeader.forEach((set, leader) => {
    sets[set]?.leaders.push(leader);
    if (of.moves[leader] === 1) sets[set]?.movers.push(leader);
  });
  for (const place of panel.places) {
    const set = sets[of.setOfPlace[place] as number];
    if (set) set.observations++;
  }
  return sets;
}

function join(parent: Int32Array, a: number, b: number): void {
  const [one, other] = [rootOf(parent, a), rootOf(parent, b)];
  parent[Math.max(one, other)] = Math.min(one, other);
}

/** The root, halving the path on the way. */
function rootOf(parent: Int32Array, node: number): number {
  let at = node;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number;
    at = parent[at] as number;
  }
  return at;
}
