import { doubtful, type Edition, nameOf, poolTitle, rangeOf, stateOf, subjectCount } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { rankRange } from "../report/reading.ts";
import { type Fact, type Localised, print } from "../report/words.ts";

/** Kicker, title and the findings in a few plain sentences, then the counts that matter. */
export function summary(edition: Edition): Markup {
  const { words, reading } = edition;
  const { scheme } = reading.findings;
  const kicker = words.say("report.kicker", {
    kind: words.phrase(`report.kind.${scheme.kind}`),
    period: scheme.period,
  });
  const fictional = scheme.fictional ? markup`<strong class=fictional>${words.say("report.fictional")}</strong>` : null;
  return markup`<header class=summary><p class=kicker>${kicker}${fictional}</p><h1>${words.text(scheme.title)}</h1>
<p class=lead>${sentences(edition)}</p>
${strip(edition)}</header>
`;
}

/** The share of scored cells that were present, over all subjects. */
function meanCoverage({ reading }: Edition): number {
  const { subjects } = reading.findings;
  return subjects.length === 0 ? 0 : subjects.reduce((sum, subject) => sum + subject.coverage, 0) / subjects.length;
}

function sentences(edition: Edition): Markup {
  const { words, reading } = edition;
  const parts: (readonly [code: string, facts: Record<string, Fact>] | null)[] = [
    ["report.lead.scope", scope(edition)],
    leaders(edition),
    undecided(edition),
    moved(edition),
    reading.findings.flags.length === 0
      ? ["report.lead.no-flags", {}]
      : ["report.lead.flags", { flags: words.count("flag", reading.findings.flags.length) }],
    noScore(edition),
  ];
  return words.sayAll(parts.filter((part) => part !== null));
}

function scope(edition: Edition): Record<string, Fact> {
  const { words, reading } = edition;
  return {
    subjects: subjectCount(edition, reading.findings.subjects.length),
    groups: words.count("group", reading.pools.length),
    indicators: words.count("indicator", reading.indicators.length),
    coverage: numbers.percentFine(meanCoverage(edition)),
  };
}

function leaders(edition: Edition): readonly [string, Record<string, Fact>] | null {
  const { reading, words } = edition;
  if (reading.findings.draws === 0 || reading.pools.length > 6) return null;
  const items: Localised[] = [];
  for (const pool of reading.pools) {
    const first = pool.members[0];
    const range = first === undefined ? null : rankRange(reading.root, first);
    if (first === undefined || range === null || pool.members.length < 2) continue;
    items.push(
      words.phrase("report.lead.leader", {
        group: poolTitle(edition, pool),
        name: nameOf(edition, first),
        range: rangeOf(range),
      }),
    );
  }
  return items.length === 0 ? null : ["report.lead.leaders", { list: words.list(items) }];
}

function undecided(edition: Edition): readonly [string, Record<string, Fact>] {
  const { reading } = edition;
  if (reading.findings.draws === 0) return ["report.lead.no-draws", {}];
  const open = count(edition, "undecided");
  return open === 0
    ? [doubtful(edition, "report.lead.all-settled"), {}]
    : [doubtful(edition, "report.lead.undecided"), { subjects: subjectCount(edition, open) }];
}

function moved(edition: Edition): readonly [string, Record<string, Fact>] | null {
  const { reading } = edition;
  let largest = 0;
  let found: readonly [string, Record<string, Fact>] | null = null;
  reading.findings.subjects.forEach((subject, i) => {
    const now = reading.root.score[i] ?? null;
    if (now === null || subject.previous === null) return;
    const change = now - subject.previous.score;
    if (Math.abs(change) <= largest) return;
    largest = Math.abs(change);
    found = [
      "report.lead.moved",
      { name: nameOf(edition, i), change: numbers.signed(change), period: subject.previous.period },
    ];
  });
  return found;
}

function noScore(edition: Edition): readonly [string, Record<string, Fact>] | null {
  const missing = count(edition, "no-score");
  return missing === 0 ? null : ["report.lead.no-score", { subjects: subjectCount(edition, missing) }];
}

function count(edition: Edition, state: "undecided" | "no-score"): number {
  return edition.reading.findings.subjects.filter((_, subject) => stateOf(edition, subject) === state).length;
}

/** The strip of key counts. */
function strip(edition: Edition): Markup {
  const { reading, words } = edition;
  const { findings } = reading;
  const met = findings.targets.filter((target) => target.met === true).length;
  const tiles: readonly (readonly [Fact, Markup])[] = [
    [
      numbers.count(findings.subjects.length),
      words.say(`report.strip.${findings.scheme.subjectType}`, { groups: words.count("group", reading.pools.length) }),
    ],
    [
      numbers.count(reading.indicators.length),
      words.say("report.strip.indicators", { coverage: numbers.percentFine(meanCoverage(edition)) }),
    ],
    findings.draws === 0
      ? ["\u2014", words.say("report.strip.not-varied")]
      : [numbers.count(count(edition, "undecided")), words.say(doubtful(edition, "report.strip.undecided"))],
    [numbers.count(findings.flags.length), words.say("report.strip.flags")],
    findings.targets.length > 0
      ? [`${met} / ${findings.targets.length}`, words.say("report.strip.targets")]
      : [numbers.count(findings.burden.minutesPerSubject), words.say("report.strip.minutes")],
  ];
  return markup`<dl class=strip>${tiles.map(([figure, label]) => markup`<div><dt>${label}</dt><dd>${print(figure)}</dd></div>`)}</dl>`;
}
