import type { TargetFinding } from "@huabiao/assess";
import { bandTitle, type Edition, nameOf, subjectAt } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { print } from "../report/words.ts";
import { flagTitle } from "../sections/flag-facts.ts";
import { targetTable } from "../sections/target-table.ts";

/** What was promised and what came of it, the bars with their reasons, and the data of this subject that need a look. */
export function promises(edition: Edition, subject: number): Markup {
  const targets = edition.reading.targets.get(subject) ?? [];
  return markup`${targetPart(edition, subject, targets)}${barPart(edition, subject)}${flagPart(edition, subject)}`;
}

function targetPart(edition: Edition, subject: number, targets: readonly TargetFinding[]): Markup {
  if (targets.length === 0) return nothing;
  const { words } = edition;
  const met = targets.filter((target) => target.met === true).length;
  const title = words.say("report.promises.title", { met, count: targets.length });
  return markup`<div class=part><h5>${title}</h5>${targetTable(edition, targets, words.say("report.promises.caption", { name: nameOf(edition, subject) }))}</div>
`;
}

function barPart(edition: Edition, subject: number): Markup {
  const { words } = edition;
  const { bars } = subjectAt(edition, subject);
  if (bars.length === 0) return nothing;
  const items = bars.map(
    (bar) =>
      markup`<li>${words.say("report.bars.item", { band: words.title(bandTitle(edition, bar.from)), reason: words.title(bar.reason) })}</li>`,
  );
  return markup`<div class=part><h5>${words.say("report.bars.title")}</h5><ul>${items}</ul></div>
`;
}

function flagPart(edition: Edition, subject: number): Markup {
  const { words, reading } = edition;
  const flags = reading.flags.get(subject) ?? [];
  if (flags.length === 0) return nothing;
  const items = flags.map((flag) => {
    const at = reading.findings.flags.indexOf(flag);
    return markup`<li><a href="#f${at}">${print(flagTitle(edition, flag))}</a></li>`;
  });
  return markup`<div class=part><h5>${words.say("report.subject-flags.title")}</h5><p class=hint>${words.say("report.subject-flags.note")}</p><ul>${items}</ul></div>
`;
}
