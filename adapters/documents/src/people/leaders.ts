import type { LeadersFinding, PersonFinding } from "@huabiao/assess";
import { dataTable, numberColumn, sentenceColumn, wordColumn } from "../charts/data-table.ts";
import { behind, figure } from "../charts/figure.ts";
import { intervalBar } from "../charts/interval-bars.ts";
import { linearScale, type Scale } from "../charts/scale.ts";
import { axis, gridLines, line, shared } from "../charts/track.ts";
import { note } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { foldLong } from "../voices/pool-rows.ts";
import { signedRange } from "./projects.ts";
import { outcomeTitle, personLink, type Roster } from "./roster.ts";

const leaderGrid = "grid-leader";
/** So many are drawn. */
const listed = 100;

interface Compared {
  readonly person: number;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** Leaders compared through those who moved, in the order of their teams, and who is not comparable and why. */
export function leaders(roster: Roster): Markup {
  const { words, people } = roster;
  if (people.leaders === null) return nothing;
  const compared = people.persons.flatMap(({ leaderEffect }, person): Compared[] => {
    const { estimate, lower, upper } = leaderEffect;
    return estimate === null || lower === null || upper === null ? [] : [{ person, estimate, lower, upper }];
  });
  const facts = {
    indicator: outcomeTitle(roster, people.leaders.indicator),
    movers: people.leaders.movers,
    sets: tied(people.leaders).length,
    persons: words.count("person", compared.length),
  };
  return markup`<article class=poll id="leaders" aria-labelledby="leaders-h"><h3 id="leaders-h">${words.say("report.people.leaders.title")}</h3>
${note(words.say("report.people.leaders.note"))}<p class=told>${words.say(compared.length === 0 ? "report.people.leaders.none" : "report.people.leaders.says", facts)}</p>
${compared.length === 0 ? nothing : effects(roster, compared.slice(0, listed))}${compared.length <= listed ? nothing : markup`<p class=hint>${words.say("report.people.left", { count: compared.length - listed })}</p>`}${behind(words, setTable(roster, people.leaders))}${notComparable(roster)}</article>
`;
}

function effects(roster: Roster, compared: readonly Compared[]): Markup {
  const { words } = roster;
  const scale = linearScale([0, ...compared.flatMap(({ lower, upper }) => [lower, upper])]);
  const grid = shared(leaderGrid, gridLines(scale), line(scale.at(0), "zero"));
  const list = figure(words, {
    id: "leaders-f",
    title: words.say("report.people.leaders.figure"),
    alternative: words.say("report.people.leaders.alternative", { count: compared.length }),
    chart: markup`${grid}<div class="row share-row heads" aria-hidden="true"><span></span>${axis(scale)}<span></span></div><ul class=rows>${compared.map((one) => effectRow(roster, one, scale))}</ul>`,
    table: dataTable({
      caption: words.say("report.people.leaders.figure"),
      columns: [
        wordColumn(words.say("report.people.column.name")),
        ...["estimate", "lower", "upper"].map((column) => numberColumn(words.say(`papers.column.${column}`))),
      ],
      rows: compared.map(({ person, estimate, lower, upper }) => [
        personLink(roster, person),
        ...[estimate, lower, upper].map((value) => print(numbers.statistic(value))),
      ]),
    }),
  });
  return foldLong(compared.length, words.say("report.people.leaders.figure"), list);
}

function effectRow(roster: Roster, { person, estimate, lower, upper }: Compared, scale: Scale): Markup {
  const bar = intervalBar({
    scale,
    grid: leaderGrid,
    range: [lower, upper],
    middle: estimate,
    state: lower <= 0 && upper >= 0 ? "undecided" : "settled",
  });
  return markup`<li class="row share-row"><span class=name>${personLink(roster, person)}</span>${bar}<span class=figure><b>${print(numbers.statistic(estimate))}</b> <span class=soft>${signedRange(roster.words, lower, upper)}</span></span></li>
`;
}

/** Sets in which somebody moved; a place that no move ties to another cannot be compared with any. */
function tied({ sets }: LeadersFinding): LeadersFinding["sets"] {
  return sets.filter(({ movers }) => movers > 0);
}

/** The sets that moves tie together; between them nothing is compared. */
function setTable({ words }: Roster, found: LeadersFinding): Markup {
  return dataTable({
    caption: words.say("report.people.leaders.sets"),
    columns: [
      wordColumn(words.say("report.people.leaders.set")),
      ...["places", "leaders", "movers"].map((code) => numberColumn(words.say(`report.people.leaders.${code}`))),
    ],
    rows: tied(found)
      .slice(0, listed)
      .map(({ places, leaders: led, movers }, at) => [at + 1, places, led, movers]),
  });
}

/** Who is not comparable, by reason. */
function notComparable(roster: Roster): Markup {
  const { words, people } = roster;
  const without = people.persons.flatMap(({ leaderEffect }: PersonFinding, person) =>
    leaderEffect.reason === null ? [] : [{ person, reason: leaderEffect.reason }],
  );
  const byReason = [...Map.groupBy(without, ({ reason }) => reason)];
  if (byReason.length === 0) return nothing;
  return dataTable({
    caption: words.say("report.people.leaders.without"),
    columns: [
      sentenceColumn(words.say("report.missing.reason")),
      numberColumn(words.say("report.missing.count")),
      sentenceColumn(words.say("report.missing.who")),
    ],
    rows: byReason.map(([reason, some]) => [
      words.say(`undefined.${reason}`),
      some.length,
      markup`${some.slice(0, 12).map(({ person }, i) => markup`${i === 0 ? null : words.say("report.comma")}${personLink(roster, person)}`)}${some.length > 12 ? markup`${words.say("report.comma")}${words.say("report.and-more", { count: some.length - 12 })}` : null}`,
    ]),
  });
}
