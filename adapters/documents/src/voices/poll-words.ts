import type { ItemFinding, ParticipationFinding, PollFinding, PollItemFinding } from "@huabiao/assess";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { type Fact, type Localised, print } from "../report/words.ts";

/** Ballots that answer an item: 不了解 and blanks are none. */
export function answersOf(item: PollItemFinding, { counts }: ItemFinding): number {
  return item.options.reduce((sum, option, k) => sum + (option.coefficient === null ? 0 : (counts[k] ?? 0)), 0);
}

/** How many answered, and beside them who did not: 不了解, blanks. */
export function answeredWords({ words }: Edition, item: PollItemFinding, found: ItemFinding): Markup {
  const beside = item.options.flatMap((option, k) =>
    option.coefficient === null
      ? [markup` \u00b7 ${words.text(option.title)} ${print(numbers.count(found.counts[k] ?? 0))}`]
      : [],
  );
  return markup`${words.say("report.voices.answered", { count: numbers.count(answersOf(item, found)) })}${beside}`;
}

/** Ballots that came back, and their share of the invited where that is known. */
export function turnoutWords({ words }: Edition, { returned, rate }: ParticipationFinding): Markup {
  const count = numbers.count(returned);
  return rate === null
    ? words.say("report.voices.returned-short", { count })
    : words.say("report.voices.turnout-short", { count, rate: numbers.percent(rate) });
}

/** The title of a cell: its class, its stratum, or the strata merged in it. */
export function cellTitle(
  { words }: Edition,
  poll: PollFinding,
  cell: { readonly class: number; readonly strata: readonly number[] },
): Localised {
  const parts: Fact[] = cell.strata.map((stratum) => words.title(poll.strata[stratum]?.title ?? ""));
  const kind = poll.classes[cell.class];
  const strata = parts.length === 0 ? null : words.list(parts);
  if (kind === undefined) return strata ?? words.phrase("report.voices.everyone");
  const title = words.title(kind.title);
  return strata === null ? title : words.phrase("report.voices.class-of", { kind: title, strata });
}

/** A share of one with its interval. */
export function shareCells(share: readonly [number, number, number] | null | undefined): readonly (string | Markup)[] {
  if (share === null || share === undefined) return ["\u2014", "\u2014", "\u2014"];
  return share.map((value) => print(numbers.percentFine(value)));
}
