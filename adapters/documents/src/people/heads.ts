import type { HeadFinding, HeadTitle, ViewFinding } from "@huabiao/assess";
import { chartColumn, dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { figure, legend } from "../charts/figure.ts";
import { viewStrip } from "../charts/view-strip.ts";
import { type Markup, markup, type Piece } from "../report/markup.ts";
import { medianOf } from "../report/median.ts";
import * as numbers from "../report/numbers.ts";
import { type Fact, print } from "../report/words.ts";
import type { Roster } from "./roster.ts";
import { linked, type Sitter, sourceOfView, viewTitle } from "./sources.ts";
import { standing } from "./standing.ts";

/** So many disagreements of a head stand open. */
const shownApart = 3;

/** Heads with their titles. */
export interface HeadsOf {
  readonly titles: readonly HeadTitle[];
  readonly heads: readonly HeadFinding[];
  /** Id of the sentences that say how they stand. */
  readonly told: string;
}

/**
 * The heads of the content: every view with its interval among its faint peers, on a scale of its own; none is added to
 * another. Drawings and figures share one table.
 */
export function headsFigure(roster: Roster, sitter: Sitter, { titles, heads, told }: HeadsOf): Markup {
  const { words } = roster;
  const titleOf = (head: string) => words.title(titles.find(({ id }) => id === head)?.title ?? head);
  const list = words.list(titles.map(({ title }) => words.title(title)));
  const rows = heads.flatMap(({ head, views }) => [
    [markup`<b>${print(titleOf(head))}</b>`, "", "", ...columns.map(() => "")],
    ...views.map((view) => row(roster, sitter, view)),
  ]);
  return figure(words, {
    id: `${sitter.id}-heads`,
    title: words.say("papers.heads.title", { heads: list }),
    alternative: { told },
    chart: dataTable({
      caption: words.say("report.people.heads.caption"),
      columns: [
        wordColumn(words.say("papers.column.view")),
        numberColumn(words.say("papers.column.estimate")),
        chartColumn(words.say("report.people.heads.among")),
        ...columns.map((name) => numberColumn(words.say(name))),
      ],
      rows,
    }),
    legend: markup`${heads.map((head) => disagreementList(roster, sitter, head))}${legend([
      { sign: "peer", words: words.say("papers.heads.peer") },
      { sign: "median", words: words.say("papers.heads.median") },
      { sign: "value-dot", words: words.say("papers.heads.own") },
      { sign: "open-dot", words: words.say("papers.heads.standing.not-told-apart") },
    ])}`,
  });
}

/** What stands behind a drawing; the figure stands before it, so that a phone shows both. */
const columns = [
  "report.voices.interval",
  "report.people.heads.above",
  "papers.heads.median",
  "papers.column.peer-count",
  "papers.column.n",
] as const;

function row(roster: Roster, sitter: Sitter, view: ViewFinding): Piece[] {
  const { words } = roster;
  const { estimate, unit, above, n, peers } = view;
  const kind = markup`<small>${words.say(`papers.view.${view.kind}`)}</small>`;
  const name = markup`${linked(sourceOfView(roster, sitter, view), print(viewTitle(roster, sitter.kind, view)))} ${kind}`;
  if (estimate === null)
    return [name, "\u2014", words.say(`undefined.${view.reason ?? "no-data"}`), ...columns.map(() => "\u2014")];
  const show = (value: number) => print(numbers.fixed(value, digitsOf(view)));
  const of = unit === null || unit === "" ? null : markup` <small>${unit}</small>`;
  const [range, median] = [rangeOfView(view), medianOf(peers)];
  return [
    name,
    markup`<b>${show(estimate)}</b>${of}`,
    strip(roster, view, estimate),
    range === null ? "\u2014" : markup`${show(range[0])}\u2013${show(range[1])}`,
    above === null ? "\u2014" : print(numbers.percent(above)),
    median === null ? "\u2014" : show(median),
    peers.length,
    n === null ? "\u2014" : print(numbers.count(n)),
  ];
}

function strip(roster: Roster, view: ViewFinding, middle: number): Markup {
  return viewStrip(roster.marks, {
    peers: view.peers,
    median: medianOf(view.peers),
    range: rangeOfView(view),
    middle,
    state: standing(view) === "not-told-apart" ? "open" : "told-apart",
  });
}

/** An interval; nothing where there is none, or where its ends are the same. */
function rangeOfView({ lower, upper }: ViewFinding): readonly [number, number] | null {
  return lower === null || upper === null || lower === upper ? null : [lower, upper];
}

function digitsOf({ estimate, lower, upper, peers }: ViewFinding): number {
  const values = [estimate, lower, upper, ...peers].filter((value) => value !== null);
  if (values.every(Number.isInteger)) return 0;
  return Math.max(...values.map(Math.abs)) < 1 ? 2 : 1;
}

/** The pairs of views that lie furthest apart; when there are many, the rest is folded away. */
function disagreementList(
  roster: Roster,
  { kind }: Sitter,
  { views, disagreements }: Pick<HeadFinding, "views" | "disagreements">,
): Markup {
  const { words } = roster;
  const title = (at: number): Fact => {
    const view = views[at];
    return view === undefined ? "" : viewTitle(roster, kind, view);
  };
  const lines = disagreements
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .map(({ first, second, difference }) => {
      const facts = { first: title(first), second: title(second), difference: numbers.score(Math.abs(difference)) };
      return markup`<p class=doubt>${words.say("papers.heads.disagree", facts)}</p>`;
    });
  const rest = lines.slice(shownApart);
  const more = words.say("report.flags.more", { count: rest.length });
  return markup`${lines.slice(0, shownApart)}${rest.length === 0 ? null : markup`<details class=print-open><summary>${more}</summary>${rest}</details>`}`;
}
