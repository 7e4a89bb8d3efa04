import { languages } from "@huabiao/kernel/text";
import { escapeText, Markup } from "../report/markup.ts";
import type { Localised } from "../report/words.ts";
import { defined } from "./track.ts";

/** One spoke of a radar: the subject and the median of its peers on a dimension, each 0 … 1 of the axis. */
export interface Spoke {
  readonly own: number | null;
  readonly peers: number | null;
}

/** Name of the rings; the names of the spokes are called after it, one set for each language. */
const ground = "radar";

/**
 * What all radars of the same dimensions share: the rings at the quarters of the axis, and the names of the spokes.
 *
 * Each language has a set of its own, because a page's rules do not reach into marks that are referred to.
 */
export function groundOfRadars(titles: readonly Localised[]): Markup {
  const round = (share: number) => titles.map(() => share);
  const rings = [0.25, 0.5, 0.75, 1].map((share) => `<path class="ring" d="${outline(round(share))}"/>`);
  const names = languages.map((language) => {
    const labels = titles.map((title, i) => label(title[language], i, titles.length));
    return `<g id="${ground}-${language}" class="spokes">${labels.join("")}</g>`;
  });
  return defined(new Markup(`<g id="${ground}">${rings.join("")}</g>${names.join("")}`));
}

const centre = { x: 160, y: 132 };
const radius = 84;

/**
 * A radar of at least three dimensions: the filled shape is the subject, the dashed one its peers' median.
 *
 * A missing value breaks the shape there instead of falling to zero. Areas of a radar have no meaning
 * and depend on the order of its spokes; it stands beside the strip plots because readers expect one.
 */
export function radar(spokes: readonly Spoke[], labelledBy: string): Markup {
  const own = spokes.map((spoke) => spoke.own);
  const shapes = [
    `<path class=radar-peers d="${outline(spokes.map((spoke) => spoke.peers))}"/>`,
    `<path class=radar-own d="${outline(own)}"/>`,
    ...own.map((share, i) => (share === null ? "" : point(i, spokes.length, share))),
  ];
  const names = languages.map((language) => `<use lang=${language} href="#${ground}-${language}"/>`);
  const parts = [`<use href="#${ground}"/>`, ...shapes, ...names].join("");
  return new Markup(`<svg class=radar viewBox="0 0 320 264" role="img" aria-labelledby="${labelledBy}">${parts}</svg>`);
}

function place(i: number, n: number, share: number): readonly [number, number] {
  const angle = (2 * Math.PI * i) / n - Math.PI / 2;
  return [round(centre.x + radius * share * Math.cos(angle)), round(centre.y + radius * share * Math.sin(angle))];
}

function outline(shares: readonly (number | null)[]): string {
  let path = "";
  let pen = "M";
  shares.forEach((share, i) => {
    if (share === null) pen = "M";
    else {
      path += `${pen}${place(i, shares.length, share).join(" ")}`;
      pen = "L";
    }
  });
  return shares.includes(null) ? path : `${path}Z`;
}

function point(i: number, n: number, share: number): string {
  const [x, y] = place(i, n, share);
  return `<circle class=value-dot cx="${x}" cy="${y}" r="3"/>`;
}

function label(title: string, i: number, n: number): string {
  const [x, y] = place(i, n, 1.16);
  const side = Math.abs(x - centre.x) < 12 ? "middle" : x > centre.x ? "start" : "end";
  const parts = wrap(title);
  const top = y + 4 - (parts.length - 1) * 7;
  const spans = parts.map((part, k) => `<tspan x="${x}" y="${round(top + k * 14)}">${escapeText(part)}</tspan>`);
  return `<text text-anchor="${side}">${spans.join("")}</text>`;
}

/** At most two lines of five wide or eleven narrow letters; what does not fit ends with an ellipsis. */
function wrap(text: string): string[] {
  const wide = /[\u2e80-\u{3ffff}]/u.test(text);
  const most = wide ? 5 : 11;
  const words = wide ? [...text] : text.split(/(?<=[\s-])/u);
  const rows = [""];
  for (const word of words) {
    const row = rows[rows.length - 1] ?? "";
    if (row === "" || [...row, ...word.trimEnd()].length <= most) rows[rows.length - 1] = row + word;
    else rows.push(word);
  }
  return [...rows.slice(0, 1), ...(rows.length > 2 ? [`${(rows[1] ?? "").trimEnd()}…`] : rows.slice(1))].map((row) =>
    clip(row.trim(), most + 2),
  );
}

function clip(row: string, most: number): string {
  const letters = [...row];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : row;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
