import type { Findings } from "@huabiao/assess";
import type { PaperWords } from "./paper-words.ts";
import type { View } from "./press/legible.ts";

/** What every paper carries: its title, its language, the assessment it belongs to, and how to recompute it. */
export function paperFrame(words: PaperWords, { scheme, engine, seed }: Findings, title: string): View {
  const fictional = scheme.fictional ? words.say("fictional") : "";
  return {
    title,
    language: words.language,
    kicker: [words.text(scheme.title), scheme.period, fictional].filter((part) => part !== "").join(" · "),
    foot: words.say("foot", { scheme: scheme.digest.slice(0, 12), version: scheme.version, engine, seed }),
    spelled: words.say("spelled"),
  };
}
