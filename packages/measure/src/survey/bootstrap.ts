import { openStream } from "@huabiao/kernel/random";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { SurveyDesign } from "./design.ts";
import type { SurveyRefusal } from "./refusal.ts";
import type { Replicates } from "./replicate-variance.ts";
import { checkReplicates, replicatesOf } from "./replicate-weights.ts";
import { drawnUnits } from "./stage.ts";

/**
 * The rescaling bootstrap: each replicate draws n_h − 1 of the n_h primary units of every stratum with replacement; a
 * unit drawn m times keeps 1 + √(1 − f_h) (m n_h/(n_h − 1) − 1) of its weight.
 *
 * A stratum with one unit keeps its weight. A calibrated design is calibrated anew in every replicate. Same seed, same
 * replicates.
 *
 * @param of `replicates` ≥ 2. Refused: more than 5·10⁹ replicates × rows (`replicates-too-many`).
 * @throws RangeError when there are fewer than two, or the seed is no safe integer ≥ 0.
 * Source: Rao & Wu 1988. Checked against the linearised variance, and R survey 4.1.1 `subbootstrap` where f_h = 0.
 */
export function bootstrap(
  design: SurveyDesign,
  { replicates, seed }: { readonly replicates: number; readonly seed: number },
): Result<Replicates, readonly SurveyRefusal[]> {
  if (!(Number.isSafeInteger(replicates) && replicates >= 2)) throw new RangeError(`${replicates} replicates`);
  const refusal = checkReplicates(replicates, design.rows);
  if (refusal !== null) return err([refusal]);
  const members = unitsOfGroups(design);
  const units = design.stages[0]?.units?.codes ?? null;
  const factorOf = (replicate: number) => {
    const factors = drawFactors(design, members, { seed, replicate });
    return (row: number) => factors[units === null ? row : (units[row] as number)] as number;
  };
  return ok(replicatesOf(design, { count: replicates, factorOf, scaleOf: () => 1 / (replicates - 1) }));
}

function unitsOfGroups({ stages, rows }: SurveyDesign): readonly Int32Array[] {
  const stage = stages[0] as (typeof stages)[number];
  const drawn = drawnUnits({ codes: stage.groupOfRow, count: stage.groups }, stage.units);
  const members = Array.from(drawn, (count) => new Int32Array(count));
  const filled = new Int32Array(stage.groups);
  const count = stage.units?.count ?? rows;
  for (let unit = 0; unit < count; unit++) {
    const row = stage.units === null ? unit : (stage.units.order[stage.units.starts[unit] as number] as number);
    const group = stage.groupOfRow[row] as number;
    const at = filled[group] as number;
    (members[group] as Int32Array)[at] = unit;
    filled[group] = at + 1;
  }
  return members;
}

function drawFactors(
  { stages, rows }: SurveyDesign,
  members: readonly Int32Array[],
  of: { readonly seed: number; readonly replicate: number },
): Float64Array {
  const stage = stages[0] as (typeof stages)[number];
  const stream = openStream(of.seed, of.replicate);
  const factors = new Float64Array(stage.units?.count ?? rows).fill(1);
  members.forEach((units, group) => {
    const n = units.length;
    if (n < 2) return;
    const part = Math.sqrt(stage.correction[group] as number);
    for (const unit of units) factors[unit] = 1 - part;
    for (let draw = 0; draw < n - 1; draw++) {
      const unit = units[stream.integer(n)] as number;
      factors[unit] = (factors[unit] as number) + (part * n) / (n - 1);
    }
  });
  return factors;
}
