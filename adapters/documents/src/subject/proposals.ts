import { type Edition, note, subjectAt } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";

/** Uses of the result that the scheme's rules propose (R31): what waits for objections says so, and people decide. */
export function proposals(edition: Edition, subject: number): Markup {
  const { words } = edition;
  const proposed = subjectAt(edition, subject).proposals;
  if (proposed.length === 0) return nothing;
  const items = proposed.map(({ title, afterObjection }) =>
    words.say(`report.proposals.${afterObjection ? "waits" : "at-once"}`, { use: words.title(title) }),
  );
  return markup`<div class="part"><h5>${words.say("report.proposals.title")}</h5>${note(words.say("report.proposals.note"))}<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul></div>
`;
}
