/** Scores of all units of a rank set when a weight has its declared value, and when it is 0. */
export interface WeightLine {
  readonly own: number;
  readonly declared: Float64Array;
  readonly zero: Float64Array;
  /** The declared weight and the sum of its siblings' weights. */
  readonly weight: number;
  readonly siblings: number;
}

/** A weight at which the rank has changed, and the rank there. */
export interface WeightCrossing {
  readonly value: number;
  readonly rank: number;
}

/**
 * Where the rank of a unit first changes when one weight grows, or shrinks, in a tree of arithmetic means
 * without missing scores: `up` and `down` are the nearest changes to a better and to a worse rank, up
 * to the bounds, whichever way the weight moves.
 *
 * With t the weight and D the sum of its siblings, (D + t) · (own score − other score) is linear in t
 * for every other unit, so each pair passes at most once; the passings are walked in order of distance.
 * Values are 10⁻⁹ of the weight beyond the passing. Cost O(units log units).
 */
export function weightCrossings(
  line: WeightLine,
  bounds: readonly [number, number],
): { readonly up: WeightCrossing | null; readonly down: WeightCrossing | null } {
  const passings = passingsOf(line);
  const rank = 1 + line.declared.filter((score) => score > (line.declared[line.own] as number)).length;
  const found: { up: WeightCrossing | null; down: WeightCrossing | null } = { up: null, down: null };
  for (const side of [-1, 1]) {
    const bound = side < 0 ? bounds[0] : bounds[1];
    const ahead = passings.filter(({ sides }) => sides.has(side)).filter(({ at }) => side * (bound - at) >= 0);
    ahead.sort((a, b) => side * (a.at - b.at));
    let current = rank;
    for (let next = 0; next < ahead.length; ) {
      const { at } = ahead[next] as Passing;
      for (; next < ahead.length && (ahead[next] as Passing).at === at; next++)
        current += (ahead[next] as Passing).sides.get(side) as number;
      const value = at + side * 1e-9 * line.weight;
      if (value < 0) continue;
      if (current < rank) found.up = nearer(found.up, { value, rank: current }, line.weight);
      if (current > rank) found.down = nearer(found.down, { value, rank: current }, line.weight);
    }
  }
  return found;
}

interface Passing {
  readonly at: number;
  /** Side of the declared weight on which it happens → change of the rank beyond it. */
  readonly sides: ReadonlyMap<number, number>;
}

function passingsOf({ own, declared, zero, weight, siblings }: WeightLine): Passing[] {
  const passings: Passing[] = [];
  for (let other = 0; other < declared.length; other++) {
    if (other === own) continue;
    const atZero = siblings * ((zero[own] as number) - (zero[other] as number));
    const now = (siblings + weight) * ((declared[own] as number) - (declared[other] as number));
    const slope = (now - atZero) / weight;
    if (slope === 0) continue;
    if (now === 0) passings.push({ at: weight, sides: new Map([[-Math.sign(slope), 1]]) });
    else {
      const at = weight - now / slope;
      passings.push({ at, sides: new Map([[Math.sign(at - weight), now < 0 ? -1 : 1]]) });
    }
  }
  return passings;
}

function nearer(known: WeightCrossing | null, candidate: WeightCrossing, weight: number): WeightCrossing {
  return known !== null && Math.abs(known.value - weight) <= Math.abs(candidate.value - weight) ? known : candidate;
}
