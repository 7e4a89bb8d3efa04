import { err, ok, type Result } from "@huabiao/kernel/result";
import type { Grouping } from "./grouping.ts";
import type { SurveyRefusal } from "./refusal.ts";

/** What is known of the populations of one stage. */
interface GivenPopulations {
  readonly given: Float64Array;
  readonly groups: Grouping;
  readonly drawn: Int32Array;
  readonly stage: number;
}

/**
 * The population of every group of a stage from its rows: counts as given, or drawn / fraction when all are at most 1.
 *
 * Refused: not above zero, counts and fractions mixed, different numbers in one group, fewer than were drawn.
 */
export function groupPopulations(of: GivenPopulations): Result<Float64Array, readonly SurveyRefusal[]> {
  const { given, groups, drawn, stage } = of;
  const low = given.findIndex((value) => !(value > 0));
  if (low >= 0)
    return err([{ reason: "population-not-positive", facts: { stage, row: low, value: given[low] as number } }]);
  const above = given.findIndex((value) => value > 1);
  const below = given.findIndex((value) => value < 1);
  if (above >= 0 && below >= 0)
    return err([{ reason: "population-mixed", facts: { stage, row: below, other: above } }]);
  const values = new Float64Array(groups.count);
  const refusals: SurveyRefusal[] = [];
  const varied = new Set<number>();
  for (let k = 0; k < given.length; k++) {
    const group = groups.codes[k] as number;
    const value = given[k] as number;
    if (values[group] === 0) values[group] = value;
    else if (values[group] !== value && !varied.has(group)) {
      varied.add(group);
      refusals.push({
        reason: "population-varies",
        facts: { stage, row: k, stratum: group, value, other: values[group] as number },
      });
    }
  }
  const populations = above >= 0 ? values : values.map((fraction, group) => (drawn[group] as number) / fraction);
  for (let group = 0; group < groups.count; group++) {
    const [population, count] = [populations[group] as number, drawn[group] as number];
    if (population < count)
      refusals.push({
        reason: "population-smaller",
        facts: { stage, stratum: group, row: groups.codes.indexOf(group), population, count },
      });
  }
  return refusals.length > 0 ? err(refusals) : ok(populations);
}
