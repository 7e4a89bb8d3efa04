import type { ItemFinding, PollFinding, PollItemFinding } from "@huabiao/assess";
import { pile, tonesOf } from "../charts/pile.ts";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";

/** An item and what was answered. */
export interface Answered {
  readonly item: PollItemFinding;
  readonly found: ItemFinding;
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
  return [...Map.groupBy(items, ({ item }) => keyOf(item)).values()];
}

/** Options told in one word, worked out once an item. */
function keyOf(item: PollItemFinding): string {
  const known = keys.get(item);
  if (known !== undefined) return known;
  const fresh = JSON.stringify(item.options);
  keys.set(item, fresh);
  return fresh;
}

const keys = new WeakMap<PollItemFinding, string>();

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
