import { Markup, markup, nothing, type Piece } from "../report/markup.ts";
import type { Words } from "../report/words.ts";

/** A chart with everything that belongs to it. */
export interface Figure {
  /** Unique on the page; `<id>-t` labels the chart, `<id>-a` describes it. */
  readonly id: string;
  /** Says what the chart shows. */
  readonly title: Markup;
  /** What a reader who cannot see the chart should know, or the id of what tells it already. */
  readonly alternative: Markup | { readonly told: string };
  readonly chart: Piece;
  readonly legend?: Markup;
  /** The same numbers as a table; absent when the chart's own list is the table. */
  readonly table?: Markup;
}

/** Prints a chart under its title, with its text alternative and its table one step away. */
export function figure(words: Words, { id, title, alternative, chart, legend, table }: Figure): Markup {
  const [described, description] =
    alternative instanceof Markup
      ? [`${id}-a`, markup`<p class=alternative id="${id}-a">${alternative}</p>`]
      : [alternative.told, nothing];
  return markup`<figure id="${id}" aria-labelledby="${id}-t" aria-describedby="${described}"><figcaption id="${id}-t">${title}</figcaption>${description}${chart}${legend ?? nothing}${table === undefined ? nothing : behind(words, table)}</figure>
`;
}

/** A table folded away behind a summary. */
export function behind(words: Words, table: Markup): Markup {
  return markup`<details class=behind><summary>${words.say("report.table.open")}</summary>${table}</details>`;
}

/** A key of signs: each sign with its words. The style sheet draws what is a dot, a tick or a bar. */
export function legend(entries: readonly { readonly sign: string; readonly words: Markup }[]): Markup {
  return markup`<p class=legend>${entries.map(({ sign, words }) => markup`<span class="${signClass(sign)}">${drawn(sign)}${words}</span>`)}</p>`;
}

/** Filled and hollow bars of a kind look as they do in the drawing; what has to be drawn carries no class of its own. */
function signClass(sign: string): string {
  return drawnSigns.test(sign) ? "drawn" : sign;
}

const drawnSigns = /^(line |radar|budget|whisker)/;

function drawn(sign: string): Markup {
  return drawnSigns.test(sign) ? markup`<svg aria-hidden="true">${signOf(sign)}</svg>` : nothing;
}

function signOf(sign: string): Markup {
  if (sign.startsWith("line "))
    return markup`<line class="${sign}" x1="0" x2="20" y1="8" y2="8"/><circle class="${sign.replace("line", "point")}" cx="10" cy="8" r="3"/>`;
  if (sign.startsWith("radar")) return markup`<rect class="${sign}" x="1" y="3" width="18" height="10"/>`;
  return markup`<line class="${sign}" x1="1" x2="19" y1="8" y2="8"/>`;
}
