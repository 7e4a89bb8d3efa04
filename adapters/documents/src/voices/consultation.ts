import type { PollFinding, VoiceFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { behind } from "../charts/figure.ts";
import { type Edition, nameOf, note } from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { type Answered, answered, optionSets } from "./answered.ts";
import { returned } from "./poll-story.ts";
import { questions } from "./questions.ts";

/** An open consultation, set apart: who came of themselves is counted, and stands for nobody else. */
export function consultation(edition: Edition, poll: PollFinding, at: number): Markup {
  const { words } = edition;
  const id = `v${at}`;
  const says = words.sayAll([["report.voices.consultation.note", {}], ...returned(edition, poll)]);
  return markup`<article class="poll apart" id="${id}" aria-labelledby="${id}-h"><h3 id="${id}-h">${words.text(poll.title)} <span class=tag>${words.say("report.voices.consultation.tag")}</span></h3>
${note(says)}${countTables(edition, poll)}${questions(edition, poll)}</article>
`;
}

/** Ballots per option, of all and of each, and nothing made of them. */
function countTables(edition: Edition, poll: PollFinding): Markup {
  const { words, reading, voices } = edition;
  const heard = reading.pools
    .flatMap((pool) => pool.members)
    .map((member) => voices.heard(poll, member))
    .filter((voice) => voice !== null);
  const tables = optionSets(answered(poll, poll.overall.items)).map((set) => {
    const of = (some: readonly VoiceFinding[]) => countTable(edition, { poll, set, voices: some });
    const each = heard.length === 0 ? null : behind(words, of(heard));
    return markup`${of([poll.overall])}${each}`;
  });
  return markup`${tables}`;
}

interface Counted {
  readonly poll: PollFinding;
  readonly set: readonly Answered[];
  readonly voices: readonly VoiceFinding[];
}

function countTable(edition: Edition, { poll, set, voices }: Counted): Markup {
  const { words } = edition;
  const whole = voices.every(({ subject }) => subject === -1);
  const who = ({ subject }: VoiceFinding) => (whole ? [] : [words.text(nameOf(edition, subject))]);
  return dataTable({
    caption: words.say("report.voices.consultation.caption", { poll: words.title(poll.title) }),
    columns: [
      ...(whole ? [] : [wordColumn(words.say("report.ranking.name"))]),
      wordColumn(words.say("report.voices.item")),
      ...(set[0]?.item.options ?? []).map((option) => numberColumn(words.text(option.title))),
      numberColumn(words.say("report.voices.blank")),
    ],
    rows: voices.flatMap((voice) =>
      answered(poll, voice.items)
        .filter(({ item }) => set.some((one) => one.item === item))
        .map(({ item, found }) => [
          ...who(voice),
          words.text(item.title),
          ...[...found.counts, found.blank].map((count) => print(numbers.count(count))),
        ]),
    ),
  });
}
