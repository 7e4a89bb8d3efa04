import type { LintNote } from "@huabiao/assess";
import { figure } from "../charts/figure.ts";
import { meter } from "../charts/meter.ts";
import { type Edition, note, section } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import type { Fact } from "../report/words.ts";

/** What the scheme itself should be asked: remarks against formalism, and the burden of collecting. */
export function conscience(edition: Edition): Markup {
  const { words, reading } = edition;
  const open = reading.findings.lint.filter((remark) => remark.waived === null);
  const waived = reading.findings.lint.filter((remark) => remark.waived !== null);
  const title =
    open.length === 0
      ? words.say("report.conscience.title-none")
      : words.say("report.conscience.title", { remarks: words.count("remark", open.length) });
  const folded =
    waived.length === 0
      ? nothing
      : markup`<details class=print-open><summary>${words.say("report.conscience.waived", { remarks: words.count("remark", waived.length) })}</summary>${list(edition, waived)}</details>`;
  return section(
    "conscience",
    title,
    note(words.say("report.conscience.note")),
    burden(edition),
    list(edition, open),
    folded,
  );
}

function list(edition: Edition, remarks: readonly LintNote[]): Markup {
  return remarks.length === 0
    ? nothing
    : markup`<ul class=remarks>${remarks.map((remark) => item(edition, remark))}</ul>`;
}

function item({ words }: Edition, remark: LintNote): Markup {
  const facts: Record<string, Fact> = {};
  for (const [name, value] of Object.entries(remark.facts))
    facts[name] = typeof value === "number" ? numbers.loose(value) : String(value ?? "\u2014");
  const code = (part: string) => `lint.${remark.rule}.${part}`;
  const why = words.sayAll([
    [code("why"), facts],
    [code("remedy"), facts],
  ]);
  const reason =
    remark.waived === null ? null : markup`<p>${words.say("report.conscience.reason", { reason: remark.waived })}</p>`;
  return markup`<li><p><span class="tag ${remark.severity}">${words.say(`report.severity.${remark.severity}`)}</span> <b>${words.say(code("what"), facts)}</b></p><p>${why}</p>${reason}<p class=hint>${remark.requirement}${remark.path === "" ? null : markup` \u00b7 <code>${remark.path}</code>`}</p></li>
`;
}

function burden(edition: Edition): Markup {
  const { words, reading } = edition;
  const found = reading.findings.burden;
  const facts = {
    fields: numbers.count(found.fields),
    fresh: numbers.count(found.newFields),
    minutes: numbers.count(found.minutesPerSubject),
    hours: numbers.score(found.minutesTotal / 60),
    budget: found.budgetMinutesPerSubject === null ? "\u2014" : numbers.count(found.budgetMinutesPerSubject),
  };
  const budget = found.budgetMinutesPerSubject;
  const state =
    budget === null
      ? "report.burden.no-budget"
      : found.minutesPerSubject > budget
        ? "report.burden.over"
        : "report.burden.within";
  const says = words.sayAll([
    ["report.burden.says", facts],
    [state, facts],
  ]);
  if (budget === null) return markup`<div class=part><h3>${words.say("report.burden.title")}</h3><p>${says}</p></div>`;
  return figure(words, {
    id: "burden",
    title: words.say("report.burden.title"),
    alternative: words.say("report.burden.alternative", facts),
    chart: markup`${meter(found.minutesPerSubject, budget)}<p>${says}</p>`,
  });
}
