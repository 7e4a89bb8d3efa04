import type { ItemFinding, PollFinding } from "../../voices-finding.ts";
import { type ExplainDesk, type Ingredient, ingredient, type Portrayed } from "./portrait-explanation.ts";

/**
 * What a poll's figure is made of, as far as it is published: turnout, classes with weight and score, ballots by option. A class
 * that is too small shows that it is, and no ballot is ever opened (R14).
 */
export function ofPoll(
  desk: ExplainDesk,
  of: Portrayed,
  { poll: id, item }: { readonly poll: string; readonly item?: string | undefined },
): Ingredient[] {
  const polls = of.kind === "person" ? desk.people.polls : desk.findings.voices.polls;
  const poll = polls.find((one) => one.id === id);
  const voice = poll?.subjects.find(({ subject }) => subject === (of.kind === "person" ? of.at : of.subject));
  if (poll === undefined || voice === undefined) return [];
  const at = item === undefined ? -1 : poll.items.findIndex((one) => one.id === item);
  const scoreOf = (items: readonly ItemFinding[], score: ItemFinding["score"]) => (at < 0 ? score : items[at]?.score);
  const { invited, returned, blank, withheld } = voice.participation;
  return [
    ingredient("ballots", { poll: poll.title, invited, returned, blank, withheld }),
    ...voice.classes.map((one, k) => {
      const told = scoreOf(one.items, one.score);
      const facts = { class: poll.classes[k]?.title ?? "", returned: one.returned, weight: one.weight };
      return ingredient("class", {
        ...facts,
        score: told?.value?.estimate ?? null,
        reason: told === undefined ? "too-few-values" : told.reason,
      });
    }),
    ...voice.items.flatMap((one, k) => (at >= 0 && k !== at ? [] : optionsOf(poll, k, one))),
    ingredient("secret", {}),
  ];
}

function optionsOf({ items }: PollFinding, at: number, { counts }: ItemFinding): Ingredient[] {
  const item = items[at];
  return (item?.options ?? []).map(({ title, coefficient }, k) =>
    ingredient("option", { item: item?.title ?? "", option: title, count: counts[k] ?? 0, coefficient }),
  );
}

/** What corrected ratings are made of: raw and corrected mean, how many ratings, in which set of raters; raters are not named. */
export function ofRatings(
  desk: ExplainDesk,
  of: Portrayed,
  { ratings: id, item }: { readonly ratings: string; readonly item?: string | undefined },
): Ingredient[] {
  const tables = of.kind === "person" ? desk.people.ratings : desk.findings.voices.ratings;
  const table = tables.find((one) => one.id === id);
  const own = table?.subjects.find(({ subject }) => subject === (of.kind === "person" ? of.at : of.subject));
  if (table === undefined) return [];
  const whole = own === undefined ? [] : [ingredient("corrected", correctedFacts(own, table.sets))];
  const raters = { ratings: table.title, raters: table.raters.length, item: item ?? null };
  return [ingredient("rated", raters), ...whole, ingredient("secret", {})];
}

function correctedFacts(
  own: {
    readonly raw: number;
    readonly estimate: number;
    readonly se: number;
    readonly ratings: number;
    readonly set: number;
  },
  sets: number,
): Ingredient["facts"] {
  const { raw, estimate, se, ratings, set } = own;
  return { raw, estimate, se, ratings, set: set + 1, sets };
}
