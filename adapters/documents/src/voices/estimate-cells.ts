import type { EstimateFinding, Told } from "@huabiao/assess";
import { type Column, numberColumn } from "../charts/data-table.ts";
import type { Edition } from "../report/edition.ts";
import { type Markup, markup, type Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";

/** A figure with its interval. */
interface Ranged {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** A score with its interval, or in words why there is none. */
export function scoreWords(edition: Edition, told: Told<EstimateFinding>): Markup {
  return told.value === null ? whyNone(edition, told.reason) : rangedWords(told.value);
}

/** A figure with its interval behind it. */
export function rangedWords({ estimate, lower, upper }: Ranged): Markup {
  return markup`<b>${print(numbers.score(estimate))}</b> <span class=soft>${intervalWords(lower, upper)}</span>`;
}

/** Both ends of an interval. */
export function intervalWords(lower: number, upper: number): Markup {
  return markup`${print(numbers.score(lower))}\u2013${print(numbers.score(upper))}`;
}

/** Why there is no figure: too few answers in two words, everything else in its sentence. */
export function whyNone({ words }: Edition, reason: string): Markup {
  const few = reason.startsWith("too-few") || reason === "sample-too-small";
  return words.say(few ? "report.voices.too-few" : `undefined.${reason}`);
}

/** Columns of a score with all that belongs to it. */
export function estimateColumns({ words }: Edition): Column[] {
  return [
    "report.ranking.score",
    "report.ranking.lower",
    "report.ranking.upper",
    "report.voices.answers",
    "report.voices.effective",
    "report.voices.design-effect",
  ].map((code) => numberColumn(words.say(code)));
}

/** The cells under those columns. */
export function estimateCells(edition: Edition, { value, reason }: Told<EstimateFinding>): Piece[] {
  if (value === null) return [whyNone(edition, reason), ...Array.from({ length: 5 }, () => "\u2014")];
  return [
    ...[value.estimate, value.lower, value.upper].map((figure) => print(numbers.score(figure))),
    print(numbers.count(value.n)),
    value.effective === null ? "\u2014" : print(numbers.count(value.effective)),
    value.designEffect === null ? "\u2014" : print(numbers.statistic(value.designEffect)),
  ];
}
