import { type PaperSource, type ToldPerson, type ToldTeam, tellPerson, tellTeam } from "@huabiao/documents";
import type { Session } from "../io.ts";
import { headLines } from "./portrait-heads.ts";
import { textTable } from "./text-table.ts";

/** Prints a person's portrait, to be read in a minute: the same words and order as on paper (R26). */
export function printPersonPortrait(session: Session, source: PaperSource, person: number): void {
  const told = tellPerson(source, person, session);
  const { id } = source.people.persons[person] ?? { id: "" };
  print(session, [
    [`${told.name} (${id})${after(told.post)}`, ...termLines(told), told.lead],
    suggestionLines(told),
    gateLines(told),
    headLines(session, told.heads),
    timelineLines(told),
    creditLines(told),
    handoverLines(told),
    lines(told.leader),
    shareLines(told),
    ...voiceLines(told),
    projectLines(told),
    lines(told.routine),
    recordLines(told.practice),
    recordLines(told.incidents),
    recordLines(told.comments),
    [...told.excused, ...told.dissent],
    flagLines(told),
    told.outlook === null
      ? []
      : [mark(told.outlook.title), ...told.outlook.items.map(item), ...lines(told.outlook.more)],
  ]);
}

/** Prints a team's portrait; see `printPersonPortrait`. */
export function printTeamPortrait(session: Session, source: PaperSource, team: number): void {
  const told = tellTeam(source, team, session);
  const { id } = source.people.teams[team] ?? { id: "" };
  print(session, [
    [`${told.name} (${id}) · ${told.kind}`, `  ${told.members.join(" · ")}`, told.lead],
    suggestionLines(told),
    headLines(session, told.heads),
    timelineLines(told),
    divisionLines(told),
    ...voiceLines(told),
    projectLines(told),
    recordLines(told.incidents),
    recordLines(told.comments),
  ]);
}

type Told = ToldPerson | ToldTeam;
type Lines = readonly string[];

function print({ io }: Session, parts: readonly Lines[]): void {
  const filled = parts.filter((part) => part.length > 0);
  io.out(`\n${filled.map((part) => part.join("\n")).join("\n\n")}\n`);
}

const mark = (title: string) => `■ ${title}`;
const item = (text: string) => `  · ${text}`;
const after = (text: string | null) => (text === null || text === "" ? "" : ` · ${text}`);
const lines = (text: string | null): Lines => (text === null ? [] : [text]);

function table(header: Lines, rows: readonly Lines[]): Lines {
  return textTable(header, rows)
    .split("\n")
    .map((line) => `  ${line}`);
}

function termLines({ terms }: ToldPerson): Lines {
  const shown = terms.items.map(({ what, when, notes }) => `  ${what}  ${[when, ...notes].join(" · ")}`);
  return [...shown, ...lines(terms.more).map((more) => `  ${more}`)];
}

const stripColumns = 40;
/** Chances below half of one per cent are not drawn. */
const leastShown = 0.005;

function suggestionLines({ suggestion }: Told): Lines {
  const { title, verdict, why, bands, bars, proposals, note } = suggestion;
  const chances = bands
    .filter(({ share }) => share >= leastShown)
    .map(({ name, share, text }) => `  ${"█".repeat(Math.round(share * stripColumns))} ${name} ${text}`);
  return [
    `${mark(title)}  ${verdict}`,
    item(why),
    ...chances,
    ...bars.map(item),
    ...lines(proposals).map(item),
    item(note),
  ];
}

function gateLines({ gate }: ToldPerson): Lines {
  if (gate === null) return [];
  return [
    mark(gate.title),
    ...gate.criteria.flatMap(({ title, counts, veto, doubts }) => [
      `  ${title}${veto === null ? "" : ` [${veto}]`}  ${counts}`,
      ...doubts.map((doubt) => `    ${doubt}`),
    ]),
  ];
}

const levels = "▁▂▃▄▅▆▇█";

function timelineLines({ timeline }: Told): Lines {
  if (timeline === null) return [];
  const { title, periods, legend, visible, latent, credited, ends } = timeline;
  const span = [...new Set([periods[0]?.text, periods.at(-1)?.text])].join("–");
  const rows = (
    [
      ["visible", visible],
      ["latent", latent],
      ["credited", credited],
    ] as const
  ).flatMap(([name, line]) =>
    line.length === 0
      ? []
      : [`  ${line.map(([, up = 0]) => levels[Math.round(up * (levels.length - 1))]).join("")}  ${legend[name]}`],
  );
  return [`${mark(title)}  ${span} [${ends.join(", ")}]`, ...rows];
}

function creditLines({ credits }: ToldPerson): Lines {
  if (credits === null) return [];
  const rows = credits.items.map(({ sign, what, where, when, amount, of }) => [
    sign,
    what,
    where,
    when,
    `${amount} ${of}`,
  ]);
  return [mark(credits.title), ...table(credits.header, rows), item(credits.note), ...lines(credits.more)];
}

function handoverLines({ handover }: ToldPerson): Lines {
  if (handover === null) return [];
  const rows = handover.items.map(({ what, level, expected, actual, interval }) => [
    what,
    level,
    `${expected}${interval === "" ? "" : ` (${interval})`}`,
    actual,
  ]);
  return [mark(handover.title), ...table(handover.header, rows), ...lines(handover.more)];
}

function shareLines({ shares }: ToldPerson): Lines {
  if (shares === null) return [];
  const rows = shares.rows.map(({ name, share, text }) => `  ${name}  ${bar(share)}${text}`);
  const rest = [shares.mix, shares.spread, shares.deliberate].filter((line) => line !== null);
  return [mark(shares.title), ...rows, ...rest.map(item), item(shares.note)];
}

function divisionLines({ shares }: ToldTeam): Lines {
  if (shares === null) return [];
  const rows = shares.rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)]);
  return [
    mark(shares.title),
    ...(rows.length === 0 ? [] : table(shares.header, rows)),
    ...shares.reasons.map(item),
    ...lines(shares.deliberate).map(item),
  ];
}

const barColumns = 20;

function bar(share: number | null): string {
  const blocks = share === null ? 0 : Math.round(share * barColumns);
  return blocks === 0 ? "" : `${"█".repeat(blocks)} `;
}

function voiceLines({ voices }: Told): readonly Lines[] {
  if (voices === null) return [];
  return voices.polls.map(({ title, turnout, options, rows }) => {
    const counted = options.filter(({ counts }) => counts).map(({ name }) => name);
    const header = [title, "n", ...counted.map((name) => `${name} %`), "", ""];
    const cells = rows.map(({ title: who, n, segments, score, interval }) => [
      who,
      n,
      ...counted.map((_, at) => segments[at]?.text ?? "—"),
      interval === "" ? "—" : score,
      interval,
    ]);
    const missing = rows
      .filter(({ interval }) => interval === "")
      .map(({ title: who, score }) => item(`${who}: ${score}`));
    return [`${mark(voices.title)}  ${turnout}`, ...table(header, cells), ...missing, item(voices.note)];
  });
}

function projectLines({ projects }: Told): Lines {
  if (projects === null) return [];
  const rows = projects.items.map(({ name, share, cells }) => [
    `${name}${share === "" ? "" : ` (${share})`}`,
    ...cells.map(({ text }) => text),
  ]);
  const flagged = projects.items.flatMap(({ name, flagged: why }) => (why === null ? [] : [item(`${name}: ${why}`)]));
  return [mark(projects.title), ...table(projects.header, rows), ...flagged, ...lines(projects.more)];
}

interface Written {
  readonly title: string;
  readonly items: readonly { readonly head: string; readonly text: string; readonly tail: string | null }[];
  readonly more: string | null;
}

function recordLines(told: Written | null): Lines {
  if (told === null) return [];
  const entries = told.items.flatMap(({ head, text, tail }) => [
    item(head),
    ...[text, tail].flatMap((own) => (own === null || own === "" ? [] : [`    ${own}`])),
  ]);
  return [mark(told.title), ...entries, ...lines(told.more)];
}

function flagLines({ flags }: ToldPerson): Lines {
  if (flags === null) return [];
  const entries = flags.items.flatMap(({ head, seen, innocent, toCheck }) => [
    item(head),
    ...[seen, innocent, toCheck].map((text, at) => `    ${flags.labels[at] ?? ""}  ${text}`),
  ]);
  return [mark(flags.title), ...entries, item(flags.note), ...lines(flags.more)];
}
