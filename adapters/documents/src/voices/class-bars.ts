import type { ClassFinding, PollFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { figure } from "../charts/figure.ts";
import { intervalBar } from "../charts/interval-bars.ts";
import { axis } from "../charts/track.ts";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { estimateCells, estimateColumns, scoreWords } from "./estimate-cells.ts";
import { scoreGrid } from "./voice-peers.ts";

type Kind = PollFinding["classes"][number];

/** The voter classes of a poll with their weights, each with its own result and never without its number of ballots. */
export function classBars(edition: Edition, poll: PollFinding, id: string): Markup {
  const { words, voices } = edition;
  const kinds = kindsOf(poll);
  if (kinds.length === 0) return nothing;
  return figure(words, {
    id,
    title: words.say("report.voices.classes.title"),
    alternative: words.say("report.voices.classes.alternative", { count: kinds.length }),
    chart: markup`<div class="row said-row heads" aria-hidden="true"><span></span>${axis(voices.scoreScale)}<span></span><span></span></div><ul class=rows>${kinds.map(({ kind, found }) => row(edition, kind, found))}</ul>`,
    table: tableOf(edition, kinds),
  });
}

/** The figures of the voter classes alone. */
export function classTable(edition: Edition, poll: PollFinding): Markup {
  const kinds = kindsOf(poll);
  return kinds.length === 0 ? nothing : tableOf(edition, kinds);
}

function kindsOf(poll: PollFinding): { readonly kind: Kind; readonly found: ClassFinding }[] {
  return poll.classes.flatMap((kind, at) => {
    const found = poll.overall.classes[at];
    return found === undefined ? [] : [{ kind, found }];
  });
}

function row(edition: Edition, kind: Kind, found: ClassFinding): Markup {
  const { score } = found;
  const { words, voices } = edition;
  const bar = intervalBar({
    scale: voices.scoreScale,
    grid: scoreGrid,
    range: score.value === null ? null : [score.value.lower, score.value.upper],
    middle: score.value?.estimate ?? null,
    state: "settled",
  });
  return markup`<li class="row said-row"><span class=name>${words.text(kind.title)}</span>${bar}<span class=figure>${scoreWords(edition, score)}</span><span class=aside>${classAside(edition, kind, found)}</span></li>
`;
}

/** Ballots and weight of a class, or that it is too small to count. */
export function classAside({ words }: Edition, kind: Kind | undefined, { weight, returned }: ClassFinding): Markup {
  const facts = { ballots: words.count("ballot", returned), weight: numbers.percent(weight) };
  if (weight > 0) return words.say("report.voices.classes.counted", facts);
  return words.say("report.voices.classes.not-counted", { ...facts, minimum: kind?.minimum ?? 1 });
}

function tableOf(edition: Edition, kinds: readonly { readonly kind: Kind; readonly found: ClassFinding }[]): Markup {
  const { words } = edition;
  const declared = kinds.reduce((sum, { kind }) => sum + kind.weight, 0) || 1;
  return dataTable({
    caption: words.say("report.voices.classes.title"),
    columns: [
      wordColumn(words.say("report.voices.class")),
      ...["report.voices.classes.declared", "report.voices.classes.used", "report.voices.ballots"].map((code) =>
        numberColumn(words.say(code)),
      ),
      ...estimateColumns(edition),
    ],
    rows: kinds.map(({ kind, found }) => [
      words.text(kind.title),
      print(numbers.percentFine(kind.weight / declared)),
      print(numbers.percentFine(found.weight)),
      print(numbers.count(found.returned)),
      ...estimateCells(edition, found.score),
    ]),
  });
}
