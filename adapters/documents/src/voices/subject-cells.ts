import type { CellFinding, PollFinding, VoiceFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { type Edition, nameOf } from "../report/edition.ts";
import type { Markup, Piece } from "../report/markup.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { estimateCells, estimateColumns } from "./estimate-cells.ts";
import { cellTitle } from "./poll-words.ts";

/** Every subject's score with turnout, and under it its cells: class, stratum, strata that were merged. */
export function subjectCells(edition: Edition, poll: PollFinding): Markup {
  const { words, reading, voices } = edition;
  const heard = reading.pools
    .flatMap((pool) => pool.members)
    .map((member) => voices.heard(poll, member))
    .filter((voice) => voice !== null);
  return dataTable({
    caption: words.say("report.voices.subjects.caption", { poll: words.title(poll.title) }),
    columns: [
      wordColumn(words.say("report.ranking.name")),
      wordColumn(words.say("report.voices.cell")),
      ...["report.voices.invited", "report.voices.ballots", "report.voices.turnout"].map((code) =>
        numberColumn(words.say(code)),
      ),
      ...estimateColumns(edition),
      ...(poll.smallAreas === null
        ? []
        : ["report.voices.modelled", "report.ranking.lower", "report.ranking.upper", "report.voices.modelled-own"].map(
            (code) => numberColumn(words.say(code)),
          )),
    ],
    rows: heard.flatMap((voice) => voiceRows(edition, poll, voice)),
  });
}

/** The cells of all subjects together, with who was on the roll and came back. */
export function overallCells(edition: Edition, poll: PollFinding): Markup {
  const { words } = edition;
  return dataTable({
    caption: words.say("report.voices.cells.caption", { poll: words.title(poll.title) }),
    columns: [
      wordColumn(words.say("report.voices.cell")),
      ...["report.voices.population", "report.voices.invited", "report.voices.ballots", "report.voices.turnout"].map(
        (code) => numberColumn(words.say(code)),
      ),
      ...estimateColumns(edition),
    ],
    rows: poll.overall.cells.map((cell) => [
      print(cellTitle(edition, poll, cell)),
      ...rollCells(poll.overall, cell),
      ...estimateCells(edition, cell.score),
    ]),
  });
}

function voiceRows(edition: Edition, poll: PollFinding, voice: VoiceFinding): Piece[][] {
  const { invited, returned, rate } = voice.participation;
  const name = edition.words.text(nameOf(edition, voice.subject));
  const whole = [
    name,
    edition.words.say("report.voices.everyone"),
    ...[invited, returned].map(counted),
    rate === null ? "\u2014" : print(numbers.percent(rate)),
    ...estimateCells(edition, voice.score),
    ...areaCells(poll, voice.subject),
  ];
  return [
    whole,
    ...voice.cells.map((cell) => [
      name,
      print(cellTitle(edition, poll, cell)),
      ...rollCells(voice, cell).slice(1),
      ...estimateCells(edition, cell.score),
      ...areaCells(poll, null),
    ]),
  ];
}

/** A place's modelled figure; dashes where it has none, nothing where the poll has none. */
function areaCells({ smallAreas }: PollFinding, subject: number | null): Piece[] {
  if (smallAreas === null) return [];
  const area = smallAreas.areas.find((own) => own.subject === subject);
  if (area === undefined) return Array.from({ length: 4 }, () => "\u2014");
  const figures = [area.estimate, area.lower, area.upper].map((figure) => print(numbers.score(figure)));
  return [...figures, print(numbers.percent(area.own))];
}

/** Population, invited, returned and turnout of a cell: the sums of its parts; a dash where one is unknown. */
function rollCells({ participation }: VoiceFinding, cell: CellFinding): Piece[] {
  const parts = participation.parts.filter(
    (part) => part.class === cell.class && (cell.strata.length === 0 || cell.strata.includes(part.stratum)),
  );
  const [population, invited, returned] = (["population", "invited", "returned"] as const).map((name) =>
    parts.reduce<number | null>((sum, part) => (sum === null || part[name] === null ? null : sum + part[name]), 0),
  );
  const rate = invited === null || invited === undefined || invited === 0 ? null : (returned ?? 0) / invited;
  return [...[population, invited, returned].map(counted), rate === null ? "\u2014" : print(numbers.percent(rate))];
}

function counted(count: number | null | undefined): Piece {
  return count === null || count === undefined ? "\u2014" : print(numbers.count(count));
}
