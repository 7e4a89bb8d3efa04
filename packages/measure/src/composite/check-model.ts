import { checkCells, checkSets } from "./cells.ts";
import type { CompositeModel, Recipe } from "./model.ts";

/**
 * Makes sure that the parts of a model fit together.
 *
 * @throws RangeError on a ragged array, ±Infinity, a group out of range, a direction that is not ±1, naming the
 * cell. Weights are checked where they are read. Cost O(units · leaves).
 */
export function checkModel(model: CompositeModel): void {
  const { leafCount } = model.tree;
  const units = model.units.length;
  checkLength("values", model.values.length, leafCount);
  checkLength("direction", model.direction.length, leafCount);
  checkLength("standardErrors", model.standardErrors.length, leafCount);
  checkLength("weights", model.weights.length, model.groups.length);
  model.weights.forEach((own, group) => {
    checkLength(`weights[${group}]`, own.length, model.tree.ids.length);
  });
  checkSets("groupOf", model.groupOf, { units, sets: model.groups.length });
  model.values.forEach((own, leaf) => {
    checkCells(`values[${leaf}]`, own, units);
  });
  model.standardErrors.forEach((own, leaf) => {
    if (own !== null) checkCells(`standardErrors[${leaf}]`, own, units);
  });
  model.direction.forEach((direction, leaf) => {
    if (direction !== 1 && direction !== -1) throw new RangeError(`direction[${leaf}] is ${direction}`);
  });
}

/**
 * Makes sure that a recipe has one choice for every leaf and inner node of its model.
 *
 * @throws RangeError otherwise, naming the list. Cost O(1).
 */
export function checkRecipe(model: CompositeModel, recipe: Recipe): void {
  const { leafCount, ids } = model.tree;
  checkLength("missing", recipe.missing.length, leafCount);
  checkLength("treatment", recipe.treatment.length, leafCount);
  checkLength("normalise", recipe.normalise.length, leafCount);
  checkLength("aggregate", recipe.aggregate.length, ids.length - leafCount);
  const { unitCoverageFloor } = recipe;
  if (!(unitCoverageFloor >= 0 && unitCoverageFloor <= 1))
    throw new RangeError(`unitCoverageFloor is ${unitCoverageFloor}`);
}

function checkLength(name: string, length: number, wanted: number): void {
  if (length !== wanted) throw new RangeError(`${name} has ${length} entries, ${wanted} are needed`);
}
