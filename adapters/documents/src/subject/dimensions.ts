import type { NodeFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { figure, legend } from "../charts/figure.ts";
import { radar } from "../charts/radar.ts";
import { strip } from "../charts/strip-plot.ts";
import { type Edition, nameOf, rangeOf } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { type Pool, rankRange, scoreRange } from "../report/reading.ts";
import { print } from "../report/words.ts";
import { aboutRadars } from "./told.ts";

/** A subject's dimensions among its peers: strips, and a radar beside them when there are at least three. */
export function dimensions(edition: Edition, subject: number): Markup {
  const { words, reading } = edition;
  const pool = reading.poolOf[subject];
  if (pool === undefined || reading.dimensions.length === 0) return nothing;
  const facts = { name: nameOf(edition, subject) };
  const above = reading.dimensions.filter((node) => isAbove(edition, { node, pool, subject })).length;
  const alternative = words.say("report.dimensions.alternative", { ...facts, above, count: reading.dimensions.length });
  const strips = figure(words, {
    id: `s${subject}-d`,
    title: words.say("report.dimensions.title", facts),
    alternative,
    chart: markup`<ul class=rows>${reading.dimensions.map((node) => row(edition, { node, pool, subject }))}</ul>`,
    legend: key(edition),
    table: table(edition, pool, subject),
  });
  if (reading.dimensions.length < 3) return strips;
  return markup`<div class=beside>${strips}${portraitRadar(edition, pool, subject)}</div>`;
}

interface Place {
  readonly node: NodeFinding;
  readonly pool: Pool;
  readonly subject: number;
}

function isAbove({ peers }: Edition, { node, pool, subject }: Place): boolean {
  const own = node.score[subject] ?? null;
  const median = peers.median(pool, node);
  return own !== null && median !== null && own > median;
}

function row({ words, peers }: Edition, { node, pool, subject }: Place): Markup {
  const middle = node.score[subject] ?? null;
  const range = scoreRange(node, subject);
  const median = peers.median(pool, node);
  const plot = strip({ scale: peers.dimensionScale, peers: peers.dots(pool, node), median, range, middle });
  const own = middle === null ? words.say("report.none") : print(numbers.score(middle));
  const against = median === null ? null : words.say("report.dimensions.median", { median: numbers.score(median) });
  return markup`<li class="row strip-row"><span class=name>${words.text(node.title)}</span>${plot}<span class=figure>${own}</span><span class=aside>${against}</span></li>
`;
}

function key({ words }: Edition): Markup {
  return legend([
    { sign: "peer", words: words.say("report.legend.peer") },
    { sign: "median", words: words.say("report.legend.median") },
    { sign: "value-dot", words: words.say("report.legend.own") },
  ]);
}

function table(edition: Edition, pool: Pool, subject: number): Markup {
  const { words, reading, peers } = edition;
  const show = (value: number | null | undefined) =>
    value === null || value === undefined ? "\u2014" : print(numbers.score(value));
  return dataTable({
    caption: words.say("report.dimensions.caption", { name: nameOf(edition, subject) }),
    columns: [
      wordColumn(words.say("report.dimension")),
      ...["score", "lower", "upper", "median", "rank"].map((code) => numberColumn(words.say(`report.ranking.${code}`))),
    ],
    rows: reading.dimensions.map((node) => {
      const ends = scoreRange(node, subject);
      const rank = rankRange(node, subject);
      return [
        words.text(node.title),
        show(node.score[subject]),
        show(ends?.[0]),
        show(ends?.[1]),
        show(peers.median(pool, node)),
        rank === null ? "\u2014" : rangeOf(rank),
      ];
    }),
  });
}

function portraitRadar(edition: Edition, pool: Pool, subject: number): Markup {
  const { words, reading, peers } = edition;
  const id = `s${subject}-r`;
  const { lo, hi } = peers.dimensionScale;
  const share = (value: number | null) => (value === null ? null : (value - lo) / (hi - lo));
  const spokes = reading.dimensions.map((node) => ({
    own: share(node.score[subject] ?? null),
    peers: share(peers.median(pool, node)),
  }));
  return figure(words, {
    id,
    title: words.say("report.radar.title"),
    alternative: { told: aboutRadars },
    chart: radar(spokes, `s${subject}-d-t ${id}-t ${aboutRadars}`),
    legend: legend([
      { sign: "radar-own", words: words.text(nameOf(edition, subject)) },
      { sign: "radar-peers", words: words.say("report.legend.median") },
    ]),
  });
}
