import { behind, legend } from "../charts/figure.ts";
import { intervalBar } from "../charts/interval-bars.ts";
import { axis } from "../charts/track.ts";
import {
  doubtful,
  type Edition,
  note,
  poolTitle,
  section,
  stateOf,
  subjectCount,
  subjectLink,
} from "../report/edition.ts";
import { type Markup, markup } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { rankingGrid } from "../report/peers.ts";
import { type Pool, scoreRange } from "../report/reading.ts";
import { print } from "../report/words.ts";
import { changeWords, rankWords, verdict } from "./rank-words.ts";
import { rankingTable } from "./ranking-table.ts";

/** Groups longer than this fold their tail away; it stays on the page. */
const shown = 40;

/** Every subject of every group as a score interval with its range of ranks; never a bare rank. */
export function ranking(edition: Edition): Markup {
  const { words, reading } = edition;
  const { findings } = reading;
  const varied = findings.draws > 0;
  const text = varied
    ? words.say("report.ranking.note", { interval: numbers.percent(findings.interval) })
    : markup`<strong>${words.say("report.ranking.no-draws")}</strong>`;
  const title = words.say(varied ? "report.ranking.title" : "report.ranking.title-no-draws");
  return section(
    "ranking",
    title,
    note(text),
    ...reading.pools.map((pool, i) => group(edition, pool, i)),
    key(edition),
  );
}

function group(edition: Edition, pool: Pool, i: number): Markup {
  const { words } = edition;
  const id = `ranking-${i}`;
  const head = pool.members.slice(0, pool.members.length > shown ? shown : undefined);
  const tail = pool.members.slice(head.length);
  const more =
    tail.length === 0
      ? null
      : markup`<details class="tail print-open"><summary>${words.say("report.ranking.more", { subjects: subjectCount(edition, tail.length) })}</summary>${rows(edition, tail)}</details>`;
  return markup`<figure class=ranking id="${id}" aria-labelledby="${id}-t"><figcaption id="${id}-t"><h3>${print(poolTitle(edition, pool))}</h3> <span>${print(subjectCount(edition, pool.members.length))}</span></figcaption>
${i === 0 ? headings(edition) : null}${rows(edition, head)}${more}${behind(words, rankingTable(edition, pool))}</figure>
`;
}

function headings({ words, peers, reading }: Edition): Markup {
  const last = reading.findings.bands.length > 0 ? "band" : "verdict";
  const [name, rank, change, word] = ["name", "rank", "change", last].map((column) =>
    words.say(`report.ranking.${column}`),
  );
  return markup`<div class="row ranking-row heads" aria-hidden="true"><span>${name ?? null}</span>${axis(peers.indexScale)}<span>${rank ?? null}</span><span>${change ?? null}</span><span>${word ?? null}</span></div>`;
}

function rows(edition: Edition, members: readonly number[]): Markup {
  return markup`<ol class=rows>${members.map((subject) => row(edition, subject))}</ol>`;
}

function row(edition: Edition, subject: number): Markup {
  const { reading, peers } = edition;
  const middle = reading.root.score[subject] ?? null;
  const range = scoreRange(reading.root, subject);
  const state = stateOf(edition, subject);
  const bar = intervalBar({
    scale: peers.indexScale,
    grid: rankingGrid,
    range,
    middle,
    state: state === "undecided" ? "undecided" : "settled",
  });
  const figures =
    middle === null ? "" : `${plain(middle)}${range === null ? "" : ` (${plain(range[0])}\u2013${plain(range[1])})`}`;
  return markup`<li class="row ranking-row"><span class=name>${subjectLink(edition, subject)}</span>${bar}<span class=alternative>${figures}</span><span class=range>${rankWords(edition, subject)}</span><span class=change>${changeWords(edition, subject)}</span><span class="verdict ${state}">${verdict(edition, subject)}</span></li>
`;
}

function plain(value: number): string {
  return value.toFixed(1).replace("-", "\u2212");
}

function key(edition: Edition): Markup {
  const { words, reading } = edition;
  if (reading.findings.draws === 0) return legend([{ sign: "value-dot", words: words.say("report.legend.score") }]);
  const within = markup`<p class=legend>${words.say("report.legend.within")}</p>`;
  return markup`${legend([
    { sign: "value-dot", words: words.say(doubtful(edition, "report.legend.settled")) },
    { sign: "open-dot", words: words.say(doubtful(edition, "report.legend.undecided")) },
    {
      sign: "value-band",
      words: words.say("report.legend.interval", { interval: numbers.percent(reading.findings.interval) }),
    },
  ])}${within}`;
}
