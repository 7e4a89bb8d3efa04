import type { HeadFinding, HeadTitle, ViewFinding } from "@huabiao/assess";
import { dataTable, numberColumn, sentenceColumn, wordColumn } from "../charts/data-table.ts";
import { figure, legend } from "../charts/figure.ts";
import { track } from "../charts/track.ts";
import { viewStrip } from "../charts/view-strip.ts";
import { type Markup, markup, type Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { type Fact, type Localised, print } from "../report/words.ts";
import type { Roster } from "./roster.ts";
import { linked, type Sitter, sourceOfView, viewTitle } from "./sources.ts";
import { medianOf, standing } from "./standing.ts";

/** So many disagreements of a head stand open. */
const shownApart = 3;

/** Heads with their titles, and the sentence that says how they stand. */
export interface HeadsOf {
  readonly titles: readonly HeadTitle[];
  readonly heads: readonly HeadFinding[];
  readonly alternative: Markup;
}

/** The heads of the content: every view with its interval among its faint peers, on a scale of its own; none is added to another. */
export function headsFigure(roster: Roster, sitter: Sitter, { titles, heads, alternative }: HeadsOf): Markup {
  const { words } = roster;
  const titleOf = (head: string) => words.title(titles.find(({ id }) => id === head)?.title ?? head);
  const list = words.list(titles.map(({ title }) => words.title(title)));
  const chart = heads.map(
    ({ head, views, disagreements }) =>
      markup`<p class="pool">${print(titleOf(head))}</p><ul class="rows">${views.map((view) => row(roster, sitter, view))}</ul>${disagreementList(roster, sitter, { views, disagreements })}`,
  );
  return figure(words, {
    id: `${sitter.id}-heads`,
    title: words.say("papers.heads.title", { heads: list }),
    alternative,
    chart: markup`${chart}`,
    legend: markup`${legend([
      { sign: "peer", words: words.say("papers.heads.peer") },
      { sign: "median", words: words.say("papers.heads.median") },
      { sign: "value-dot", words: words.say("papers.heads.own") },
      { sign: "open-dot", words: words.say("papers.heads.standing.not-told-apart") },
    ])}<p class="legend">${words.say("papers.heads.note")}</p>`,
    table: table(
      roster,
      sitter,
      heads.flatMap(({ head, views }) => views.map((view) => ({ head: titleOf(head), view }))),
    ),
  });
}

function row(roster: Roster, sitter: Sitter, view: ViewFinding): Markup {
  const { words } = roster;
  const kind = markup`<small>${words.say(`papers.view.${view.kind}`)}</small>`;
  const name = markup`<span class="name">${linked(sourceOfView(roster, sitter, view), print(viewTitle(roster, sitter.kind, view)))} ${kind}</span>`;
  if (view.estimate === null)
    return markup`<li class="row view-row">${name}${track("")}<span class="figure soft">${words.say("report.none")}</span><span class="aside">${words.say(`undefined.${view.reason ?? "no-data"}`)}</span></li>
`;
  const stands = standing(view);
  const strip = viewStrip({
    peers: view.peers,
    median: medianOf(view.peers),
    range: rangeOfView(view),
    middle: view.estimate,
    state: stands === "not-told-apart" ? "open" : "told-apart",
  });
  return markup`<li class="row view-row">${name}${strip}<span class="figure">${figureWords(roster, view)}</span><span class="aside">${asideWords(roster, view)}</span></li>
`;
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

function figureWords({ words }: Roster, view: ViewFinding): Markup {
  const { estimate, unit } = view;
  const show = (value: number) => numbers.fixed(value, digitsOf(view));
  const range = rangeOfView(view);
  const ends =
    range === null
      ? null
      : markup` <span class="soft">${words.say("papers.range", { lower: show(range[0]), upper: show(range[1]) })}</span>`;
  const of = unit === null || unit === "" ? null : markup` <small>${unit}</small>`;
  return markup`<b>${estimate === null ? null : print(show(estimate))}</b>${of}${ends}`;
}

/** How many of the peers lie below, and how many answers there were. */
function asideWords({ words }: Roster, view: ViewFinding): Markup {
  const parts = [
    view.above === null
      ? words.say("papers.heads.standing.unknown")
      : words.say("report.people.above", { percent: numbers.percent(view.above) }),
    ...(view.n === null ? [] : [words.say("papers.heads.n", { n: numbers.count(view.n) })]),
  ];
  return markup`${parts.map((part, i) => markup`${i === 0 ? null : " \u00b7 "}${part}`)}`;
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
      return markup`<p class="doubt">${words.say("papers.heads.disagree", facts)}</p>`;
    });
  const rest = lines.slice(shownApart);
  const more = words.say("report.flags.more", { count: rest.length });
  return markup`${lines.slice(0, shownApart)}${rest.length === 0 ? null : markup`<details class="print-open"><summary>${more}</summary>${rest}</details>`}`;
}

interface Told {
  readonly head: Localised;
  readonly view: ViewFinding;
}

function table(roster: Roster, sitter: Sitter, rows: readonly Told[]): Markup {
  const { words } = roster;
  const column = (name: string) => words.say(`papers.column.${name}`);
  return dataTable({
    caption: words.say("report.people.heads.caption"),
    columns: [
      wordColumn(column("view")),
      ...["head", "kind"].map((name) => wordColumn(column(name))),
      ...["estimate", "lower", "upper"].map((name) => numberColumn(column(name))),
      wordColumn(column("unit")),
      ...["n", "peer-count"].map((name) => numberColumn(column(name))),
      numberColumn(words.say("papers.heads.median")),
      numberColumn(column("above")),
      sentenceColumn(column("reason")),
    ],
    rows: rows.map(({ head, view }) => tableRow(roster, sitter, { head, view })),
  });
}

function tableRow(roster: Roster, sitter: Sitter, { head, view }: Told): Piece[] {
  const { words } = roster;
  const digits = digitsOf(view);
  const show = (value: number | null) => (value === null ? "\u2014" : print(numbers.fixed(value, digits)));
  return [
    linked(sourceOfView(roster, sitter, view), print(viewTitle(roster, sitter.kind, view))),
    print(head),
    words.say(`papers.view.${view.kind}`),
    ...[view.estimate, view.lower, view.upper].map(show),
    view.unit ?? "",
    view.n === null ? "\u2014" : print(numbers.count(view.n)),
    view.peers.length,
    show(medianOf(view.peers)),
    view.above === null ? "\u2014" : print(numbers.percent(view.above)),
    view.reason === null ? "" : words.say(`undefined.${view.reason}`),
  ];
}
