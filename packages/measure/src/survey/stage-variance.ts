import type { LonelyPsu } from "./design.ts";
import type { Grouping } from "./grouping.ts";
import { type Stage, wholeGroup } from "./stage.ts";

/** What one stage adds to the variance of the total of each domain. */
export interface StageVariance {
  /** NaN where every stratum with rows of the domain has one unit and the policy is `average`. */
  readonly variance: Float64Array;
  /** Units that have rows in the domain, and groups that have such units. */
  readonly units: Int32Array;
  readonly groups: Int32Array;
  /** Those of the units whose group was not drawn whole. */
  readonly sampled: Int32Array;
}

/** Cells of (group, domain) that are kept at once. */
const mostCells = 1 << 22;

/**
 * Variance of the total of z in each domain from one stage: Σ_h factor_h (1 − f_h) n_h/(n_h − 1) Σ_c (z_hc − z̄_h)².
 *
 * z_hc is the total of z over the unit's rows in the domain: 0 for a unit without any, which counts in n_h all the same.
 * Rows outside every domain count for nothing. Spread is summed about the first unit of a cell, so that equal units give 0
 * exactly. Cost O(rows + groups × domains).
 */
export function stageVariance(
  stage: Stage,
  z: Float64Array,
  of: { readonly domains: Grouping; readonly lonelyPsu: LonelyPsu },
): StageVariance {
  const { count } = of.domains;
  const integers = () => new Int32Array(count);
  const result = { variance: new Float64Array(count), units: integers(), groups: integers(), sampled: integers() };
  const wide = Math.max(1, Math.floor(mostCells / Math.max(1, stage.groups)));
  for (let from = 0; from < count; from += wide) {
    const cells = new Cells(stage.groups, { from, to: Math.min(count, from + wide), rows: z.length });
    if (stage.units === null) addRows(stage, z, { codes: of.domains.codes, cells });
    else addUnits(stage, z, { codes: of.domains.codes, cells });
    closeCells(stage, cells, { lonelyPsu: of.lonelyPsu, result });
  }
  return result;
}

/** Per (group, domain): units seen, total of the first, and sum and sum of squares of the others' distances from it. */
class Cells {
  readonly from: number;
  readonly width: number;
  /** Cells that have units, in the order seen: few of all where groups lie within domains. */
  readonly seen: number[] = [];
  /** Four figures of each cell seen. */
  readonly kept: Float64Array;
  /** Place of a cell among those seen, from 1; 0 = not seen. */
  readonly place: Int32Array;

  constructor(groups: number, of: { readonly from: number; readonly to: number; readonly rows: number }) {
    this.from = of.from;
    this.width = of.to - of.from;
    this.place = new Int32Array(groups * this.width);
    this.kept = new Float64Array(4 * Math.min(this.place.length, of.rows));
  }
}

function addTotal({ kept, seen, place }: Cells, cell: number, total: number): void {
  const known = place[cell] as number;
  if (known === 0) {
    place[cell] = seen.push(cell);
    const at = 4 * (seen.length - 1);
    kept[at] = 1;
    kept[at + 1] = total;
    return;
  }
  const at = 4 * (known - 1);
  const distance = total - (kept[at + 1] as number);
  kept[at] = (kept[at] as number) + 1;
  kept[at + 2] = (kept[at + 2] as number) + distance;
  kept[at + 3] = (kept[at + 3] as number) + distance * distance;
}

interface Into {
  readonly codes: Int32Array;
  readonly cells: Cells;
}

function addRows({ groupOfRow }: Stage, z: Float64Array, { codes, cells }: Into): void {
  const { width, from } = cells;
  for (let k = 0; k < z.length; k++) {
    const domain = (codes[k] as number) - from;
    if (domain < 0 || domain >= width) continue;
    addTotal(cells, (groupOfRow[k] as number) * width + domain, z[k] as number);
  }
}

function addUnits({ groupOfRow, units }: Stage, z: Float64Array, { codes, cells }: Into): void {
  if (units === null) return;
  const { width, from } = cells;
  const totals = new Float64Array(width);
  const lastUnit = new Int32Array(width).fill(-1);
  const touched = new Int32Array(width);
  for (let unit = 0; unit < units.count; unit++) {
    const [start, end] = [units.starts[unit] as number, units.starts[unit + 1] as number];
    let count = 0;
    for (let at = start; at < end; at++) {
      const row = units.order[at] as number;
      const domain = (codes[row] as number) - from;
      if (domain < 0 || domain >= width) continue;
      if (lastUnit[domain] !== unit) {
        lastUnit[domain] = unit;
        totals[domain] = 0;
        touched[count++] = domain;
      }
      totals[domain] = (totals[domain] as number) + (z[row] as number);
    }
    const base = (groupOfRow[units.order[start] as number] as number) * width;
    for (let t = 0; t < count; t++) {
      const domain = touched[t] as number;
      addTotal(cells, base + domain, totals[domain] as number);
    }
  }
}

function closeCells(
  stage: Stage,
  { kept, seen, place, width, from }: Cells,
  of: { readonly lonelyPsu: LonelyPsu; readonly result: StageVariance },
): void {
  const { variance, units, groups, sampled } = of.result;
  const averaged = new Int32Array(width);
  // In the order of the groups, so that the order of the rows changes no sum.
  for (const cell of Int32Array.from(seen).sort()) {
    const [group, own] = [Math.floor(cell / width), cell % width];
    const at = 4 * ((place[cell] as number) - 1);
    const [domain, count] = [from + own, kept[at] as number];
    units[domain] = (units[domain] as number) + count;
    groups[domain] = (groups[domain] as number) + 1;
    if ((stage.correction[group] as number) >= wholeGroup) sampled[domain] = (sampled[domain] as number) + count;
    const added = groupVariance(stage, group, { kept, at, lonelyPsu: of.lonelyPsu });
    if (added === null) averaged[own] = (averaged[own] as number) + 1;
    else variance[domain] = (variance[domain] as number) + added;
  }
  averaged.forEach((count, own) => {
    const domain = from + own;
    const all = groups[domain] as number;
    if (count > 0) variance[domain] = ((variance[domain] as number) * all) / (all - count);
  });
}

/** What one group adds; null when it takes the average of the others. */
function groupVariance(
  stage: Stage,
  group: number,
  { kept, at, lonelyPsu }: { readonly kept: Float64Array; readonly at: number; readonly lonelyPsu: LonelyPsu },
): number | null {
  const correction = stage.correction[group] as number;
  if (correction < wholeGroup) return 0;
  const scale = correction * (stage.factor[group] as number);
  const [seen, first] = [kept[at] as number, kept[at + 1] as number];
  const drawn = stage.drawn[group] as number;
  if (drawn === 1) {
    if (lonelyPsu === "average") return null;
    return lonelyPsu === "adjust" ? scale * first * first : 0;
  }
  const distance = (kept[at + 2] as number) / seen;
  const spread = Math.max(0, (kept[at + 3] as number) - seen * distance * distance);
  const mean = first + distance;
  return (scale * drawn * (spread + (seen * (drawn - seen) * mean * mean) / drawn)) / (drawn - 1);
}
