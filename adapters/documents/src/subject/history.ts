import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { figure, legend } from "../charts/figure.ts";
import { type Series, timeline } from "../charts/timeline.ts";
import { type Edition, nameOf, subjectAt } from "../report/edition.ts";
import { type Markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";

const kinds = ["index", "visible", "latent"] as const;

/** The index over time with its visible and its latent part; nothing when there is no more than one period. */
export function history(edition: Edition, subject: number): Markup {
  const { words } = edition;
  const points = subjectAt(edition, subject).history;
  if (points.filter((point) => point.score !== null).length < 2) return nothing;
  const values = {
    index: points.map((point) => point.score),
    visible: points.map((point) => point.visible),
    latent: points.map((point) => point.latent),
  };
  const present = kinds.filter((kind) => values[kind].some((value) => value !== null));
  const id = `s${subject}-h`;
  const show = (value: number | null) => (value === null ? "\u2014" : print(numbers.score(value)));
  return figure(words, {
    id,
    title: words.say(present.includes("latent") ? "report.history.title" : "report.history.title-visible"),
    alternative: words.say("report.history.alternative", { name: nameOf(edition, subject), ...ends(points) }),
    chart: timeline(
      points.map((point) => point.period),
      present.map((kind): Series => ({ kind, values: values[kind] })),
      `${id}-t ${id}-a`,
    ),
    legend: legend(present.map((kind) => ({ sign: `line ${kind}`, words: words.say(`report.history.${kind}`) }))),
    table: dataTable({
      caption: words.say("report.history.caption", { name: nameOf(edition, subject) }),
      columns: [
        wordColumn(words.say("report.period")),
        ...kinds.map((kind) => numberColumn(words.say(`report.history.${kind}`))),
      ],
      rows: points.map((point) => [point.period, show(point.score), show(point.visible), show(point.latent)]),
    }),
  });
}

function ends(points: readonly { readonly period: string; readonly score: number | null }[]) {
  const known = points.flatMap((point) => (point.score === null ? [] : [{ period: point.period, score: point.score }]));
  const [first, last] = [known[0], known[known.length - 1]];
  return {
    from: first?.period ?? "",
    to: last?.period ?? "",
    before: first === undefined ? "" : numbers.score(first.score),
    after: last === undefined ? "" : numbers.score(last.score),
  };
}
