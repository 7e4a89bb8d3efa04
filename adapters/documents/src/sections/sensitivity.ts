import type { SensitivityFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { figure, legend } from "../charts/figure.ts";
import { linearScale, type Scale } from "../charts/scale.ts";
import { sensitivityBars } from "../charts/sensitivity-bars.ts";
import { axis } from "../charts/track.ts";
import { type Edition, note, section } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { type Facts, print } from "../report/words.ts";

/** How much each choice of method moves the ranks, in words and as bars with intervals. */
export function sensitivity(edition: Edition): Markup {
  const { words, reading } = edition;
  const found = [...(reading.findings.sensitivity ?? [])].sort((a, b) => b.total[0] - a.total[0]);
  const first = found[0];
  const title = words.say("report.sensitivity.title");
  if (first === undefined) return section("sensitivity", title, note(words.say("report.sensitivity.none")));
  const main = [
    "report.sensitivity.main",
    { factor: factor(edition, first), share: numbers.percent(first.total[0]) },
  ] as const;
  return section("sensitivity", title, note(words.sayAll([main, ...meaning(edition, found)])), chart(edition, found));
}

/** Either the factors act on their own, or together; and which hardly matter. */
function meaning(edition: Edition, found: readonly SensitivityFinding[]): (readonly [string, Facts])[] {
  const { words } = edition;
  const alone = found.reduce((sum, item) => sum + item.first[0], 0);
  const code = alone >= 0.8 ? "report.sensitivity.additive" : "report.sensitivity.interacting";
  const together = [code, { share: numbers.percent(Math.min(1, Math.max(0, alone))) }] as const;
  const small = found.filter((item) => item.total[0] < 0.05);
  if (small.length === 0) return [together];
  return [together, ["report.sensitivity.small", { factors: words.list(small.map((item) => factor(edition, item))) }]];
}

function chart(edition: Edition, found: readonly SensitivityFinding[]): Markup {
  const { words } = edition;
  const scale = linearScale([0, ...found.flatMap((item) => [item.first[2], item.total[2]])]);
  return figure(words, {
    id: "sensitivity-bars",
    title: words.say("report.sensitivity.figure"),
    alternative: words.say("report.sensitivity.alternative"),
    chart: markup`<div class="row sense-row heads" aria-hidden="true"><span></span>${axis(scale)}<span></span></div><ul class=rows>${found.map((item) => row(edition, item, scale))}</ul>`,
    legend: legend([
      { sign: "value-bar", words: words.say("report.sensitivity.first") },
      { sign: "total-bar", words: words.say("report.sensitivity.total") },
      { sign: "whisker", words: words.say("report.sensitivity.whisker") },
    ]),
    table: table(edition, found),
  });
}

function row(edition: Edition, item: SensitivityFinding, scale: Scale): Markup {
  return markup`<li class="row sense-row"><span class=name>${print(factor(edition, item))}</span>${sensitivityBars(scale, item.first, item.total)}<span class=figure>${print(numbers.statistic(Math.max(0, item.first[0])))} / ${print(numbers.statistic(Math.max(0, item.total[0])))}</span></li>
`;
}

function factor({ words }: Edition, item: SensitivityFinding) {
  return words.phrase(`report.factor.${item.factor}`);
}

function table(edition: Edition, found: readonly SensitivityFinding[]): Markup {
  const { words } = edition;
  const codes = ["first", "first-lower", "first-upper", "total", "total-lower", "total-upper"];
  return dataTable({
    caption: words.say("report.sensitivity.figure"),
    columns: [
      wordColumn(words.say("report.sensitivity.factor")),
      ...codes.map((code) => numberColumn(words.say(`report.sensitivity.${code}`))),
    ],
    rows: found.map((item) => [
      print(factor(edition, item)),
      ...[...item.first, ...item.total].map((value) => print(numbers.statistic(value))),
    ]),
  });
}
