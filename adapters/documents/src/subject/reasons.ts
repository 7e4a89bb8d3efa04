import type { NodeFinding } from "@huabiao/assess";
import { contributionBar } from "../charts/contribution-bars.ts";
import { figure, legend } from "../charts/figure.ts";
import { linearScale, type Scale } from "../charts/scale.ts";
import { type Edition, nameOf, nodeTitle, subjectAt } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { cellTable } from "./cell-table.ts";

/** So many indicators get a bar of their own; the others are added up in one. */
const shown = 8;

interface Bar {
  readonly title: Markup;
  readonly value: number;
  readonly kind: "visible" | "latent" | "rest" | "sum";
}

/** Why the result is as it is: signed bars that sum to the difference from the group mean, and every cell behind them. */
export function reasons(edition: Edition, subject: number): Markup {
  const { words } = edition;
  const { difference, explainedBy } = subjectAt(edition, subject);
  const name = nameOf(edition, subject);
  const table = cellTable(edition, subject);
  if (difference === null) return markup`<h5>${words.say("report.reasons.no-score", { name })}</h5>${table}`;
  const facts = { name, difference: numbers.signed(difference) };
  const bars = barsOf(edition, subject, difference);
  const scale = linearScale([0, ...bars.map((bar) => bar.value)]);
  return figure(words, {
    id: `s${subject}-c`,
    title: words.say("report.reasons.title", facts),
    alternative: words.say(`report.reasons.alternative.${explainedBy}`, facts),
    chart: markup`<ul class=rows>${bars.map((bar) => row(bar, scale))}</ul>`,
    legend: key(edition, bars),
    table,
  });
}

/** When a node's effect shows; a lens takes it from its indicator. */
function horizonOf({ reading }: Edition, node: NodeFinding | undefined): "visible" | "latent" | null {
  return node?.horizon ?? reading.findings.nodes[node?.parent ?? -1]?.horizon ?? null;
}

function barsOf(edition: Edition, subject: number, difference: number): Bar[] {
  const { words, reading } = edition;
  const all = [...subjectAt(edition, subject).contributions].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const own = all.length <= shown + 1 ? all : all.slice(0, shown);
  const rest = all.slice(own.length);
  const bars: Bar[] = own
    .sort((a, b) => b.value - a.value)
    .map(({ node, value }) => ({
      title: print(nodeTitle(edition, node)),
      value,
      kind: horizonOf(edition, reading.nodes.get(node)) ?? "visible",
    }));
  const others = rest.reduce((sum, item) => sum + item.value, 0);
  if (rest.length > 0)
    bars.push({
      title: words.say("report.reasons.rest", { indicators: words.count("indicator", rest.length) }),
      value: others,
      kind: "rest",
    });
  bars.push({ title: words.say("report.reasons.sum"), value: difference, kind: "sum" });
  return bars;
}

function row({ title, value, kind }: Bar, scale: Scale): Markup {
  return markup`<li class="row reason-row ${kind}"><span class=name>${title}</span>${contributionBar({ scale, value, kind })}<span class=figure>${print(numbers.signed(value))}</span></li>
`;
}

function key({ words }: Edition, bars: readonly Bar[]): Markup {
  const latent = bars.some((bar) => bar.kind === "latent")
    ? [{ sign: "latent-plus", words: words.say("report.legend.latent") }]
    : [];
  return legend([
    { sign: "visible-plus", words: words.say("report.legend.visible") },
    ...latent,
    { sign: "visible-minus", words: words.say("report.legend.hollow") },
  ]);
}
