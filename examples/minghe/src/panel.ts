import { yearCount } from "./series-models.ts";

/** Values of series over counties and years: per series one array, county after county; NaN = no figure. */
export type Panel = Map<string, Float64Array>;

/** Place of a county's year in a series; years count from 0 = 2018. */
export function cellAt(county: number, year: number): number {
  return county * yearCount + year;
}

/** The array of a series. @throws RangeError when the panel lacks it. */
export function seriesOf(panel: Panel, id: string): Float64Array {
  const values = panel.get(id);
  if (values === undefined) throw new RangeError(`the panel has no series ${id}`);
  return values;
}

/** The value of a cell, NaN when there is no figure. @throws RangeError when the panel lacks the series. */
export function valueAt(panel: Panel, id: string, cell: number): number {
  return seriesOf(panel, id)[cell] as number;
}

/** Rounds to decimals the way figures are published. */
export function roundTo(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
