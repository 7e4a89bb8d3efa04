import { type GroupedRows, type Grouping, rowsByGroup } from "./grouping.ts";

/**
 * One stage of sampling: in every group (stratum, or sampled unit of the stage before) some units were drawn.
 *
 * `drawn` units of a group stand for its population; `correction` = 1 − drawn / population (1 when drawn with
 * replacement); `factor` is the share of the stages before: Π drawn / population, 1 in the first stage.
 */
export interface Stage {
  readonly groups: number;
  readonly groupOfRow: Int32Array;
  readonly drawn: Int32Array;
  readonly correction: Float64Array;
  readonly factor: Float64Array;
  /** Rows by sampled unit; null where each row is a unit of its own. */
  readonly units: (GroupedRows & { readonly codes: Int32Array; readonly count: number }) | null;
}

/** What makes a stage; populations per group, null with replacement. */
export interface StageParts {
  readonly groups: Grouping;
  readonly units: Grouping | null;
  readonly populations: Float64Array | null;
  readonly factor: Float64Array;
}

/** Corrections below this are none: the whole group was drawn. */
export const wholeGroup = 1e-7;

/** Puts a stage together from sound parts. Cost O(rows). */
export function makeStage(parts: StageParts): Stage {
  const { groups, populations, factor } = parts;
  const drawn = drawnUnits(groups, parts.units);
  const correction = Float64Array.from(drawn, (n, g) =>
    populations === null ? 1 : 1 - n / (populations[g] as number),
  );
  const units = parts.units && { ...parts.units, ...rowsByGroup(parts.units) };
  return { groups: groups.count, groupOfRow: groups.codes, drawn, correction, factor, units };
}

/** How many units were drawn in each group. Units are nested in groups. Cost O(rows). */
export function drawnUnits(groups: Grouping, units: Grouping | null): Int32Array {
  const drawn = new Int32Array(groups.count);
  const seen = units === null ? null : new Uint8Array(units.count);
  for (let k = 0; k < groups.codes.length; k++) {
    if (seen && units) {
      const unit = units.codes[k] as number;
      if (seen[unit] === 1) continue;
      seen[unit] = 1;
    }
    const group = groups.codes[k] as number;
    drawn[group] = (drawn[group] as number) + 1;
  }
  return drawn;
}
