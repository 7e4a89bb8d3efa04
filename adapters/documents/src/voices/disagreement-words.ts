import { type Edition, sideTitle } from "../report/edition.ts";
import * as numbers from "../report/numbers.ts";
import { each, type Fact, type Facts, factIn, type Localised } from "../report/words.ts";
import type { Disagreement } from "./disagreement.ts";

/** Who is above whom, by how much, and between which ends two standard errors leave it. */
export function disagreementFacts(edition: Edition, { first, second, unit }: Disagreement): Facts {
  const title = (side: number): Fact => titleOfSide(edition, side);
  const above = unit.difference >= 0;
  const size = Math.abs(unit.difference);
  return {
    higher: title(above ? first : second),
    lower: title(above ? second : first),
    difference: numbers.score(size),
    between: between(size, unit.se),
  };
}

/** The title of a side by its index. */
export function titleOfSide({ reading, words }: Edition, at: number): Localised {
  const side = reading.findings.voices.sides[at];
  if (side === undefined) throw new RangeError(`no side ${at} in the findings`);
  return sideTitle(words, side);
}

function between(size: number, se: number): Fact {
  const [low, high] = [numbers.score(size - 2 * se), numbers.score(size + 2 * se)];
  return each((language) => `${factIn(low, language)}\u2013${factIn(high, language)}`);
}
