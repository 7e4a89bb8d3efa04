import type { TermFinding, TimelineFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { figure, legend } from "../charts/figure.ts";
import { termsTimeline } from "../charts/terms-timeline.ts";
import type { Series } from "../charts/timeline.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { type Roster, termLink } from "./roster.ts";

const kinds = ["visible", "latent"] as const;

/** A line of achievements and the terms behind it. */
export interface Achievements {
  readonly id: string;
  readonly points: readonly TimelineFinding[];
  readonly terms: readonly TermFinding[];
}

/** What showed at once and what ripened later, year by year, with terms of office as numbered bands; nothing without a figure. */
export function achievements(roster: Roster, { id, points, terms }: Achievements): Markup {
  const { words } = roster;
  const [first, last] = [points[0], points.at(-1)];
  const empty = points.every(
    ({ visible, latent, credited }) => visible === null && latent === null && credited === null,
  );
  if (first === undefined || last === undefined || empty) return terms.length === 0 ? nothing : termList(roster, terms);
  const values = { visible: points.map((point) => point.visible), latent: points.map((point) => point.latent) };
  const present = kinds.filter((kind) => values[kind].some((value) => value !== null));
  const credited = points.map((point) => point.credited);
  const hasCredits = credited.some((amount) => amount !== null);
  const facts = { from: first.period, to: last.period, terms: terms.length };
  return figure(words, {
    id,
    title: words.say("papers.timeline.title"),
    alternative: words.say("report.people.timeline.alternative", facts),
    chart: markup`${termsTimeline(
      {
        periods: points.map(({ period }) => period),
        series: present.map((kind): Series => ({ kind, values: values[kind] })),
        credited,
        terms,
      },
      `${id}-t ${id}-a`,
    )}${legend([
      ...present.map((kind) => ({ sign: `line ${kind}`, words: words.say(`papers.timeline.${kind}`) })),
      ...(hasCredits ? [{ sign: "latent-plus", words: words.say("report.people.timeline.credited") }] : []),
    ])}${terms.length === 0 ? null : termList(roster, terms)}`,
    table: pointTable(roster, points),
  });
}

/** Terms of office by the numbers of their bands, with what had to be noted about their days. */
function termList(roster: Roster, terms: readonly TermFinding[]): Markup {
  const { words } = roster;
  const items = terms.map((term) => {
    const { post, from, to, notes } = term;
    const when = to === null ? words.say("papers.since", { from }) : words.say("papers.span", { from, to });
    const noted = notes.map((one) => markup` \u00b7 ${words.say(`papers.terms.${one}`)}`);
    return markup`<li>${termLink(roster, term)} ${post} <span class=soft>${when}${noted}</span></li>`;
  });
  return markup`<ol class=terms>${items}</ol>`;
}

function pointTable({ words }: Roster, points: readonly TimelineFinding[]): Markup {
  const show = (value: number | null) => (value === null ? "\u2014" : print(numbers.statistic(value)));
  return dataTable({
    caption: words.say("report.people.timeline.caption"),
    columns: [
      wordColumn(words.say("report.period")),
      ...["papers.timeline.visible", "papers.timeline.latent", "report.people.timeline.credited"].map((code) =>
        numberColumn(words.say(code)),
      ),
    ],
    rows: points.map(({ period, visible, latent, credited }) => [period, show(visible), show(latent), show(credited)]),
  });
}
