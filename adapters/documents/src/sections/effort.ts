import type { EffortFinding, EffortPlace } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { dumbbell } from "../charts/dumbbell.ts";
import { figure, legend } from "../charts/figure.ts";
import { linearScale } from "../charts/scale.ts";
import { axis, gridLines, shared } from "../charts/track.ts";
import { type Edition, nameOf, note, section, subjectLink } from "../report/edition.ts";
import { type Markup, markup, nothing, type Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { each, factIn, print } from "../report/words.ts";

/** So many places of a task stand open at either end: most toil for little happiness, and much happiness for little toil. */
const shown = 6;
const grid = "grid-effort";
const scale = linearScale([0, 100]);

/** Livelihood tasks: what was put in beside what people feel, place by place among comparable ones (R16). */
export function effort(edition: Edition): Markup {
  const { words, reading } = edition;
  const tasks = reading.findings.effort;
  if (tasks.length === 0) return nothing;
  const flagged = new Set(
    tasks.flatMap(({ places }) => places.flatMap(({ flagged: own, subject }) => (own ? [subject] : []))),
  ).size;
  const title = words.say(flagged === 0 ? "report.effort.title-none" : "report.effort.title", {
    places: words.count("place", flagged),
  });
  return section(
    "effort",
    title,
    note(words.say("report.effort.note")),
    shared(grid, ...gridLines(scale)),
    markup`${tasks.map((task, at) => taskFigure(edition, task, at))}`,
  );
}

function taskFigure(edition: Edition, task: EffortFinding, at: number): Markup {
  const { words } = edition;
  const told = task.places.filter(({ gap }) => gap !== null).sort((a, b) => (b.gap ?? 0) - (a.gap ?? 0));
  const most = told.slice(0, shown);
  const least = told.slice(Math.max(shown, told.length - shown)).reverse();
  const list = (code: string, places: readonly EffortPlace[]) =>
    places.length === 0
      ? nothing
      : markup`<p class=pool>${words.say(`report.effort.${code}`)}</p><ul class=rows>${places.map((place) => row(edition, place))}</ul>`;
  const facts = { task: words.title(task.title), count: told.length };
  return figure(words, {
    id: `e${at}`,
    title: words.say("report.effort.figure", facts),
    alternative: words.say("report.effort.alternative", facts),
    chart: markup`<div class="row side-row heads" aria-hidden="true"><span></span>${axis(scale)}<span></span><span></span></div>${list("toil", most)}${list("thrift", least)}`,
    legend: legend([
      { sign: "value-dot", words: words.say("report.effort.effort") },
      { sign: "raw-dot", words: words.say("report.effort.felt") },
    ]),
    table: table(edition, task),
  });
}

function row(edition: Edition, place: EffortPlace): Markup {
  const { words } = edition;
  const [first, second] = [100 * (place.effort ?? 0), 100 * (place.feltPosition ?? 0)];
  const facts = { effort: numbers.percent(place.effort ?? 0), felt: numbers.percent(place.feltPosition ?? 0) };
  const look = place.flagged ? markup` <b>${words.say("report.effort.look")}</b>` : null;
  return markup`<li class="row side-row"><span class=name>${subjectLink(edition, place.subject)}</span>${dumbbell({ scale, grid, first, second })}<span class=figure>${print(numbers.signed(100 * (place.gap ?? 0)))}${look}</span><span class=aside>${words.say("report.effort.row", facts)}</span></li>
`;
}

function table(edition: Edition, { title, units, places }: EffortFinding): Markup {
  const { words } = edition;
  const withUnit = (code: string, unit: string | null) =>
    numberColumn(
      unit === null || unit === ""
        ? words.say(code)
        : print(each((language) => `${factIn(words.phrase(code), language)} (${unit})`)),
    );
  return dataTable({
    caption: words.say("report.effort.caption", { task: words.title(title) }),
    columns: [
      wordColumn(words.say("report.ranking.name")),
      withUnit("report.effort.spending", units.spending),
      withUnit("report.effort.workload", units.workload),
      ...["felt-score", "se", "effort", "felt", "gap"].map((code) => numberColumn(words.say(`report.effort.${code}`))),
      ...["report.ranking.lower", "report.ranking.upper"].map((code) => numberColumn(words.say(code))),
      wordColumn(words.say("report.effort.remark")),
    ],
    rows: places.map((place) => [
      words.text(nameOf(edition, place.subject)),
      amount(place.spending),
      amount(place.workload),
      score(place.felt),
      score(place.feltError),
      ...[place.effort, place.feltPosition].map(share),
      ...[place.gap, place.lower, place.upper].map(points),
      remark(edition, place),
    ]),
  });
}

const missing = "\u2014";

function amount(value: number | null): Piece {
  return value === null ? missing : print(numbers.fixed(value, numbers.digitsFor([value])));
}

function score(value: number | null): Piece {
  return value === null ? missing : print(numbers.score(value));
}

function share(value: number | null): Piece {
  return value === null ? missing : print(numbers.percent(value));
}

function points(value: number | null): Piece {
  return value === null ? missing : print(numbers.signed(100 * value));
}

function remark({ words }: Edition, { flagged, reason }: EffortPlace): Piece {
  if (reason !== null) return words.say(`undefined.${reason}`);
  return flagged ? words.say("report.effort.look") : missing;
}
