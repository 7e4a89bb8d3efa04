import type { TargetFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { type Edition, nodeTitle, subjectAt } from "../report/edition.ts";
import { type Markup, markup, type Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";

const columns = ["baseline", "target", "actual", "attainment"] as const;

/** Targets with baseline, actual, attainment, deadline, provider and verification; who promised stands first when several did. */
export function targetTable(edition: Edition, targets: readonly TargetFinding[], caption: Markup): Markup {
  const { words } = edition;
  const several = new Set(targets.map((target) => target.subject)).size > 1;
  const word = (column: string) => wordColumn(words.say(`report.target.${column}`));
  return dataTable({
    caption,
    columns: [
      wordColumn(words.say(several ? "report.ranking.name" : "report.indicator")),
      ...(several ? [wordColumn(words.say("report.indicator"))] : []),
      ...columns.map((column) => numberColumn(words.say(`report.target.${column}`))),
      ...["met", "deadline", "provider", "verified"].map(word),
    ],
    rows: targets.map((target) => row(edition, target, several ? "named" : "unnamed")),
  });
}

function row(edition: Edition, target: TargetFinding, form: "named" | "unnamed"): Piece[] {
  const { words, reading } = edition;
  const digits = numbers.digitsFor([target.baseline, target.target, target.actual]);
  const show = (value: number | null) => (value === null ? "\u2014" : print(numbers.fixed(value, digits)));
  const unit = reading.nodes.get(target.indicator)?.unit ?? "";
  const indicator = markup`${print(nodeTitle(edition, target.indicator))}${unit === "" ? null : markup` <small>${unit}</small>`}`;
  return [
    ...(form === "named" ? [words.text(subjectAt(edition, target.subject).title)] : []),
    indicator,
    show(target.baseline),
    show(target.target),
    show(target.actual),
    attainment(edition, target),
    metWords(edition, target.met),
    target.deadline ?? "\u2014",
    target.provider ?? "\u2014",
    target.verified === null ? "\u2014" : words.say(`report.target.verified-${target.verified ? "yes" : "no"}`),
  ];
}

function attainment({ words }: Edition, { attainment: share, reason }: TargetFinding): Markup {
  if (share !== null) return print(numbers.percent(share));
  return reason === null ? markup`\u2014` : words.say(`undefined.${reason}`);
}

function metWords({ words }: Edition, met: boolean | null): Markup {
  if (met === null) return words.say("report.target.open");
  return markup`<span class="${met ? "met" : "missed"}">${met ? "\u2713" : "\u25cb"} ${words.say(`report.target.${met ? "yes" : "no"}`)}</span>`;
}
