import type { Asked, Desk, WeightChange } from "./change-desk.ts";
import { firstChangeBetween, type Standing } from "./first-change.ts";
import { type WeightCrossing, weightCrossings } from "./weight-crossings.ts";

interface Both {
  up: WeightChange | null;
  down: WeightChange | null;
}

/** The smallest relative change of one weight of the unit's group that moves its rank, up and down; see `openChangeFinder`. */
export function weightChanges(
  desk: Desk,
  asked: Asked,
  how: { readonly maxRelative: number; readonly exact: boolean },
): Readonly<Both> {
  const { nodeCount } = desk.staged.stage;
  const { weights } = desk.choice;
  const found: Both = { up: null, down: null };
  for (let node = 0; node < nodeCount - 1; node++) {
    const at = asked.group * nodeCount + node;
    const weight = weights[at] as number;
    const siblings = siblingWeight(desk, asked.group, node);
    if (weight === 0 || siblings === 0) continue;
    const bounds = [Math.max(0, weight * (1 - how.maxRelative)), weight * (1 + how.maxRelative)] as const;
    const job = { node, at, weight, siblings, bounds };
    const { up, down } = how.exact ? solved(desk, asked, job) : searched(desk, asked, { job, known: found });
    found.up = smaller(found.up, up, job);
    found.down = smaller(found.down, down, job);
  }
  return found;
}

interface Job {
  readonly node: number;
  /** Where the weight is in the choice. */
  readonly at: number;
  readonly weight: number;
  readonly siblings: number;
  readonly bounds: readonly [number, number];
}

function siblingWeight({ model, choice }: Desk, group: number, node: number): number {
  const { parent } = model.tree;
  let sum = 0;
  for (let other = 0; other < parent.length; other++) {
    if (other !== node && parent[other] === parent[node])
      sum += choice.weights[group * parent.length + other] as number;
  }
  return sum;
}

function smaller(
  known: WeightChange | null,
  crossing: WeightCrossing | null,
  { node, weight }: Job,
): WeightChange | null {
  if (crossing === null) return known;
  const relative = (crossing.value - weight) / weight;
  if (known !== null && Math.abs(known.relative) <= Math.abs(relative)) return known;
  return { node, from: weight, to: crossing.value, relative, rank: crossing.rank };
}

/** Computes the root with another weight, looks, and puts everything back. */
function withWeight<T>(
  { evaluator, choice }: Desk,
  { node, at, weight }: Job,
  { value, look }: { readonly value: number; readonly look: () => T },
): T {
  choice.weights[at] = value;
  evaluator.runAbove(node, choice);
  const seen = look();
  choice.weights[at] = weight;
  evaluator.runAbove(node, choice);
  return seen;
}

function solved(desk: Desk, { place, from, to }: Asked, job: Job) {
  const root = () => desk.evaluator.scores(desk.staged.stage.nodeCount - 1).slice(from, to);
  const declared = root();
  const zero = withWeight(desk, job, { value: 0, look: root });
  return weightCrossings({ own: place - from, declared, zero, weight: job.weight, siblings: job.siblings }, job.bounds);
}

const stepsEachWay = 16;
const ways = ["up", "down"] as const;
type Way = (typeof ways)[number];

/** Steps from the weight to both bounds, no farther than the changes known from other weights; closes in on the first step past the base. */
function searched(
  desk: Desk,
  { place }: Asked,
  { job, known }: { readonly job: Job; readonly known: Both },
): Record<Way, WeightCrossing | null> {
  const base = desk.rankOf(place);
  const rankAt = (value: number) => {
    desk.choice.weights[job.at] = value;
    desk.evaluator.runAbove(job.node, desk.choice);
    return desk.rankOf(place);
  };
  const reach = (way: Way) => Math.abs(known[way]?.relative ?? Number.POSITIVE_INFINITY) * job.weight;
  const found: Record<Way, WeightCrossing | null> = { up: null, down: null };
  for (const bound of job.bounds) {
    for (const way of ways) {
      const limit = Math.min(reach(way), Math.abs((found[way]?.value ?? Number.POSITIVE_INFINITY) - job.weight));
      found[way] = firstPast(job, bound, { limit, standingAt: passedAt(way, base, rankAt), base }) ?? found[way];
    }
  }
  rankAt(job.weight);
  return found;
}

/** The rank where it is better (or worse) than the base, and the base elsewhere. */
function passedAt(way: Way, base: number, rankAt: (value: number) => number): (value: number) => Standing {
  return (value) => {
    const rank = rankAt(value);
    return { rank: way === "up" ? Math.min(rank, base) : Math.max(rank, base), lead: Number.NaN };
  };
}

/** The first change of rank on the way to the bound that is nearer than `limit`, or null. */
function firstPast(
  { weight }: Job,
  bound: number,
  of: { readonly limit: number; readonly base: number; readonly standingAt: (value: number) => Standing },
): WeightCrossing | null {
  let last = weight;
  for (let step = 1; step <= stepsEachWay && Math.abs(last - weight) < of.limit; step++) {
    const value = weight + ((bound - weight) * step) / stepsEachWay;
    if (of.standingAt(value).rank !== of.base) {
      const change = firstChangeBetween({ value: last, standing: of.standingAt(last) }, value, of.standingAt);
      return change !== null && Math.abs(change.value - weight) < of.limit ? change : null;
    }
    last = value;
  }
  return null;
}
