import type { Problem } from "@huabiao/kernel/problem";
import { checkConditions } from "./check/check-conditions.ts";
import { checkCycle } from "./check/check-cycle.ts";
import { checkEffort } from "./check/check-effort.ts";
import { checkIndicators } from "./check/check-indicators.ts";
import { checkJudgements } from "./check/check-judgements.ts";
import { checkMethod } from "./check/check-method.ts";
import { checkNames } from "./check/check-names.ts";
import { checkPeople } from "./check/check-people.ts";
import { checkPollTables } from "./check/check-poll-tables.ts";
import { checkPolls } from "./check/check-polls.ts";
import { checkReferences } from "./check/check-references.ts";
import { checkTree } from "./check/check-tree.ts";
import { checkWeights } from "./check/check-weights.ts";
import { openCheck } from "./check/report.ts";
import type { Scheme } from "./document/scheme.ts";
import type { Locate } from "./path.ts";

/**
 * Checks the meaning of a scheme whose form is right: names, tree, weights, method, conditions, polls, people, dates.
 *
 * Every problem `scheme.<kind>` at once, with file, line and column, in the order of the lines; empty when the scheme can be
 * used. What is unwise but possible is `lintScheme`'s to say. A part that depends on a broken one
 * (weights of a cyclic tree) is left out until that is mended. Never throws.
 *
 * Cost O((nodes + conditions) × groups).
 */
export function checkScheme(scheme: Scheme, locate: Locate): readonly Problem[] {
  const { check, problems } = openCheck(scheme, locate);
  checkNames(check);
  checkTree(check);
  if (problems.length === 0) {
    checkWeights(check);
    checkJudgements(check);
  }
  checkIndicators(check);
  checkMethod(check);
  checkReferences(check);
  checkConditions(check);
  checkPolls({
    polls: scheme.polls ?? [],
    dimensions: scheme.dimensions.map(({ id }) => id),
    refuse: check.refuse,
  });
  checkPollTables(check);
  checkEffort(check);
  checkPeople(check);
  checkCycle(check);
  return problems.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
}
