import type { SurpriseFinding } from "@huabiao/assess";
import {
  doubtful,
  type Edition,
  nodeTitle,
  note,
  section,
  stateOf,
  subjectLink,
  voiceTitle,
} from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import { print } from "../report/words.ts";
import { surpriseFacts } from "./surprise-facts.ts";

/** This many stand open; the rest is folded away. */
const shown = 12;
/** So many subjects are named in one line before the rest is only counted. */
const namesShown = 12;

/** What a reader should look at first, each in one sentence; who is undecided or without a score stands in one line each. */
export function surprises(edition: Edition): Markup {
  const { words, reading } = edition;
  const single = onceEach(reading.findings.surprises);
  const lines = single.map((surprise) => item(edition, surprise));
  const states = (["undecided", "no-score"] as const).filter((state) =>
    reading.findings.surprises.some((surprise) => surprise.code === state),
  );
  const together = states.map((state) => collective(edition, state));
  const title = words.say("report.surprises.title");
  if (lines.length + together.length === 0)
    return section("surprises", title, note(words.say("report.surprises.none")));
  const rest = lines.slice(shown);
  const more = words.say("report.surprises.more", { count: rest.length });
  const folded = markup`<details class=print-open><summary>${more}</summary><ul class=first>${rest}</ul></details>`;
  return section(
    "surprises",
    title,
    note(words.say("report.surprises.note")),
    markup`<ul class=first>${lines.slice(0, shown)}${together}</ul>${rest.length === 0 ? null : folded}`,
  );
}

/** Surprises about one subject or indicator; several missed targets of one subject are one surprise. */
function onceEach(found: readonly SurpriseFinding[]): SurpriseFinding[] {
  const seen = new Set<string>();
  return found.filter(({ code, subject, facts }) => {
    if (code === "undecided" || code === "no-score") return false;
    const key = `${code} ${subject} ${code === "target-missed" ? "" : JSON.stringify(facts)}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function item(edition: Edition, surprise: SurpriseFinding): Markup {
  const { words } = edition;
  const whole = surprise.subject === null;
  const code = whole ? "report.surprise.flagged.whole" : `report.surprise.${surprise.code}`;
  const who = surprise.subject === null ? indicatorName(edition, surprise) : subjectLink(edition, surprise.subject);
  return line(edition, surprise.code, markup`<b>${who}</b> ${words.say(code, surpriseFacts(edition, surprise))}`);
}

function indicatorName(edition: Edition, { facts }: SurpriseFinding): Markup {
  const { poll } = facts;
  if (typeof poll === "string") return print(voiceTitle(edition, poll));
  const node = facts["indicator"] ?? facts["node"];
  return typeof node === "string" ? print(nodeTitle(edition, node)) : edition.words.text(edition.reading.root.title);
}

/** All subjects of a state in one line: one line each would hide everything else. */
function collective(edition: Edition, state: "undecided" | "no-score"): Markup {
  const { words, reading } = edition;
  const found = reading.findings.subjects
    .map((_, subject) => subject)
    .filter((subject) => stateOf(edition, subject) === state);
  const comma = words.say("report.comma");
  const names = found
    .slice(0, namesShown)
    .map((subject, i) => markup`${i === 0 ? null : comma}<b>${subjectLink(edition, subject)}</b>`);
  const rest = found.length - names.length;
  const more = rest === 0 ? null : markup`${comma}${words.say("report.and-more", { count: rest })}`;
  return line(
    edition,
    state,
    markup`${names}${more}${words.say(state === "undecided" ? doubtful(edition, "report.surprise.undecided") : "report.surprise.no-score")}`,
  );
}

function line({ words }: Edition, code: SurpriseFinding["code"], says: Markup): Markup {
  return markup`<li class="${code}"><span class=tag>${words.say(`report.surprise.${code}.tag`)}</span><span class=what>${says}</span></li>
`;
}
