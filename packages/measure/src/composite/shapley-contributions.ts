import { aggregateNode } from "./aggregate-node.ts";
import { duel, profilesOf } from "./copeland.ts";
import { childrenOf } from "./hierarchy.ts";
import type { Aggregation, CompositeModel, Recipe } from "./model.ts";
import type { NodeChildren } from "./node-children.ts";
import { weightsByNode } from "./node-weights.ts";

/** The most children whose coalitions are enumerated. */
const maxDimensions = 12;

/**
 * Shapley values of the root's children; see `explainScores`.
 *
 * @param scores per node, one score per unit, NaN = none.
 * @returns per node one value per unit, null below the root's children; or null when over 12 children have
 * weight. Cost O(2^d · d · members) per unit, Copeland times the field.
 */
export function shapleyContributions(
  scores: readonly Float64Array[],
  options: {
    readonly model: CompositeModel;
    readonly recipe: Recipe;
    readonly groupMeans: Float64Array;
    readonly units: readonly number[];
  },
): readonly (Float64Array | null)[] | null {
  const { model, recipe, groupMeans } = options;
  const inner = childrenOf(model.tree);
  const dimensions = [...(inner[inner.length - 1] as Int32Array)];
  const root = scores.length - 1;
  const index = scores[root] as Float64Array;
  const how = recipe.aggregate[recipe.aggregate.length - 1] as Aggregation;
  const weights = weightsByNode(model.tree, model.weights);
  const results = scores.map((_, node) => {
    const explained = node === root || dimensions.includes(node);
    return explained ? new Float64Array(index.length).fill(Number.NaN) : null;
  });
  for (const unit of options.units) {
    const score = index[unit] as number;
    if (Number.isNaN(score)) continue;
    const group = model.groupOf[unit] as number;
    const players = dimensions.filter((node) => matters(weights[node] as Float64Array, group, how));
    if (players.length > maxDimensions) return null;
    const game = { scores, weights, model, recipe, how, players, unit, mean: groupMeans[group] as number };
    for (const node of dimensions) (results[node] as Float64Array)[unit] = 0;
    shapleyValues(players.length, coalitionValues(game)).forEach((value, player) => {
      (results[players[player] as number] as Float64Array)[unit] = value;
    });
    (results[root] as Float64Array)[unit] = score - game.mean;
  }
  return results;
}

/** Under Copeland a child also matters by the weight that opponents of other groups give it. */
function matters(weight: Float64Array, group: number, how: Aggregation): boolean {
  return how.method === "copeland" ? weight.some((share) => share > 0) : (weight[group] as number) > 0;
}

interface Game {
  readonly scores: readonly Float64Array[];
  readonly weights: readonly Float64Array[];
  readonly model: CompositeModel;
  readonly recipe: Recipe;
  readonly how: Aggregation;
  readonly players: readonly number[];
  readonly unit: number;
  readonly mean: number;
}

/** Value of every coalition, bit p of its number telling whether player p is in. */
function coalitionValues(game: Game): Float64Array {
  const { scores, model, players, unit } = game;
  const index = scores[scores.length - 1] as Float64Array;
  const group = model.groupOf[unit];
  const members = Array.from(model.units, (_, at) => at).filter((at) => {
    return model.groupOf[at] === group && !Number.isNaN(index[at]);
  });
  const own = players.map((node) =>
    new Float64Array(members.length).fill((scores[node] as Float64Array)[unit] as number),
  );
  const theirs = players.map((node) =>
    Float64Array.from(members, (at) => (scores[node] as Float64Array)[at] as number),
  );
  const score = game.how.method === "copeland" ? duelScorer(game, members) : meanScorer(game, members);
  return Float64Array.from({ length: 2 ** players.length }, (_, coalition) => {
    const mixed = players.map((_node, player) => ((coalition >> player) & 1 ? own : theirs)[player] as Float64Array);
    const outcomes = score(mixed);
    return outcomes.reduce((sum, value) => sum + (Number.isNaN(value) ? game.mean : value), 0) / members.length;
  });
}

/** Scores mixtures, one per member, by the root's mean. */
function meanScorer(game: Game, members: readonly number[]): (mixed: readonly Float64Array[]) => Float64Array {
  return (mixed) => aggregateNode(game.how, mixtures(game, mixed, members)).scores;
}

/** Scores mixtures, one per member, by their duels with every scored unit of the comparison set. */
function duelScorer(game: Game, members: readonly number[]): (mixed: readonly Float64Array[]) => Float64Array {
  const { scores, model, recipe, players, unit } = game;
  const index = scores[scores.length - 1] as Float64Array;
  const field = Array.from(model.units, (_, at) => at).filter((at) => {
    const comparable = recipe.across === "all" || model.groupOf[at] === model.groupOf[unit];
    return comparable && !Number.isNaN(index[at]);
  });
  const everyone = { ...mixtures(game, [], field), scores: players.map((node) => scores[node] as Float64Array) };
  const opponents = profilesOf(field, { ...everyone, groupOf: model.groupOf });
  const rows = members.map((_, row) => row);
  return (mixed) => {
    const entrants = profilesOf(rows, mixtures(game, mixed, members));
    return Float64Array.from(rows, (row) => {
      if (mixed.every((own) => Number.isNaN(own[row]))) return Number.NaN;
      return field.reduce((sum, _, opponent) => sum + duel(entrants, row, opponents, opponent), 0);
    });
  };
}

function mixtures(game: Game, mixed: readonly Float64Array[], members: readonly number[]): NodeChildren {
  return {
    scores: mixed,
    weights: game.players.map((node) => game.weights[node] as Float64Array),
    groupOf: new Int32Array(members.length).fill(game.model.groupOf[game.unit] as number),
    setOf: new Int32Array(members.length),
    setCount: 1,
    coverageFloor: 0,
  };
}

/** Shapley values from the values of all coalitions of `count` players. */
function shapleyValues(count: number, values: Float64Array): Float64Array {
  const shapley = new Float64Array(count);
  for (let coalition = 0; coalition < values.length; coalition++) {
    const weight = orderShare(bitCount(coalition), count);
    for (let player = 0; player < count; player++) {
      if ((coalition >> player) & 1) continue;
      const gain = (values[coalition | (1 << player)] as number) - (values[coalition] as number);
      shapley[player] = (shapley[player] as number) + weight * gain;
    }
  }
  return shapley;
}

/** Share of the orders in which exactly a given coalition of `size` comes before a given player: s! (n − s − 1)!/n!. */
function orderShare(size: number, count: number): number {
  let share = 1 / count;
  for (let k = 1; k <= size; k++) share *= k / (count - k);
  return share;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count++;
  return count;
}
