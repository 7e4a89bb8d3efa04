import type { PollFinding, VoiceFinding } from "@huabiao/assess";
import { figure } from "../charts/figure.ts";
import { intervalBar } from "../charts/interval-bars.ts";
import { type Edition, subjectCount, subjectLink } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { scoreWords } from "./estimate-cells.ts";
import { turnoutWords } from "./poll-words.ts";
import { foldLong, poolRows } from "./pool-rows.ts";
import { subjectCells } from "./subject-cells.ts";
import { scoreGrid } from "./voice-peers.ts";

/** A poll's score of every subject as an interval bar, group by group, with ballots and turnout. */
export function subjectBars(edition: Edition, poll: PollFinding, id: string): Markup {
  const { words, voices } = edition;
  if (poll.subjects.length === 0) return nothing;
  const chart = poolRows(edition, {
    scale: voices.scoreScale,
    subjects: new Set(poll.subjects.map((voice) => voice.subject)),
    row: (subject) => row(edition, voices.heard(poll, subject)),
  });
  const list = figure(words, {
    id,
    title: words.say("report.voices.subjects.title"),
    alternative: words.say("report.voices.subjects.alternative", { poll: words.title(poll.title) }),
    chart,
    table: subjectCells(edition, poll),
  });
  const count = poll.subjects.length;
  return foldLong(count, words.say("report.voices.each", { subjects: subjectCount(edition, count) }), list);
}

function row(edition: Edition, voice: VoiceFinding | null): Markup {
  if (voice === null) return nothing;
  const { value } = voice.score;
  const bar = intervalBar({
    scale: edition.voices.scoreScale,
    grid: scoreGrid,
    range: value === null ? null : [value.lower, value.upper],
    middle: value?.estimate ?? null,
    state: "settled",
  });
  return markup`<li class="row said-row"><span class=name>${subjectLink(edition, voice.subject)}</span>${bar}<span class=figure>${scoreWords(edition, voice.score)}</span><span class=aside>${turnoutWords(edition, voice.participation)}</span></li>
`;
}
