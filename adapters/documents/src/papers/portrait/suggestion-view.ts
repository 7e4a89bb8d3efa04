import type { SuggestionFinding } from "@huabiao/assess";
import { bandName, type PortraitKind, type Sitting } from "./sitting.ts";

/** The suggested range: a state in words, the chances of each band as a strip, bars with their reasons. Never a total. */
export function suggestionView(sitting: Sitting, suggestion: SuggestionFinding, kind: PortraitKind) {
  const { words } = sitting;
  const band = suggestion.likely === null ? "" : bandName(sitting, suggestion.likely, kind);
  return {
    state: suggestion.state,
    title: words.say("suggestion.title"),
    verdict: words.say(`suggestion.${suggestion.state}.verdict`, { band }),
    why: words.because(words.say(`suggestion.${suggestion.state}.why`, { band, reason: "" }), suggestion.reason),
    note: words.say("suggestion.note"),
    bands: suggestion.bands.map((own) => ({
      name: bandName(sitting, own.band, kind),
      share: own.probability,
      text: words.percent(own.probability),
      likely: own.band === suggestion.likely,
    })),
    bars: suggestion.bars.map((bar) =>
      words.say("suggestion.bar", { band: bandName(sitting, bar.from, kind), reason: words.text(bar.reason) }),
    ),
  };
}
