import type { AggregationPlan } from "../document/scheme.ts";
import type { Path } from "../path.ts";
import { checkNormalisation } from "./check-normalisation.ts";
import type { Check } from "./report.ts";

/**
 * The method of the whole and the alternatives that the uncertainty analysis draws from.
 *
 * Codes: `scheme.too-many-levels` (a list of aggregations longer than the tree is high; a shorter one repeats its last), and those of
 * `checkNormalisation`.
 */
export function checkMethod(check: Check): void {
  const { method } = check.scheme;
  const vary = method?.uncertainty?.vary;
  const varyPath = ["method", "uncertainty", "vary"];
  if (method?.normalise) checkNormalisation(check, method.normalise, ["method", "normalise"]);
  vary?.normalise?.forEach((choice, at) => {
    checkNormalisation(check, choice, [...varyPath, "normalise", at]);
  });
  if (method?.aggregate) checkPlan(check, method.aggregate, ["method", "aggregate"]);
  vary?.aggregate?.forEach((plan, at) => {
    checkPlan(check, plan, [...varyPath, "aggregate", at]);
  });
}

function checkPlan({ tree, refuse }: Check, plan: AggregationPlan, path: Path): void {
  if (!Array.isArray(plan) || tree.height === 0 || plan.length <= tree.height) return;
  refuse("scheme.too-many-levels", path, { levels: plan.length, height: tree.height });
}
