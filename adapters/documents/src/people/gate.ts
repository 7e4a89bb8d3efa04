import type { GateFinding } from "@huabiao/assess";
import { type Markup, markup, nothing } from "../report/markup.ts";
import type { Words } from "../report/words.ts";

type Criterion = GateFinding["criteria"][number];

/** The political standard, looked at first: each criterion with who said what; the reason and evidence of every judgement. */
export function gatePart(words: Words, gate: GateFinding | null, id: string): Markup {
  if (gate === null) return nothing;
  const title = words.say("papers.gate.title", { verdict: words.phrase(`papers.gate.${gate.state}`) });
  const lines = gate.criteria.map((criterion) => criterionLine(words, criterion));
  return markup`<div class="part gate ${gate.state}" id="${id}"><h5>${title}</h5><ul class="plain">${lines}</ul>${reasonsOfMet(words, gate)}</div>
`;
}

function criterionLine(words: Words, { title, veto, wanted, judgements }: Criterion): Markup {
  const count = (said: string) => judgements.filter(({ judgement }) => judgement === said).length;
  const facts = { met: count("met"), notMet: count("not-met"), unclear: count("unclear"), wanted };
  const tag = veto ? markup` <span class="tag">${words.say("papers.gate.veto")}</span>` : null;
  const doubts = judgements.flatMap(({ judgement, examiner, reason, cites }) =>
    judgement === "met"
      ? []
      : [markup`<p class="doubt">${words.say(`papers.gate.doubt.${judgement}`, { examiner, reason, cites })}</p>`],
  );
  return markup`<li><b>${words.text(title)}</b>${tag} <span class="soft">${words.say("papers.gate.counts", facts)}</span>${doubts}</li>`;
}

/** Why it was found to be met, folded away: nobody passes without a reason either. */
function reasonsOfMet(words: Words, { criteria }: GateFinding): Markup {
  const items = criteria.flatMap(({ title, judgements }) =>
    judgements.flatMap(({ judgement, examiner, reason, cites }) =>
      judgement === "met"
        ? [
            markup`<li>${words.text(title)} \u00b7 ${words.say("report.people.gate.met", { examiner, reason, cites })}</li>`,
          ]
        : [],
    ),
  );
  if (items.length === 0) return nothing;
  return markup`<details class="behind"><summary>${words.say("report.people.gate.reasons", { count: items.length })}</summary><ul>${items}</ul></details>`;
}
