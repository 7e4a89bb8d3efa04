import { err, ok, type Result } from "@huabiao/kernel/result";
import type { SurveyDesign } from "./design.ts";
import type { SurveyRefusal } from "./refusal.ts";
import type { Replicates } from "./replicate-variance.ts";
import { checkReplicates, replicatesOf } from "./replicate-weights.ts";
import { wholeGroup } from "./stage.ts";

/**
 * The delete-one jackknife: each replicate leaves one primary unit out and raises the others of its stratum by
 * n_h/(n_h − 1); it counts for (1 − f_h)(n_h − 1)/n_h. JK1 with one stratum, JKn with several.
 *
 * A stratum drawn whole has no replicates. A stratum with one unit has none under `remove` and `average`, where under
 * `average` the others count for more in the proportion of all units to replicates; under `adjust` its replicate raises
 * all other strata by H/(H − 1). A calibrated design is calibrated anew in every replicate.
 *
 * Refused: more than 5·10⁹ replicates × rows (`replicates-too-many`). Source: Wolter 2007, ch. 4. Checked against R
 * survey 4.1.1 `as.svrepdesign`.
 */
export function jackknife(design: SurveyDesign): Result<Replicates, readonly SurveyRefusal[]> {
  const stage = design.stages[0] as SurveyDesign["stages"][number];
  const units = stage.units?.count ?? design.rows;
  const left: { readonly unit: number; readonly group: number }[] = [];
  for (let unit = 0; unit < units; unit++) {
    const row = stage.units === null ? unit : (stage.units.order[stage.units.starts[unit] as number] as number);
    const group = stage.groupOfRow[row] as number;
    const whole = (stage.correction[group] as number) < wholeGroup;
    const silent = stage.drawn[group] === 1 && design.lonelyPsu !== "adjust";
    if (!whole && !silent) left.push({ unit, group });
  }
  const refusal = checkReplicates(left.length, design.rows);
  if (refusal !== null) return err([refusal]);
  const average = design.lonelyPsu === "average" ? units / left.length : 1;
  const shape = (group: number) => {
    const drawn = stage.drawn[group] as number;
    const raised = drawn === 1 ? stage.groups : drawn;
    return { drawn, raised: raised / (raised - 1) };
  };
  const factorOf = (replicate: number) => {
    const { unit, group } = left[replicate] as (typeof left)[number];
    const { drawn, raised } = shape(group);
    return (row: number): number => {
      if ((stage.units === null ? row : (stage.units.codes[row] as number)) === unit) return 0;
      const sameGroup = stage.groupOfRow[row] === group;
      return sameGroup === drawn > 1 ? raised : 1;
    };
  };
  const scaleOf = (replicate: number): number => {
    const { group } = left[replicate] as (typeof left)[number];
    const { drawn, raised } = shape(group);
    return (average * (drawn === 1 ? 1 : (stage.correction[group] as number))) / raised;
  };
  return ok(replicatesOf(design, { count: left.length, factorOf, scaleOf }));
}
