import type { BandTitle, SuggestionFinding } from "@huabiao/assess";
import { type Markup, markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print, type Words } from "../report/words.ts";
import { useWords } from "../subject/proposals.ts";

/** Bands less likely than this are left out in a row of the table, and in a portrait. */
const leastInRow = 0.05;
const leastInPortrait = 0.005;

/** The suggested range in one word: a band, undecided, not comparable, no grade. */
export function verdictWords(words: Words, bands: readonly BandTitle[], { state, likely }: SuggestionFinding): Markup {
  const band = likely === null ? "" : words.title(bandOf(bands, likely));
  return words.say(`papers.suggestion.${state}.verdict`, { band });
}

/** How likely each band is, in a line. */
export function chanceWords(words: Words, bands: readonly BandTitle[], suggestion: SuggestionFinding): Markup {
  const told = suggestion.bands.filter(({ probability }) => probability >= leastInRow);
  return markup`${told.map(({ band, probability }, i) => markup`${i === 0 ? null : " \u00b7 "}${words.text(bandOf(bands, band))} ${print(numbers.percent(probability))}`)}`;
}

/** The suggested range with its reason, its chances, what keeps from a band, and that people decide. */
export function suggestionPart(words: Words, bands: readonly BandTitle[], suggestion: SuggestionFinding): Markup {
  const { state, likely, bars, reason } = suggestion;
  const facts = {
    band: likely === null ? "" : words.title(bandOf(bands, likely)),
    reason: reason === null ? "" : words.phrase(`undefined.${reason}`),
  };
  const kept = bars.map(
    (bar) =>
      markup`<li>${words.say("papers.suggestion.bar", { band: words.title(bandOf(bands, bar.from)), reason: words.title(bar.reason) })}</li>`,
  );
  const proposed =
    suggestion.proposals.length === 0
      ? null
      : markup`<p>${words.say("papers.suggestion.proposals", { uses: words.list(suggestion.proposals.map((use) => useWords(words, use))) })}</p>`;
  const possible = suggestion.bands.filter(({ probability }) => probability >= leastInPortrait);
  const chances =
    possible.length === 0
      ? null
      : markup`<ul class=inline>${possible.map(({ band, probability }) => markup`<li>${words.text(bandOf(bands, band))} <b>${print(numbers.percent(probability))}</b></li>`)}</ul>`;
  return markup`<div class="part suggestion ${state}"><h5>${words.say("papers.suggestion.title")} <span class=verdict>${verdictWords(words, bands, suggestion)}</span></h5><p>${words.say(`papers.suggestion.${state}.why`, facts)}</p>${chances}${kept.length === 0 ? null : markup`<ul>${kept}</ul>`}${proposed}<p class=hint>${words.say("papers.suggestion.note")}</p></div>
`;
}

function bandOf(bands: readonly BandTitle[], id: string): BandTitle["title"] {
  return bands.find((band) => band.id === id)?.title ?? id;
}
