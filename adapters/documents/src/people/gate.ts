import type { GateFinding } from "@huabiao/assess";
import { type Markup, markup, nothing } from "../report/markup.ts";
import type { Words } from "../report/words.ts";

type Criterion = GateFinding["criteria"][number];

/** The political standard, looked at first: each criterion with who said what; the reason and evidence of every judgement. */
export function gatePart(words: Words, gate: GateFinding | null, id: string): Markup {
  if (gate === null) return nothing;
  const title = words.say("papers.gate.title", { verdict: words.phrase(`papers.gate.${gate.state}`) });
  const lines = gate.criteria.map((criterion) => criterionLine(words, criterion));
  return markup`<div class="part gate ${gate.state}" id="${id}"><h5>${title}</h5><ul class=plain>${lines}</ul>${reasonsOfMet(words, gate)}</div>
`;
}

function criterionLine(words: Words, { title, veto, wanted, judgements }: Criterion): Markup {
  const count = (said: string) => judgements.filter(({ judgement }) => judgement === said).length;
  const facts = { met: count("met"), notMet: count("not-met"), unclear: count("unclear"), wanted };
  const tag = veto ? markup` <span class=tag>${words.say("papers.gate.veto")}</span>` : null;
  const doubts = judgements.flatMap(({ judgement, examiner, reason, cites }) =>
    judgement === "met"
      ? []
      : [markup`<p class=doubt>${words.say(`papers.gate.doubt.${judgement}`, { examiner, reason, cites })}</p>`],
  );
  return markup`<li><b>${words.text(title)}</b>${tag} <span class=soft>${words.say("papers.gate.counts", facts)}</span>${doubts}</li>`;
}

/** Why it was found to be met, folded away: nobody passes without a reason either. */
function reasonsOfMet(words: Words, { criteria }: GateFinding): Markup {
  const met = criteria.map(({ title, judgements }) => ({
    title,
    judgements: judgements.filter(({ judgement }) => judgement === "met"),
  }));
  const count = met.reduce((sum, { judgements }) => sum + judgements.length, 0);
  if (count === 0) return nothing;
  const items = met.map(({ title, judgements }) =>
    judgements.length === 0
      ? null
      : markup`<li>${words.text(title)}<ul>${judgements.map((one) => ground(words, one))}</ul></li>`,
  );
  return markup`<details class=behind><summary>${words.say("report.people.gate.reasons", { count })}</summary><ul>${items}</ul></details>`;
}

/** An examiner's name, the reason, and on what it rests. */
function ground(words: Words, { examiner, reason, cites }: Criterion["judgements"][number]): Markup {
  const on = cites === "" ? null : markup` <span class=soft>${words.say("report.people.cites")} ${cites}</span>`;
  return markup`<li>${examiner} \u00b7 ${reason}${on}</li>`;
}
