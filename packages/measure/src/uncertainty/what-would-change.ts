import { err, ok, type Result } from "@huabiao/kernel/result";
import type { CompositeModel, Recipe } from "../composite/model.ts";
import { type Asked, type Desk, type InputChange, openDesk, setAround, type WeightChange } from "./change-desk.ts";
import { inputChanges } from "./input-changes.ts";
import { type StageRefusal, stageModel } from "./stage-model.ts";
import { alternativesOf } from "./variation.ts";
import { weightChanges } from "./weight-changes.ts";

/** The smallest changes that give a better (`up`) or a worse (`down`) rank; null when none within the bounds does. */
export interface WhatWouldChange {
  readonly rank: number;
  readonly weight: { readonly up: WeightChange | null; readonly down: WeightChange | null };
  readonly input: { readonly up: InputChange | null; readonly down: InputChange | null };
}

/** Answers for one unit after another. */
export interface ChangeFinder {
  /** Null for a unit without a rank at the root. @throws RangeError on an unknown unit. */
  ask(unit: number): WhatWouldChange | null;
}

/**
 * Opens the question "what would change my rank?": the smallest relative change of one weight, and the
 * smallest change of one of the unit's values (as a share of its range), that moves the unit's rank at the
 * root by at least one, up or down.
 *
 * A weight may move by `maxRelative` of itself (1 by default: between 0 and twice its value), a value
 * within the range of values in the unit's comparison set. `to` is a value just beyond the change, so that
 * assessing again with it gives `rank`. Weights in a tree of arithmetic means without missing scores are
 * solved exactly; otherwise sixteen steps each way are tried and the first change is closed in on, and
 * what happens and un-happens within one step is not seen. Inputs are closed in on with the leaf treated
 * and normalised again at every step, supposing that the rank changes only one way.
 *
 * @returns the finder, or why the index cannot be computed.
 * @throws RangeError as the composite does. Cost per unit about 10 partial composites per leaf and 2 per node
 * (up to 130 per node where weights are not solved exactly). Checked by assessing again with the changed number.
 */
export function openChangeFinder(
  model: CompositeModel,
  recipe: Recipe,
  options: { readonly maxRelative?: number } = {},
): Result<ChangeFinder, readonly StageRefusal[]> {
  const staged = stageModel(model, recipe, alternativesOf(recipe, {}));
  if (!staged.ok) return err(staged.error);
  const desk = openDesk(model, staged.value);
  const maxRelative = options.maxRelative ?? 1;
  return ok({
    ask: (unit) => {
      if (!(unit in model.units)) throw new RangeError(`unknown unit ${unit}`);
      const place = desk.staged.stage.unitAt.indexOf(unit);
      const rank = place < 0 ? 0 : desk.rankOf(place);
      if (rank === 0) return null;
      const asked = { unit, place, ...setAround(desk, place) };
      const exact = recipe.aggregate.every(({ method }) => method === "arithmetic") && isComplete(desk, asked);
      return { rank, weight: weightChanges(desk, asked, { maxRelative, exact }), input: inputChanges(desk, asked) };
    },
  });
}

/** Whether no score is missing at the leaves of the places that are ranked together. */
function isComplete({ staged }: Desk, { from, to }: Asked): boolean {
  const { stage } = staged;
  const plain = stage.leafSets[0]?.columns[0];
  for (let leaf = 0; leaf < stage.leafCount; leaf++) {
    const base = leaf * stage.unitAt.length;
    for (let place = from; place < to; place++) if (Number.isNaN(plain?.[base + place])) return false;
  }
  return true;
}
