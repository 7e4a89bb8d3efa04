import type { LeadSentence } from "../../people/lead.ts";
import type { Sitting } from "./sitting.ts";

/** The lead of a portrait in the language of its paper. */
export function leadText({ words }: Sitting, sentences: readonly LeadSentence[]): string {
  return words.sentences(
    sentences.map(({ code, facts }) => {
      const told = Object.entries(facts).map(([name, fact]) => [
        name,
        typeof fact === "number" ? fact : words.text(fact),
      ]);
      return words.say(code, Object.fromEntries(told));
    }),
  );
}
