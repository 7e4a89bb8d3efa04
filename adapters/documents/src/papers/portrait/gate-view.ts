import type { GateFinding } from "@huabiao/assess";
import type { Sitting } from "./sitting.ts";

/** The political standard, looked at first: each criterion with how many of the wanted examiners said what, and why not. */
export function gateView({ words }: Sitting, gate: GateFinding | null) {
  if (gate === null) return null;
  return {
    title: words.say("gate.title", { verdict: words.say(`gate.${gate.state}`) }),
    criteria: gate.criteria.map(({ title, veto, wanted, judgements }) => {
      const count = (judgement: string) => judgements.filter((own) => own.judgement === judgement).length;
      const doubts = judgements.filter(({ judgement }) => judgement !== "met");
      return {
        title: words.text(title),
        met: doubts.length === 0 && judgements.length >= wanted,
        counts: words.say("gate.counts", {
          met: count("met"),
          notMet: count("not-met"),
          unclear: count("unclear"),
          wanted,
        }),
        veto: veto ? words.say("gate.veto") : null,
        doubts: doubts.map(({ examiner, judgement, reason, cites }) =>
          words.say(`gate.doubt.${judgement}`, {
            examiner,
            reason,
            cites,
          }),
        ),
      };
    }),
  };
}
