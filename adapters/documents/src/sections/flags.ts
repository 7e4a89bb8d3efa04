import type { CheckFinding, FlagFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { type Edition, nodeTitle, note, section, subjectLink } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import { print } from "../report/words.ts";
import { flagFacts, flaggedPeriods, flagTitle } from "./flag-facts.ts";

/** This many cards stand open; the rest is folded away. */
const shown = 10;

/** A flag and its place in the findings, which names it on the page. */
interface Numbered {
  readonly flag: FlagFinding;
  readonly at: number;
}

/** Data that ask for a human look: what was seen, what innocent reason there may be, what to check, and that no score moved. */
export function flags(edition: Edition): Markup {
  const { words, reading } = edition;
  const { flags: found, checks } = reading.findings;
  const cards = gathered(found).map((group) => card(edition, group));
  const rest = cards.slice(shown);
  const folded = markup`<details class=print-open><summary>${words.say("report.flags.more", { count: rest.length })}</summary>${rest}</details>`;
  const title = words.say(found.length === 0 ? "report.flags.title-none" : "report.flags.title", {
    flags: words.count("flag", found.length),
  });
  return section(
    "flags",
    title,
    note(words.say("report.flags.note")),
    markup`${cards.slice(0, shown)}${rest.length === 0 ? null : folded}`,
    checkTable(edition, checks),
  );
}

/** Flags of one subject by one check belong on one card: they ask the same question of several indicators, or of one poll. */
function gathered(found: readonly FlagFinding[]): Numbered[][] {
  const groups = new Map<string, Numbered[]>();
  found.forEach((flag, at) => {
    const key = flag.subject === null ? `whole ${at}` : `${flag.subject} ${flag.poll ?? ""} ${flag.check}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ flag, at }]);
    else group.push({ flag, at });
  });
  return [...groups.values()];
}

function card(edition: Edition, group: readonly Numbered[]): Markup {
  const { words } = edition;
  const first = group[0];
  if (first === undefined) return markup``;
  const { flag, at } = first;
  const facts = flagFacts(edition, flag);
  const line = (part: string, says: Markup) => markup`<dt>${words.say(`report.flag.${part}`)}</dt><dd>${says}</dd>`;
  const sentence = (part: string) => words.say(`check.${flag.check}.${part}`, facts);
  return markup`<article class=flag aria-labelledby="f${at}-t"><h3 id="f${at}-t">${heading(edition, flag)}</h3>
<dl>${line("seen", markup`${group.map((one) => seen(edition, one))}`)}${line("innocent", sentence("innocent"))}${line("to-check", sentence("toCheck"))}${line("effect", words.say("report.flag.no-effect"))}</dl></article>
`;
}

/** What one flag saw: where, when, and how strong the evidence is. */
function seen(edition: Edition, { flag, at }: Numbered): Markup {
  const { words } = edition;
  const facts = flagFacts(edition, flag);
  const where = [
    ...(flag.indicator === null ? [] : [markup`<b>${print(nodeTitle(edition, flag.indicator))}</b> `]),
    ...(flag.periods.length === 0 ? [] : [markup`<span class=soft>${flaggedPeriods(flag)}</span> `]),
  ];
  return markup`<p id="f${at}">${where}${words.say(`check.${flag.check}.seen`, facts)} <span class=soft>${words.say("report.flag.p", facts)}</span></p>`;
}

function heading(edition: Edition, flag: FlagFinding): Markup {
  const about = print(flagTitle(edition, flag));
  const who = flag.subject === null ? about : subjectLink(edition, flag.subject);
  const of = flag.poll === null || flag.subject === null ? null : markup` \u00b7 ${about}`;
  return markup`${who}${of}${checkName(edition, flag.check)}`;
}

/** The check's name when the catalogue has one. */
export function checkName({ words }: Edition, check: string): Markup | null {
  const code = `check.${check}.name`;
  const name = words.phrase(code);
  return name.en === code ? null : markup` \u00b7 ${print(name)}`;
}

function checkTable(edition: Edition, checks: readonly CheckFinding[]): Markup {
  const { words } = edition;
  if (checks.length === 0) return markup``;
  const table = dataTable({
    caption: words.say("report.checks.caption"),
    columns: [
      wordColumn(words.say("report.checks.check")),
      ...["run", "flagged", "skipped"].map((code) => numberColumn(words.say(`report.checks.${code}`))),
    ],
    rows: checks.map((check) => [
      print(words.first([`check.${check.check}.name`, check.check])),
      check.run,
      check.flagged,
      check.skipped,
    ]),
  });
  return markup`<details class=behind><summary>${words.say("report.checks.open", { checks: words.count("check", checks.length) })}</summary>${table}</details>`;
}
