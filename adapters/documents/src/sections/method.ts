import type { NodeFinding } from "@huabiao/assess";
import { dataTable, numberColumn, sentenceColumn, wordColumn } from "../charts/data-table.ts";
import { type Edition, nodeTitle, note, section } from "../report/edition.ts";
import { type Markup, markup, type Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { hasVoices } from "../report/reading.ts";
import { print } from "../report/words.ts";

const limits = ["bands", "score", "voices", "flags", "radar", "weights", "people"] as const;

/** How it was computed, from what, how to compute it again, and what it cannot say. */
export function method(edition: Edition): Markup {
  const { words } = edition;
  const stated = limitsOf(edition).map((limit) => markup`<li>${words.say(`report.limit.${limit}`)}</li>`);
  return section(
    "method",
    words.say("report.method.title"),
    note(words.say("report.method.note")),
    identity(edition),
    markup`<h3>${words.say("report.method.recompute")}</h3><p>${words.say("report.method.recompute-how")}</p><pre tabindex="0"><code>huabiao verify OUT</code></pre>`,
    markup`<h3>${words.say("report.method.limits")}</h3><ul>${stated}</ul>`,
    inputTable(edition),
    nodeTable(edition),
  );
}

function limitsOf({ reading }: Edition) {
  return limits.filter((limit) => limit !== "voices" || hasVoices(reading.findings));
}

function identity(edition: Edition): Markup {
  const { words, reading } = edition;
  const { scheme, ...findings } = reading.findings;
  const basis = scheme.basis.map(
    (source) =>
      markup`<li>${source.cite === null ? words.text(source.title) : words.say("report.method.cite", { title: words.title(source.title), cite: source.cite })}</li>`,
  );
  const lines: readonly (readonly [string, Piece])[] = [
    ["scheme", markup`${words.text(scheme.title)} <code>${scheme.id} ${scheme.version}</code>`],
    ["digest", markup`<code class=digest>${scheme.digest}</code>`],
    ["engine", markup`<code>${findings.engine}</code>`],
    ["seed", markup`<code>${String(findings.seed)}</code>`],
    ["draws", print(numbers.count(findings.draws))],
    ["interval", print(numbers.percent(findings.interval))],
    ["across", words.say(`report.across.${findings.across}`)],
    ...(basis.length === 0 ? [] : [["basis", markup`<ul class=plain>${basis}</ul>`] as const]),
  ];
  return markup`<dl class=facts>${lines.map(([code, value]) => markup`<dt>${words.say(`report.method.${code}`)}</dt><dd>${value}</dd>`)}</dl>`;
}

function inputTable({ words, reading }: Edition): Markup {
  const table = dataTable({
    caption: words.say("report.inputs.caption"),
    columns: [
      wordColumn(words.say("report.inputs.name")),
      ...["rows", "bytes"].map((code) => numberColumn(words.say(`report.inputs.${code}`))),
      wordColumn(words.say("report.inputs.encoding")),
      wordColumn(words.say("report.inputs.digest")),
    ],
    rows: reading.findings.inputs.map((input) => [
      input.name,
      print(numbers.count(input.rows)),
      print(numbers.count(input.bytes)),
      input.encoding,
      markup`<code class=digest>${input.digest}</code>`,
    ]),
  });
  return markup`<details class=behind><summary>${words.say("report.inputs.open", { files: words.count("file", reading.findings.inputs.length) })}</summary>${table}</details>`;
}

function nodeTable(edition: Edition): Markup {
  const { words, reading } = edition;
  const table = dataTable({
    caption: words.say("report.nodes.caption"),
    columns: [
      wordColumn(words.say("report.nodes.node")),
      ...["direction", "horizon", "binding", "changed"].map((code) => wordColumn(words.say(`report.nodes.${code}`))),
      sentenceColumn(words.say("report.nodes.steps")),
    ],
    rows: [...reading.findings.nodes].reverse().map((node) => nodeRow(edition, node)),
  });
  return markup`<details class=behind><summary>${words.say("report.nodes.open")}</summary>${table}</details>`;
}

function nodeRow(edition: Edition, node: NodeFinding): Piece[] {
  const { words, reading } = edition;
  const treatment = reading.cells.get(node.id)?.treatment ?? null;
  const steps = Object.entries(node.method).map(([step, name]) => `${step}: ${name}`);
  return [
    print(nodeTitle(edition, node)),
    node.direction === null ? "\u2014" : words.say(`report.direction.${node.direction}`),
    node.horizon === null ? "\u2014" : words.say(`report.horizon.${node.horizon}`),
    node.binding ? words.say("report.nodes.is-binding") : "\u2014",
    treatment === null
      ? "\u2014"
      : words.say(treatment.log ? "report.nodes.logged" : "report.nodes.winsorised", { count: treatment.winsorised }),
    markup`<code>${steps.join("; ")}</code>`,
  ];
}
