import type { ProposalFinding } from "@huabiao/assess";
import { type Edition, note, subjectAt } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { type Localised, print, type Words } from "../report/words.ts";

/** Uses of the result that the scheme's rules propose (R31): what waits for objections says so, and people decide. */
export function proposals(edition: Edition, subject: number): Markup {
  const { words } = edition;
  const proposed = subjectAt(edition, subject).proposals;
  if (proposed.length === 0) return nothing;
  return markup`<div class=part><h5>${words.say("report.proposals.title")}</h5>${note(words.say("report.proposals.note"))}<ul>${proposed.map((use) => markup`<li>${print(useWords(words, use))}</li>`)}</ul></div>
`;
}

/** A proposed use by name; one that waits for objections says so. */
export function useWords(words: Words, { title, afterObjection }: ProposalFinding): Localised {
  const use = words.title(title);
  return afterObjection ? words.phrase("papers.suggestion.waits", { use }) : use;
}
