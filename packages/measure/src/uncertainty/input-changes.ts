import type { Asked, Desk, InputChange } from "./change-desk.ts";
import { inPlaces } from "./draw-choice.ts";
import { firstChangeBetween, type Standing } from "./first-change.ts";
import { leafScores } from "./leaf-scores.ts";

interface Both {
  up: InputChange | null;
  down: InputChange | null;
}

/**
 * The smallest change of one of the unit's values that moves its rank, up and down; see `openChangeFinder`.
 *
 * A leaf is searched no farther than the smallest change found so far, so most leaves cost one evaluation each way.
 */
export function inputChanges(desk: Desk, asked: Asked): Readonly<Both> {
  const found: Both = { up: null, down: null };
  const base = desk.rankOf(asked.place);
  const rivals = rivalsOf(desk, asked);
  for (const leaf of desk.applicable[asked.group] ?? []) {
    const from = (desk.model.values[leaf] as Float64Array)[asked.unit] as number;
    if (Number.isNaN(from)) continue;
    const [low, high] = rangeOf(desk, asked, leaf);
    for (const end of [low, high]) {
      const better = (end - from) * (desk.model.direction[leaf] as number) > 0;
      const reach = (found[better ? "up" : "down"]?.shareOfRange ?? 1) * (high - low);
      const bound = Math.min(from + reach, Math.max(from - reach, end));
      const rival = better ? rivals.above : rivals.below;
      const start = { value: from, standing: { rank: base, lead: better ? rivals.behind : rivals.ahead } };
      const change = firstChangeBetween(start, bound, openInput(desk, asked, { leaf, rival }));
      if (change === null) continue;
      const way = change.rank < base ? "up" : "down";
      const shareOfRange = Math.abs(change.value - from) / (high - low);
      if (shareOfRange < (found[way]?.shareOfRange ?? Number.POSITIVE_INFINITY)) {
        found[way] = { leaf, from, to: change.value, shareOfRange, rank: change.rank };
      }
    }
    desk.evaluator.runAbove(leaf, desk.choice);
  }
  return found;
}

/** Opens the function from another value of one leaf to the unit's standing. */
function openInput(
  { model, staged, evaluator, choice, rankOf }: Desk,
  asked: Asked,
  { leaf, rival }: { readonly leaf: number; readonly rival: number },
): (value: number) => Standing {
  const values = Float64Array.from(model.values[leaf] as Float64Array);
  const replaced: (Float64Array | null)[] = model.values.map(() => null);
  return (value) => {
    values[asked.unit] = value;
    replaced[leaf] = inPlaces(
      staged.stage,
      leafScores(staged.leafPlan, leaf, { values, missing: 0, treatment: 0, normalise: 0 }),
    );
    evaluator.runAbove(leaf, { ...choice, replaced });
    const scores = evaluator.scores(staged.stage.nodeCount - 1);
    const rank = rankOf(asked.place);
    return { rank, lead: (scores[asked.place] as number) - (scores[rival] ?? Number.NaN) };
  };
}

interface Rivals {
  readonly above: number;
  readonly below: number;
  /** Own score less that of the rival above, and below; NaN without one. */
  readonly behind: number;
  readonly ahead: number;
}

/** The places next above and next below or level; −1 where there is none. */
function rivalsOf({ evaluator, staged }: Desk, { place, from, to }: Asked): Rivals {
  const scores = evaluator.scores(staged.stage.nodeCount - 1);
  const own = scores[place] as number;
  let above = -1;
  let below = -1;
  for (let other = from; other < to; other++) {
    const score = scores[other] as number;
    if (score > own && !(score >= (scores[above] ?? Number.POSITIVE_INFINITY))) above = other;
    if (score <= own && other !== place && !(score <= (scores[below] ?? Number.NEGATIVE_INFINITY))) below = other;
  }
  return {
    above,
    below,
    behind: own - (scores[above] ?? Number.NaN),
    ahead: own - (scores[below] ?? Number.NaN),
  };
}

/** Smallest and largest value of a leaf in the set that the unit is compared with. */
function rangeOf({ model, staged }: Desk, { from, to }: Asked, leaf: number): readonly [number, number] {
  const values = model.values[leaf] as Float64Array;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let place = from; place < to; place++) {
    const value = values[staged.stage.unitAt[place] as number] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
