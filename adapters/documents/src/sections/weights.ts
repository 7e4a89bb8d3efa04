import type { NodeFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { figure } from "../charts/figure.ts";
import { linearScale } from "../charts/scale.ts";
import { declaredBar, effectDot } from "../charts/weight-bars.ts";
import { type Edition, nodeTitle, note, section } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";

interface Weight {
  readonly node: NodeFinding;
  /** Mean share of the index over the groups, each group once. */
  readonly declared: number;
  readonly lowest: number;
  readonly highest: number;
}

/** What the scheme says an indicator counts, beside how closely it really goes with the result. */
export function weights(edition: Edition): Markup {
  const { words, reading } = edition;
  const found = reading.indicators.map(weightOf).sort((a, b) => b.declared - a.declared);
  if (found.length === 0) return nothing;
  const against = found.filter((weight) => weight.declared > 0 && (weight.node.effectiveWeight ?? 0) < 0);
  const list = words.list(against.slice(0, 5).map((weight) => nodeTitle(edition, weight.node)));
  const warning = against.length === 0 ? "report.weights.none-against" : "report.weights.against";
  const says = words.sayAll([
    ["report.weights.note", {}],
    [warning, { list }],
  ]);
  return section("weights", words.say("report.weights.title"), note(says), chart(edition, found));
}

function weightOf(node: NodeFinding): Weight {
  const shares = node.globalWeights;
  const sum = shares.reduce((total, share) => total + share, 0);
  return {
    node,
    declared: shares.length === 0 ? 0 : sum / shares.length,
    lowest: Math.min(...shares, 1),
    highest: Math.max(...shares, 0),
  };
}

function chart(edition: Edition, found: readonly Weight[]): Markup {
  const { words } = edition;
  const declared = linearScale([0, ...found.map((weight) => weight.declared)]);
  const effect = linearScale([-1, 1]);
  const [name, left, right] = ["report.indicator", "report.weights.declared", "report.weights.effective"].map((code) =>
    words.say(code),
  );
  const heads = markup`<div class="row weight-row heads" aria-hidden="true"><span>${name ?? null}</span><span>${left ?? null}</span><span></span><span>${right ?? null}</span><span></span></div>`;
  const rows = found.map(({ node, declared: share }) => {
    const effective =
      node.effectiveWeight === null ? words.say("report.none") : print(numbers.statistic(node.effectiveWeight));
    return markup`<li class="row weight-row"><span class=name>${print(nodeTitle(edition, node))}</span>${declaredBar(declared, share)}<span class=figure>${print(numbers.percentFine(share))}</span>${effectDot(effect, node.effectiveWeight)}<span class=figure>${effective}</span></li>
`;
  });
  return figure(words, {
    id: "weights-bars",
    title: words.say("report.weights.figure"),
    alternative: words.say("report.weights.alternative"),
    chart: markup`${heads}<ul class=rows>${rows}</ul>`,
    table: table(edition, found),
  });
}

function table(edition: Edition, found: readonly Weight[]): Markup {
  const { words } = edition;
  return dataTable({
    caption: words.say("report.weights.figure"),
    columns: [
      wordColumn(words.say("report.indicator")),
      ...["declared", "range", "effective"].map((code) => numberColumn(words.say(`report.weights.${code}`))),
    ],
    rows: found.map(({ node, declared, lowest, highest }) => [
      print(nodeTitle(edition, node)),
      print(numbers.percentFine(declared)),
      highest - lowest < 1e-9
        ? "\u2014"
        : markup`${print(numbers.percentFine(lowest))}\u2013${print(numbers.percentFine(highest))}`,
      node.effectiveWeight === null ? words.say("report.none") : print(numbers.statistic(node.effectiveWeight)),
    ]),
  });
}
