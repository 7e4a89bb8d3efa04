import { Markup } from "../report/markup.ts";

/** Five steps from full to hollow; each differs in tone and filling from its neighbours. */
export type Tone = "a" | "b" | "c" | "d" | "e";

/** One answer's part of a bar. */
export interface Part {
  /** 0 … 1; the parts of a bar sum to one. */
  readonly share: number;
  readonly tone: Tone;
}

/** A part narrower than this carries no number: it would not fit on a phone. */
const labelled = 0.1;

/** Tones of so many ordered answers, the best first: solid, lighter, light, hatched, hollow. */
export function tonesOf(answers: number): readonly Tone[] {
  const ladders: readonly (readonly Tone[])[] = [[], ["a"], ["a", "e"], ["a", "c", "e"], ["a", "b", "d", "e"]];
  const five: readonly Tone[] = ["a", "b", "c", "d", "e"];
  return (
    ladders[answers] ?? Array.from({ length: answers }, (_, i) => five[Math.round((4 * i) / (answers - 1))] ?? "e")
  );
}

/**
 * Ordinal answers as one stacked bar, in the order given; the number on a part is its percentage.
 *
 * Every part is outlined, so neighbours stay apart where tones alone would not do. Parts of nothing are left out.
 * The bars lie over each other, the longest below, which needs half the words.
 */
export function pile(parts: readonly Part[]): Markup {
  let upTo = 0;
  let bars = "";
  let labels = "";
  for (const { share, tone } of parts) {
    const middle = upTo + share / 2;
    upTo += share;
    if (share < 0.0005) continue;
    bars = `<rect class=${tone} width=${tenth(100 * upTo)}% />${bars}`;
    if (share >= labelled) labels += label(middle, share, tone);
  }
  return new Markup(`<svg class=pile aria-hidden=true>${bars}${labels}</svg>`);
}

/** The hatching of a part, defined once for the whole page. */
export const hatching = new Markup(
  '<svg class=defs aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class=hatch-ground width="5" height="5"/><line class=hatch-line x1="1" x2="1" y1="0" y2="5"/></pattern></defs></svg>',
);

function label(middle: number, share: number, tone: Tone): string {
  const sign = tone === "a" || tone === "d" ? ` class=${tone}` : "";
  return `<text${sign} x=${Math.round(100 * middle)}%>${Math.round(100 * share)}</text>`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
