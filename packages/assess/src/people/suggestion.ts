import { openStream, type Stream } from "@huabiao/kernel/random";
import { decidedFrom, normalQuantile, type UndefinedReason } from "@huabiao/measure";
import type { PortraitContext } from "@huabiao/scheme";
import type { SuggestionFinding } from "../people-finding.ts";
import type { PortraitViews } from "./heads.ts";
import type { PortraitRules } from "./portrait-rules.ts";
import { errorApart, isFigure, type ViewFigure } from "./views/view-column.ts";
import { chanceAbove, type RankedSet, setKey, shareBelow } from "./views/view-peers.ts";

/** What a suggestion is made from. */
export interface SuggestionSource {
  readonly rules: PortraitRules;
  readonly views: PortraitViews;
  readonly unit: number;
  /** Names the unit, so that its worlds do not depend on who else is assessed. */
  readonly id: string;
  readonly seed: number;
  readonly context: Omit<PortraitContext, "view" | "above">;
  /** Adverse results that a panel holds excusable. */
  readonly excused: number;
  /** Why there is to be no grade; null when there may be one. */
  readonly reason: UndefinedReason | null;
  /** Fewest members of a set of peers. */
  readonly fewestPeers: number;
}

/** Worlds that probabilities of bands are counted over. */
const worldCount = 100;
/** Number of this use of random numbers in a stream's path. */
const purpose = 7001;

/**
 * A suggested range (R26): the scheme's rules on named views, nothing else; people decide.
 *
 * Over 100 equally likely worlds every view that has a standard error takes each hundredth of its normal distribution once,
 * in an order drawn from the seed, the unit and the view (a Latin square); `above` is then the place among the peers'
 * figures, with the error that is not common to all. In each world the first band whose condition holds, and from which no bar keeps, counts. Bars are judged by
 * the figures as they stand. A world in which no band holds belongs to none.
 */
export function suggestionOf(source: SuggestionSource): SuggestionFinding {
  const { rules } = source;
  const figures = figuresOf(source);
  const standing = contextOf(source, figures, null);
  const bars = rules.bars.filter(({ holds }) => holds(standing)).map(({ id, from, reason }) => ({ id, from, reason }));
  const range = rangeOf(source, figures, new Set(bars.map(({ from }) => from)));
  const band = range.state === "suggested" ? (range.likely ?? "") : "";
  return { ...range, bars, proposals: rules.propose({ ...standing, excused: source.excused, band }) };
}

type Range = Omit<SuggestionFinding, "bars" | "proposals">;

/** The range alone: how likely each band is over the worlds, of those that no bar keeps from. */
function rangeOf(source: SuggestionSource, figures: ReadonlyMap<string, Figured>, barred: ReadonlySet<string>): Range {
  const { rules, views, unit } = source;
  const none = { bands: [], likely: null };
  if (source.reason !== null) return { state: "no-grade", ...none, reason: source.reason };
  if (rules.bands.length === 0) return { state: "no-grade", ...none, reason: "no-bands" };
  const peers = views.sets.sizes[views.sets.setOf[unit] as number] ?? 0;
  if (peers < source.fewestPeers) return { state: "not-comparable", ...none, reason: "too-few-units" };
  const allowed = rules.bands.filter(({ id }) => !barred.has(id));
  const counts = new Map<string, number>();
  const worlds = worldsOf(source, figures);
  let world = 0;
  const context = contextOf(source, figures, (id) => worlds.deviateIn(id, world));
  for (; world < worlds.count; world++) {
    const band = allowed.find(({ holds }) => holds(context))?.id;
    if (band !== undefined) counts.set(band, (counts.get(band) ?? 0) + 1);
  }
  const bands = rules.bands.map(({ id }) => ({ band: id, probability: (counts.get(id) ?? 0) / worlds.count }));
  const best = bands.reduce((most, one) => (one.probability > most.probability ? one : most), {
    band: "",
    probability: 0,
  });
  if (best.probability === 0) return { state: "no-grade", bands, likely: null, reason: "no-band-holds" };
  const state = best.probability >= decidedFrom ? "suggested" : "undecided";
  return { state, bands, likely: best.band, reason: null };
}

interface Figured {
  readonly figure: ViewFigure;
  readonly set: RankedSet | undefined;
  /** P(above a peer) of the figure as it stands, computed when first asked for. */
  readonly above: () => number | undefined;
}

/** The figures of all views of a unit, by the view's id. */
function figuresOf({ views, unit }: SuggestionSource): ReadonlyMap<string, Figured> {
  const found = new Map<string, Figured>();
  for (const { columns } of views.heads) {
    for (const { column, ranked } of columns) {
      const cell = column.cells[unit];
      if (!isFigure(cell)) continue;
      const set = ranked.get(setKey(views.sets.setOf[unit] as number, cell));
      found.set(column.id, { figure: cell, set, above: once(() => chanceAbove(cell, unit, set)) });
    }
  }
  return found;
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** What conditions see: the figures as they stand, or those of a world. */
function contextOf(
  { context }: SuggestionSource,
  figures: ReadonlyMap<string, Figured>,
  deviateIn: ((id: string) => number | undefined) | null,
): PortraitContext {
  const view = (id: string): number | undefined => {
    const figure = figures.get(id)?.figure;
    return figure && figure.estimate + figure.se * (deviateIn?.(id) ?? 0);
  };
  const above = (id: string): number | undefined => {
    const found = figures.get(id);
    if (found === undefined) return undefined;
    const { figure } = found;
    const deviate = deviateIn?.(id);
    if (deviate !== undefined)
      return shareBelow(found.set, figure.estimate + errorApart(figure) * deviate, figure.estimate);
    return found.above();
  };
  return { ...context, view, above };
}

/** The worlds of a unit; one is enough where no view that the rules name is uncertain. */
function worldsOf({ rules, id, seed }: SuggestionSource, figures: ReadonlyMap<string, Figured>) {
  const drawn = new Map<string, Float64Array>();
  for (const view of rules.views) {
    const figure = figures.get(view)?.figure;
    if (figure === undefined || !(figure.se > 0)) continue;
    const order = shuffled(openStream(seed, purpose, nameNumber(id), nameNumber(view)));
    drawn.set(
      view,
      Float64Array.from(order, (k) => quantiles[k] as number),
    );
  }
  return {
    count: drawn.size === 0 ? 1 : worldCount,
    deviateIn: (view: string, world: number): number | undefined => drawn.get(view)?.[world],
  };
}

function shuffled(stream: Stream): Int32Array {
  const order = Int32Array.from({ length: worldCount }, (_, k) => k);
  for (let k = worldCount - 1; k > 0; k--) {
    const other = stream.integer(k + 1);
    const held = order[k] as number;
    order[k] = order[other] as number;
    order[other] = held;
  }
  return order;
}

/** Middle of each hundredth of the standard normal distribution. */
const quantiles = Float64Array.from({ length: worldCount }, (_, k) => normalQuantile((k + 0.5) / worldCount));

/** A name as a number for a stream's path (FNV-1a, 32 bits). */
function nameNumber(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
