import { Markup } from "../report/markup.ts";
import { lengthOf } from "./scale.ts";

/** A possible outcome with its probability. */
export interface Chance {
  readonly label: string;
  readonly probability: number;
}

/**
 * Columns whose heights are probabilities, a label under each.
 *
 * The tallest column is full height, so a flat strip reads as "open", a single column as "settled".
 * Up to about 20 columns stay legible on a phone.
 */
export function probabilityStrip(chances: readonly Chance[], labelledBy: string): Markup {
  const tallest = Math.max(...chances.map((chance) => chance.probability), 1e-9);
  const pitch = 100 / Math.max(chances.length, 1);
  const columns = chances.map((chance, i) =>
    column(chance, { left: i * pitch, pitch, height: (48 * chance.probability) / tallest }),
  );
  return new Markup(`<svg class=columns role="img" aria-labelledby="${labelledBy}">${columns.join("")}</svg>`);
}

function column(
  chance: Chance,
  { left, pitch, height }: { readonly left: number; readonly pitch: number; readonly height: number },
): string {
  const tall = Math.round(Math.max(height, chance.probability > 0 ? 1 : 0) * 10) / 10;
  const middle = lengthOf(left + pitch / 2);
  const share =
    chance.probability >= 0.095
      ? `<text x=${middle} y=${Math.round(60 - tall)}>${Math.round(chance.probability * 100)}%</text>`
      : "";
  return `<rect x=${lengthOf(left + pitch * 0.08)} width=${lengthOf(pitch * 0.84)} y=${64 - tall} height=${tall} />${share}<text x=${middle} y=80>${chance.label}</text>`;
}
