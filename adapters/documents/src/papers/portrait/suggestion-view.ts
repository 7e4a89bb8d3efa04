import type { HeadTitle, SuggestionFinding } from "@huabiao/assess";
import type { View } from "../press/legible.ts";
import { bandName, type Sitting } from "./sitting.ts";

/** The suggested range: a state in words, the chances of each band as a strip, bars with their reasons. Never a total. */
export function suggestionView(sitting: Sitting, bands: readonly HeadTitle[], suggestion: SuggestionFinding): View {
  const { words } = sitting;
  const band = suggestion.likely === null ? "" : bandName(sitting, bands, suggestion.likely);
  const reason = suggestion.reason === null ? "" : words.reason(suggestion.reason);
  return {
    state: suggestion.state,
    title: words.say("suggestion.title"),
    verdict: words.say(`suggestion.${suggestion.state}.verdict`, { band }),
    why: words.say(`suggestion.${suggestion.state}.why`, { band, reason }),
    note: words.say("suggestion.note"),
    bands: suggestion.bands.map((own) => ({
      name: bandName(sitting, bands, own.band),
      share: own.probability,
      text: words.percent(own.probability),
      likely: own.band === suggestion.likely,
    })),
    bars: suggestion.bars.map((bar) =>
      words.say("suggestion.bar", { band: bandName(sitting, bands, bar.from), reason: words.text(bar.reason) }),
    ),
  };
}
