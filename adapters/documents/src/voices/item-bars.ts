import type { ItemFinding, PollFinding, PollItemFinding } from "@huabiao/assess";
import { figure } from "../charts/figure.ts";
import { pile, tonesOf } from "../charts/pile.ts";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { answerTables } from "./answer-table.ts";
import { scoreWords } from "./estimate-cells.ts";
import { answeredWords } from "./poll-words.ts";

/** An item and what was answered. */
export interface Answered {
  readonly item: PollItemFinding;
  readonly found: ItemFinding;
}

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

/** Items with their answers; none when they are withheld. */
export function answered(poll: PollFinding, found: readonly ItemFinding[]): Answered[] {
  return poll.items.flatMap((item, at) => {
    const answers = found[at];
    return answers === undefined || isEmpty(answers) ? [] : [{ item, found: answers }];
  });
}

function isEmpty({ counts, blank }: ItemFinding): boolean {
  return blank === 0 && counts.every((count) => count === 0);
}

/** Items that share their options, together: one key explains their bars, one heading their columns. */
export function optionSets(items: readonly Answered[]): Answered[][] {
  const sets = new Map<string, Answered[]>();
  for (const one of items) {
    const key = JSON.stringify(one.item.options);
    const set = sets.get(key);
    if (set === undefined) sets.set(key, [one]);
    else set.push(one);
  }
  return [...sets.values()];
}

/** The bar of an item's answers; nothing where nobody answered. */
export function answerPile({ item, found }: Answered): Markup {
  const kept = item.options.flatMap((option, k) => (option.coefficient === null ? [] : [found.shares[k]?.[0] ?? null]));
  if (kept.every((share) => share === null)) return nothing;
  const tones = tonesOf(kept.length);
  return pile(kept.map((share, k) => ({ share: share ?? 0, tone: tones[k] ?? "e" })));
}

/** The answers of an item, each after the filling that stands for it in a bar; 不了解 has none. */
export function optionHeads({ words }: Edition, item: PollItemFinding | undefined): Markup[] {
  const options = item?.options ?? [];
  const tones = [...tonesOf(options.filter((option) => option.coefficient !== null).length)];
  return options.map((option) => {
    const title = words.text(option.title);
    return option.coefficient === null ? title : markup`<span class=${tones.shift() ?? "e"}>${title}</span>`;
  });
}

function optionLegend(edition: Edition, item: PollItemFinding | undefined): Markup {
  const kept = optionHeads(edition, item).filter((_, k) => item?.options[k]?.coefficient !== null);
  return markup`<p class="legend">${kept}</p>`;
}

function rows(edition: Edition, set: readonly Answered[]): Markup {
  const { words } = edition;
  return markup`<ul class="rows">${set.map(
    (one) =>
      markup`<li class="row said-row"><span class="name">${words.text(one.item.title)}</span>${answerPile(one)}<span class="figure">${scoreWords(edition, one.found.score)}</span><span class="aside">${answeredWords(edition, one.item, one.found)}</span></li>
`,
  )}</ul>`;
}
