/** A straight scale from values to places along a track, in percent of its width. */
export interface Scale {
  readonly lo: number;
  readonly hi: number;
  readonly ticks: readonly number[];
  /** Place of a value, 0 … 100, held inside the track. */
  at(value: number): number;
}

/**
 * A scale with round ends and about seven round ticks that covers all values.
 *
 * Missing values are skipped; without any value the scale is 0 … 1, and
 * values that are all but equal stand in its middle. Room of 2 % is left at both ends
 * so that dots are never cut.
 */
export function linearScale(values: Iterable<number | null>): Scale {
  let lo = Number.POSITIVE_INFINITY;
  let hi = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null) continue;
    if (value < lo) lo = value;
    if (value > hi) hi = value;
  }
  if (!(lo <= hi)) [lo, hi] = [0, 1];
  const size = Math.max(Math.abs(lo), Math.abs(hi), 1e-300);
  if (hi - lo <= size * 1e-9) [lo, hi] = [lo - size / 10, hi + size / 10];
  const step = roundStep((hi - lo) / 7);
  return scaleBetween(Math.floor(lo / step) * step, Math.ceil(hi / step) * step, step);
}

/** A percentage as an SVG length with at most two decimals. */
export function lengthOf(percent: number): string {
  return `${Math.round(percent * 100) / 100}%`;
}

function scaleBetween(lo: number, hi: number, step: number): Scale {
  const ticks: number[] = [];
  for (let i = 0; lo + i * step <= hi + step / 2; i++) ticks.push(Number((lo + i * step).toPrecision(12)));
  const at = (value: number) => 2 + 96 * Math.max(0, Math.min(1, (value - lo) / (hi - lo)));
  return { lo, hi, ticks, at };
}

/** The nearest of 1, 2, 5, 10 … that is not below the rough step. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}
