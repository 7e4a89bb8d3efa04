import { normalBelow } from "./normal-table.ts";
import { errorApart, isFigure, type ViewColumn, type ViewFigure } from "./view-column.ts";

/** A figure among those it is compared with. */
export interface AmongPeers {
  /** The same figure of the others; of more than 40 so many, evenly spaced by rank. */
  readonly peers: readonly number[];
  /** P(above a peer drawn at random), ties half; null without a peer. */
  readonly above: number | null;
}

/** Figures of one set, lowest first. */
export interface RankedSet {
  readonly units: Int32Array;
  readonly estimates: Float64Array;
  readonly errors: Float64Array;
  /** The estimates to six digits: enough for a faint backdrop. */
  readonly shown: Float64Array;
  /** Whether every figure is taken as exact. */
  readonly exact: boolean;
}

const shownPeers = 40;
const comparedPeers = 100;
const none: AmongPeers = { peers: [], above: null };

/** The figures of a column by set, lowest first; those of unconnected raters in sets of their own. */
export function rankedSets({ cells }: ViewColumn, setOf: Int32Array): ReadonlyMap<string, RankedSet> {
  const found = new Map<string, { unit: number; figure: ViewFigure }[]>();
  cells.forEach((cell, unit) => {
    if (!isFigure(cell)) return;
    const key = setKey(setOf[unit] as number, cell);
    const own = found.get(key);
    if (own) own.push({ unit, figure: cell });
    else found.set(key, [{ unit, figure: cell }]);
  });
  return new Map(
    [...found].map(([key, own]) => {
      own.sort((a, b) => a.figure.estimate - b.figure.estimate || a.unit - b.unit);
      return [
        key,
        {
          units: Int32Array.from(own, ({ unit }) => unit),
          estimates: Float64Array.from(own, ({ figure }) => figure.estimate),
          errors: Float64Array.from(own, ({ figure }) => errorApart(figure)),
          shown: Float64Array.from(own, ({ figure }) => rounded(figure.estimate)),
          exact: own.every(({ figure }) => errorApart(figure) === 0),
        },
      ] as const;
    }),
  );
}

/** How sets of figures are called: the set of peers, and the set of connected raters. */
export function setKey(set: number, { set: connected = 0 }: ViewFigure): string {
  return `${set} ${connected}`;
}

/**
 * A unit's figure among its peers, itself left out.
 *
 * P(above) is the mean over peers of Φ((x − y)/√(se² + se²)), exact figures above or below for certain and equal ones
 * half. Beyond 100 peers 100 of them, evenly spaced by rank, stand for all, so that the cost stays linear.
 */
export function amongPeers(figure: ViewFigure, unit: number, set: RankedSet | undefined): AmongPeers {
  const count = (set?.units.length ?? 0) - 1;
  if (set === undefined || count < 1) return none;
  const own = placeOf(set, figure.estimate, unit);
  const shown = Math.min(count, shownPeers);
  const peers = Array.from({ length: shown }, (_, k) => set.shown[peerAt(k, { shown, count, own })] as number);
  return { peers, above: chanceAbove(figure, unit, set) ?? null };
}

/** P(above a peer drawn at random), as `amongPeers` tells it; undefined without a peer. */
export function chanceAbove(figure: ViewFigure, unit: number, set: RankedSet | undefined): number | undefined {
  if (set === undefined || set.exact) return shareBelow(set, figure.estimate, figure.estimate);
  const count = set.units.length - 1;
  if (count < 1) return undefined;
  const own = placeOf(set, figure.estimate, unit);
  const shown = Math.min(count, comparedPeers);
  let sum = 0;
  for (let k = 0; k < shown; k++) {
    const peer = peerAt(k, { shown, count, own });
    sum += probabilityAbove(figure, set.estimates[peer] as number, set.errors[peer] as number);
  }
  return sum / shown;
}

/** Place of number k of so many peers that are evenly spaced over all by rank, the unit's own place left out. */
function peerAt(k: number, { shown, count, own }: { shown: number; count: number; own: number }): number {
  const rank = Math.floor(((k + 0.5) * count) / shown);
  return rank < own ? rank : rank + 1;
}

/** Share of the peers whose figure lies below a value, equal ones half, the unit's own figure left out; undefined without a peer. */
export function shareBelow(set: RankedSet | undefined, value: number, own: number): number | undefined {
  const count = (set?.units.length ?? 0) - 1;
  if (set === undefined || count < 1) return undefined;
  const [from, to] = [placeOf(set, value, -1), placeOf(set, value, Number.POSITIVE_INFINITY)];
  const below = from - (own < value ? 1 : 0);
  const equal = to - from - (own === value ? 1 : 0);
  return (below + equal / 2) / count;
}

function placeOf({ estimates, units }: RankedSet, estimate: number, unit: number): number {
  let [low, high] = [0, estimates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const before = (estimates[middle] as number) - estimate || (units[middle] as number) - unit;
    if (before < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function probabilityAbove(figure: ViewFigure, peer: number, peerError: number): number {
  const { estimate } = figure;
  const error = Math.hypot(errorApart(figure), peerError);
  if (error > 0) return normalBelow((estimate - peer) / error);
  return estimate > peer ? 1 : estimate < peer ? 0 : 0.5;
}

function rounded(value: number): number {
  if (value === 0) return 0;
  const scale = 10 ** (5 - Math.floor(Math.log10(Math.abs(value))));
  return scale > 1e15 ? value : Math.round(value * scale) / scale;
}
