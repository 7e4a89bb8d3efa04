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
      : markup`<ul>${wouldChange.map((change) => markup`<li>${words.say(`report.outlook.${change.kind}-${change.direction}`, changeFacts(edition, change))}</li>`)}</ul>`;
  return markup`${rankChances(edition, subject)}${bandChances(edition, subject)}<div class="part"><h5>${words.say("report.outlook.title")}</h5>${list}</div>
`;
}

/** The facts of a change that would move a rank by one. */
export function changeFacts(
  edition: Edition,
  { kind, node, from, to, effort, rival }: WouldChange,
): Record<string, Fact> {
  const unit = kind === "weight" ? "" : (edition.reading.nodes.get(node)?.unit ?? "");
  const digits = numbers.digitsFor([from, to, from - to]);
  const show = (value: number): Fact => (kind === "weight" ? numbers.percentFine(value) : numbers.fixed(value, digits));
  const share = numbers.percent(Math.abs(effort));
  const aim = show(to);
  const after = unit === "" ? aim : each((language) => `${factIn(aim, language)} ${unit}`);
  return {
    node: nodeTitle(edition, node),
    from: show(from),
    to: after,
    effort: share,
    rival: nameOf(edition, rival),
  };
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
  return markup`<div class="part"><h5>${words.say("report.bands.title")}</h5><ul class="inline">${items}</ul></div>`;
}
