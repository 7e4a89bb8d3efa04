import type { Problem } from "@huabiao/kernel/problem";
import { dataTable, numberColumn, sentenceColumn, wordColumn } from "../charts/data-table.ts";
import { type Edition, nodeTitle, note, section, subjectAt } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { type Fact, print } from "../report/words.ts";

/** So many names are listed before the rest is only counted. */
const namesShown = 6;
/** So many refused rows are listed; the rest is only counted. */
const refusedShown = 300;

/** Every kind of number that is missing with its reason, and the rows that were refused. */
export function missing(edition: Edition): Markup {
  const { words, reading } = edition;
  const { reasons, refused } = reading.findings;
  const filled = filledCells(edition);
  const nothingMissing = reasons.length + refused.length + filled === 0;
  const more = filled === 0 ? [] : [["report.missing.filled", { count: numbers.count(filled) }] as const];
  return section(
    "missing",
    words.say(nothingMissing ? "report.missing.title-none" : "report.missing.title"),
    note(words.sayAll([["report.missing.note", {}], ...more])),
    reasons.length === 0 ? nothing : reasonTable(edition),
    refused.length === 0 ? nothing : refusals(edition, refused),
  );
}

/** How many values were missing and filled by rule. */
function filledCells({ reading }: Edition): number {
  let count = 0;
  for (const { value, filled } of reading.findings.cells)
    for (let i = 0; i < value.length; i++) if (value[i] === null && (filled[i] ?? null) !== null) count++;
  return count;
}

function reasonTable(edition: Edition): Markup {
  const { words, reading } = edition;
  const found = new Map<string, number[]>();
  for (const { node, reason, subject } of reading.findings.reasons) {
    const key = `${node}\n${reason}`;
    const list = found.get(key);
    if (list === undefined) found.set(key, [subject]);
    else list.push(subject);
  }
  return dataTable({
    caption: words.say("report.missing.caption"),
    columns: [
      wordColumn(words.say("report.missing.node")),
      sentenceColumn(words.say("report.missing.reason")),
      numberColumn(words.say("report.missing.count")),
      sentenceColumn(words.say("report.missing.who")),
    ],
    rows: [...found].map(([key, subjects]) => {
      const [node = "", reason = ""] = key.split("\n");
      const everyone = subjects.includes(-1);
      return [
        print(nodeTitle(edition, node)),
        words.say(`undefined.${reason}`),
        everyone ? reading.findings.subjects.length : subjects.length,
        everyone ? words.say("report.missing.everyone") : names(edition, subjects),
      ];
    }),
  });
}

function names(edition: Edition, subjects: readonly number[]): Markup {
  const { words } = edition;
  const shown: Fact[] = subjects.slice(0, namesShown).map((subject) => words.title(subjectAt(edition, subject).title));
  if (subjects.length > namesShown)
    shown.push(words.phrase("report.and-more", { count: subjects.length - namesShown }));
  return print(words.list(shown));
}

function refusals(edition: Edition, refused: readonly Problem[]): Markup {
  const { words } = edition;
  const rows = refused.slice(0, refusedShown);
  const rest = refused.length - rows.length;
  const table = dataTable({
    caption: words.say("report.refused.caption"),
    columns: ["what", "file", "row", "column"].map((code) => wordColumn(words.say(`report.refused.${code}`))),
    rows: rows.map((problem) => [
      sentence(edition, problem),
      problem.place?.file ?? "\u2014",
      problem.place?.row ?? problem.place?.line ?? "\u2014",
      problem.place?.column ?? "\u2014",
    ]),
  });
  const more = rest === 0 ? null : markup`<p class=hint>${words.say("report.refused.rest", { count: rest })}</p>`;
  return markup`<h3>${words.say("report.refused.title", { rows: words.count("row", refused.length) })}</h3>${note(words.say("report.refused.note"))}<details class=behind><summary>${words.say("report.refused.open")}</summary>${table}${more}</details>`;
}

function sentence({ words }: Edition, problem: Problem): Markup {
  const facts: Record<string, Fact> = {};
  for (const [name, value] of Object.entries(problem.facts))
    facts[name] = typeof value === "number" ? numbers.loose(value) : String(value ?? "\u2014");
  return print(words.first([`${problem.code}.what`, `problem.${problem.code}.what`, problem.code], facts));
}
