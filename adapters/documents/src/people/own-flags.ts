import { type Edition, nameOf } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { print } from "../report/words.ts";
import { flagFacts, flagTitle } from "../sections/flag-facts.ts";
import { checkName } from "../sections/flags.ts";
import { fold } from "./fold.ts";

/** Data to be checked that fall in the person's terms: what was seen, linked to the card with innocent reasons and what to check. */
export function ownFlags(edition: Edition, flags: readonly number[], id: string): Markup {
  const { words, reading } = edition;
  const items = flags.flatMap((at) => {
    const flag = reading.findings.flags[at];
    if (flag === undefined) return [];
    const where = flag.subject === null ? null : markup`${print(nameOf(edition, flag.subject))} \u00b7 `;
    const title = markup`${where}${print(flagTitle(edition, flag))}${checkName(edition, flag.check)}`;
    const seen = words.say(`check.${flag.check}.seen`, flagFacts(edition, flag));
    return [markup`<li><a href="#f${at}">${title}</a><br>${seen}</li>`];
  });
  if (items.length === 0) return nothing;
  return fold(
    { id, title: words.say("papers.flags.title"), count: items.length },
    markup`<p class=hint>${words.say("papers.flags.note")}</p><ul class="plain written">${items}</ul>`,
  );
}
