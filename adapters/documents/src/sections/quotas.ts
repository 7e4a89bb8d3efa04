import type { QuotaFinding } from "@huabiao/assess";
import { bandTitle, type Edition, note, otherNames, section, titledFacts } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { type Fact, print } from "../report/words.ts";

/** Quota arithmetic line by line; what it gives is suggested only. */
export function quotas(edition: Edition): Markup {
  const { words, reading } = edition;
  const found = reading.findings.quotas;
  if (found.length === 0) return nothing;
  return section(
    "quotas",
    words.say("report.quotas.title"),
    note(words.say("report.quotas.note")),
    ...found.map((quota) => item(edition, quota)),
  );
}

function item(edition: Edition, quota: QuotaFinding): Markup {
  const { words } = edition;
  const facts = {
    pool: words.title(quota.pool),
    band: words.title(bandTitle(edition, quota.band)),
    size: numbers.count(quota.size),
    share: numbers.percent(quota.share),
    product: numbers.statistic(quota.product),
    places: numbers.count(quota.places),
    suggested: numbers.count(quota.suggested),
  };
  const lines = quota.lines.map((line) => {
    const share = line.code.includes("share");
    const tied = line.facts["tied"];
    const names = typeof tied === "string" ? { tied: tiedNames(edition, tied) } : {};
    const given = titledFacts(edition, line.facts, (value) => (share ? numbers.percent(value) : numbers.loose(value)));
    return markup`<li>${print(words.first([`quota.${line.code}`, `report.quota.${line.code}`, line.code], { ...facts, ...given, ...names }))}</li>`;
  });
  const over =
    quota.suggested > quota.places ? markup`<p class=over>${words.say("report.quota.over", facts)}</p>` : null;
  return markup`<div class=part><h3>${words.say("report.quota.head", facts)}</h3><p class=result>${words.say("report.quota.sum", facts)}</p>${lines.length === 0 ? null : markup`<ol>${lines}</ol>`}${over}</div>
`;
}

/** The names of the subjects tied at the last place, from their ids. */
function tiedNames(edition: Edition, ids: string): Fact {
  const { subjects } = edition.reading.findings;
  const found = ids.split(", ").map((id) => subjects.findIndex((subject) => subject.id === id));
  return found.includes(-1) ? ids : otherNames(edition, found);
}
