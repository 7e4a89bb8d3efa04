import type { SubjectFinding } from "@huabiao/assess";
import {
  bandTitle,
  type Edition,
  nodeTitle,
  otherNames,
  poolTitle,
  rangeOf,
  stateOf,
  subjectAt,
  subjectCount,
} from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { rankRange, scoreRange } from "../report/reading.ts";
import type { Facts } from "../report/words.ts";
import { changeFacts } from "./outlook.ts";

type Sentence = readonly [code: string, facts: Facts];

/** A subject's result in plain sentences: progress first, then place, reasons, doubt, and what would help most next time. */
export function story(edition: Edition, subject: number): Markup {
  const parts = [progress, place, strengths, doubt, band, nextStep]
    .map((part) => part(edition, subject))
    .filter((part) => part !== null);
  return markup`<p class=story>${edition.words.sayAll(parts)}</p>
`;
}

function progress(edition: Edition, subject: number): Sentence {
  const { previous } = subjectAt(edition, subject);
  const now = edition.reading.root.score[subject] ?? null;
  if (previous === null || now === null) return ["report.story.no-previous", {}];
  const change = now - previous.score;
  const direction = Math.abs(change) < 0.05 ? "same" : change > 0 ? "up" : "down";
  return [
    `report.story.${direction}`,
    {
      period: previous.period,
      change: numbers.score(Math.abs(change)),
      before: numbers.score(previous.score),
      after: numbers.score(now),
    },
  ];
}

function place(edition: Edition, subject: number): Sentence {
  const { reading, words } = edition;
  const pool = reading.poolOf[subject];
  const score = reading.root.score[subject] ?? null;
  const group = pool === undefined ? "" : poolTitle(edition, pool);
  if (score === null)
    return [
      "report.story.no-score",
      { reason: words.phrase(`undefined.${reading.reason(subject, reading.root.id) ?? "no-data"}`) },
    ];
  const size = subjectCount(edition, pool?.members.length ?? 1);
  const [range, ends] = [rankRange(reading.root, subject), scoreRange(reading.root, subject)];
  if (range === null || ends === null)
    return ["report.story.place-nominal", { group, size, score: numbers.score(score) }];
  const facts = {
    group,
    size,
    score: numbers.score(score),
    range: rangeOf(range),
    lower: numbers.score(ends[0]),
    upper: numbers.score(ends[1]),
  };
  return ["report.story.place", { ...facts, interval: numbers.percent(reading.findings.interval) }];
}

function strengths(edition: Edition, subject: number): Sentence | null {
  const { contributions } = subjectAt(edition, subject);
  const up = strongest(contributions, 1);
  const down = strongest(contributions, -1);
  if (up.length === 0 && down.length === 0) return null;
  const list = (found: typeof up) => edition.words.list(found.map((item) => nodeTitle(edition, item.node)));
  if (down.length === 0) return ["report.story.only-up", { up: list(up) }];
  if (up.length === 0) return ["report.story.only-down", { down: list(down) }];
  return ["report.story.both", { up: list(up), down: list(down) }];
}

function strongest(contributions: SubjectFinding["contributions"], sign: 1 | -1): SubjectFinding["contributions"] {
  return contributions
    .filter((item) => item.value * sign >= 0.05)
    .sort((a, b) => (b.value - a.value) * sign)
    .slice(0, 2);
}

function doubt(edition: Edition, subject: number): Sentence | null {
  const others = subjectAt(edition, subject).inseparable;
  return stateOf(edition, subject) !== "undecided" || others.length === 0
    ? null
    : ["report.story.undecided", { others: otherNames(edition, others) }];
}

function band(edition: Edition, subject: number): Sentence | null {
  const finding = subjectAt(edition, subject);
  if (finding.band === null) return null;
  const chance = finding.bandProbabilities.find((known) => known.band === finding.band);
  const title = edition.words.title(bandTitle(edition, finding.band));
  if (chance === undefined) return ["report.story.band-nominal", { band: title }];
  return ["report.story.band", { band: title, probability: numbers.percent(chance.probability) }];
}

function nextStep(edition: Edition, subject: number): Sentence | null {
  const step = subjectAt(edition, subject).wouldChange.find(
    (change) => change.kind === "input" && change.direction === "up",
  );
  return step === undefined ? null : ["report.story.next", changeFacts(edition, subject, step)];
}
