import type { PollFinding, PollItemFinding } from "@huabiao/assess";
import { figure } from "../charts/figure.ts";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { answerTables } from "./answer-table.ts";
import { type Answered, answered, answerPile, optionHeads, optionSets } from "./answered.ts";
import { scoreWords } from "./estimate-cells.ts";
import { answeredWords } from "./poll-words.ts";

/** The answers to every item of a poll as stacked bars, with score, interval and number of answers beside. */
export function itemBars(edition: Edition, poll: PollFinding, id: string): Markup {
  const { words } = edition;
  const sets = optionSets(answered(poll, poll.overall.items));
  if (sets.length === 0) return nothing;
  const scores = poll.overall.items.map(({ score }) => score.value?.estimate ?? null).filter((score) => score !== null);
  const facts = {
    poll: words.title(poll.title),
    count: poll.items.length,
    lowest: scores.length === 0 ? "\u2014" : numbers.score(Math.min(...scores)),
    highest: scores.length === 0 ? "\u2014" : numbers.score(Math.max(...scores)),
  };
  return figure(words, {
    id,
    title: words.say("report.voices.items.title"),
    alternative: words.say("report.voices.items.alternative", facts),
    chart: sets.map((set) => markup`${optionLegend(edition, set[0]?.item)}${rows(edition, set)}`),
    table: answerTables(edition, poll),
  });
}

function optionLegend(edition: Edition, item: PollItemFinding | undefined): Markup {
  const kept = optionHeads(edition, item).filter((_, k) => item?.options[k]?.coefficient !== null);
  return markup`<p class=legend>${kept}</p>`;
}

function rows(edition: Edition, set: readonly Answered[]): Markup {
  const { words } = edition;
  return markup`<ul class=rows>${set.map(
    (one) =>
      markup`<li class="row said-row"><span class=name>${words.text(one.item.title)}</span>${answerPile(one)}<span class=figure>${scoreWords(edition, one.found.score)}</span><span class=aside>${answeredWords(edition, one.item, one.found)}</span></li>
`,
  )}</ul>`;
}
