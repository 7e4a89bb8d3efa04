import type { SubjectFinding, WouldChange } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { figure } from "../charts/figure.ts";
import { type Chance, probabilityStrip } from "../charts/probability-strip.ts";
import { bandTitle, type Edition, nameOf, nodeTitle, subjectAt } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { each, type Fact, factIn, print } from "../report/words.ts";

/** What would change the result, in words, and how likely each rank and band is. */
export function outlook(edition: Edition, subject: number): Markup {
  const { words } = edition;
  const { wouldChange } = subjectAt(edition, subject);
  const list =
    wouldChange.length === 0
      ? words.say("report.outlook.none")
      : markup`<ul>${wouldChange.map((change) => markup`<li>${words.say(`report.outlook.${change.kind}-${change.direction}`, changeFacts(edition, subject, change))}</li>`)}</ul>`;
  return markup`${rankChances(edition, subject)}${bandChances(edition, subject)}<div class=part><h5>${words.say("report.outlook.title")}</h5>${list}</div>
`;
}

/** The facts of a change that would move a subject's rank by one. A weight is told as its share of the parent's. */
export function changeFacts(edition: Edition, subject: number, change: WouldChange): Record<string, Fact> {
  const { node, effort, rival } = change;
  const told = change.kind === "weight" ? weightFacts(edition, subject, change) : inputFacts(edition, change);
  return {
    node: nodeTitle(edition, node),
    ...told,
    effort: numbers.percent(Math.abs(effort)),
    rival: nameOf(edition, rival),
  };
}

function inputFacts(edition: Edition, { node, from, to }: WouldChange): Record<"from" | "to", Fact> {
  const unit = edition.reading.nodes.get(node)?.unit ?? "";
  const digits = numbers.digitsFor([from, to, from - to]);
  const aim = numbers.fixed(to, digits);
  const after = unit === "" ? aim : each((language) => `${factIn(aim, language)} ${unit}`);
  return { from: numbers.fixed(from, digits), to: after };
}

function weightFacts(edition: Edition, subject: number, { node, from, to }: WouldChange): Record<"from" | "to", Fact> {
  const share = edition.reading.nodes.get(node)?.weights[subjectAt(edition, subject).group] ?? 0;
  const grown = (share * to) / from;
  return { from: numbers.percentFine(share), to: numbers.percentFine(grown / (1 - share + grown)) };
}

function rankChances(edition: Edition, subject: number): Markup {
  const { words } = edition;
  const finding = subjectAt(edition, subject);
  const chances = rankWindow(finding);
  if (chances.length < 2) return nothing;
  const id = `s${subject}-p`;
  const likely = chances.reduce((best, chance) => (chance.probability > best.probability ? chance : best));
  return figure(words, {
    id,
    title: words.say("report.chances.title"),
    alternative: words.say("report.chances.alternative", {
      name: nameOf(edition, subject),
      rank: likely.label,
      probability: numbers.percent(likely.probability),
    }),
    chart: probabilityStrip(chances, `${id}-t ${id}-a`),
    table: dataTable({
      caption: words.say("report.chances.title"),
      columns: [wordColumn(words.say("report.rank")), numberColumn(words.say("report.probability"))],
      rows: chances.map((chance) => [chance.label, print(numbers.percentFine(chance.probability))]),
    }),
  });
}

/** Probability of each rank from the cumulative ones; only ranks from the first to the last with at least 0.5 %. */
function rankWindow({ rankProbabilities }: SubjectFinding): readonly Chance[] {
  const each = rankProbabilities.map((upTo, i) => ({
    label: String(i + 1),
    probability: Math.max(0, upTo - (rankProbabilities[i - 1] ?? 0)),
  }));
  const likely = (chance: Chance) => chance.probability >= 0.005;
  const found = each.slice(Math.max(0, each.findIndex(likely)), each.findLastIndex(likely) + 1);
  return found.length <= 24 ? found : [];
}

function bandChances(edition: Edition, subject: number): Markup {
  const { words } = edition;
  const { bandProbabilities } = subjectAt(edition, subject);
  if (bandProbabilities.length === 0) return nothing;
  const items = bandProbabilities.map(
    ({ band, probability }) =>
      markup`<li>${words.text(bandTitle(edition, band))} ${print(numbers.percent(probability))}</li>`,
  );
  return markup`<div class=part><h5>${words.say("report.bands.title")}</h5><ul class=inline>${items}</ul></div>`;
}
