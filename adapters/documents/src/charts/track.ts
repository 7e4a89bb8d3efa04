import { Markup, markup, nothing, type Piece } from "../report/markup.ts";
import { lengthOf, type Scale } from "./scale.ts";

/**
 * A strip of drawing, 28 px high and as wide as its box: places across are percentages, so that dots
 * stay round and nothing shrinks on a small screen; how high marks stand and how large they are says the style sheet, once. Words stand beside it as HTML; the drawing itself
 * is hidden from screen readers.
 */
export function track(kind: string, ...marks: readonly Piece[]): Markup {
  return markup`<svg class="track${kind === "" ? null : ` ${kind}`}" aria-hidden=true>${marks}</svg>`;
}

/** Marks that many tracks share are defined once and referred to by name. */
export function shared(id: string, ...marks: readonly Piece[]): Markup {
  return defined(markup`<g id="${id}">${marks}</g>`);
}

/** A drawing that is not shown; others refer to its parts. */
export function defined(...parts: readonly Piece[]): Markup {
  return markup`<svg class=defs aria-hidden="true"><defs>${parts}</defs></svg>`;
}

/** Refers to shared marks. */
export function refer(id: string): Markup {
  return new Markup(`<use href="#${id}"/>`);
}

/** Faint upright lines at the ticks of a scale. */
export function gridLines(scale: Scale): readonly Markup[] {
  return scale.ticks.map((tick) => line(scale.at(tick), "grid"));
}

/** The labels of a scale's ticks, above a list of tracks. */
export function axis(scale: Scale): Markup {
  const marks = scale.ticks.map(
    (tick) =>
      markup`<text x="${lengthOf(scale.at(tick))}" y="18" text-anchor="middle">${String(tick).replace("-", "\u2212")}</text>`,
  );
  return track("axis", marks);
}

/** An upright line across the whole track. */
export function line(at: number, kind: string): Markup {
  const x = lengthOf(at);
  return new Markup(`<line class="${kind}" x1=${x} x2=${x} y2=100% />`);
}

/** A short upright tick at the median of the peers. */
export function tick(at: number): Markup {
  return new Markup(`<rect class=median x=${lengthOf(at)} />`);
}

/** A rounded bar between two places: an interval. */
export function band(from: number, to: number, kind: string): Markup {
  return new Markup(`<rect class="${kind}" ${across(from, to)} />`);
}

/** A square bar between two places: an amount. */
export function block(from: number, to: number, kind: string): Markup {
  return band(from, to, kind);
}

/** A dot; null leaves nothing. */
export function dot(at: number | null, kind: string): Markup {
  return at === null ? nothing : new Markup(`<circle class="${kind}" cx=${lengthOf(at)} />`);
}

/** A line from mark to mark in the middle of the track. */
export function joint(from: number, to: number): Markup {
  return new Markup(`<line class=joint x1="${lengthOf(from)}" x2="${lengthOf(to)}" y1="14" y2="14"/>`);
}

function across(from: number, to: number): string {
  const left = Math.min(from, to);
  return `x=${lengthOf(left)} width=${lengthOf(Math.max(from, to) - left)}`;
}
