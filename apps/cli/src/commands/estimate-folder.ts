import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { heardVoices, type PollFinding, pollRows } from "@huabiao/assess";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type Text, textIn } from "@huabiao/kernel/text";
import { parsePoll } from "@huabiao/scheme";
import { loadEvidence, loadPollFolder } from "@huabiao/tables";
import { findPollFile, readSchemeFolder } from "../folder/read-scheme.ts";
import { recountBox } from "../folder/recount-box.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { noteText, printProblems } from "../output/print-problems.ts";
import { textTable } from "../output/text-table.ts";

/** The polls of a folder as they were heard, and how their subjects are called. */
interface Heard {
  readonly polls: readonly PollFinding[];
  readonly ids: readonly string[];
  readonly titles: readonly Text[];
  readonly warnings: readonly Problem[];
}

/**
 * `huabiao estimate FOLDER`: poll + ballots + frame → weighted results by place and stratum (R14, R15, R20).
 *
 * FOLDER holds an assessment (`scheme.yaml`: all its polls) or a single poll (`poll.yaml`, `ballots.*`, `frame.*`).
 */
export async function runEstimateFolder(
  session: Session,
  folder: string,
  args: { readonly data?: string },
): Promise<ExitCode> {
  const pollFile = await findPollFile(folder);
  const heard = pollFile === null ? await heardAssessment(folder, args) : await heardPoll(folder, pollFile);
  if (!heard.ok) {
    printProblems(session, heard.error);
    return exitCodes.refused;
  }
  const { polls, ids, warnings } = heard.value;
  if (session.json) {
    const rows = polls.flatMap((poll) => pollRows(poll, ids));
    session.io.out(`${JSON.stringify(rows, null, 2)}\n`);
    return exitCodes.done;
  }
  session.io.err(noteText(warnings, session.translate));
  for (const poll of polls) printPoll(session, poll, heard.value);
  return exitCodes.done;
}

async function heardAssessment(
  folder: string,
  { data }: { readonly data?: string },
): Promise<Result<Heard, readonly Problem[]>> {
  const read = await readSchemeFolder(folder);
  if (!read.ok) return read;
  const { scheme } = read.value;
  const loaded = await loadEvidence(scheme, { folder: resolve(data ?? read.value.folder), recountBox });
  if (loaded.evidence === null) return err(loaded.problems);
  const { subjects } = loaded.evidence;
  const { polls } = heardVoices(scheme, loaded.evidence);
  if (polls.length === 0) return err([problem("estimate.no-polls", { folder })]);
  return ok({
    polls,
    ids: subjects.map(({ id }) => id),
    titles: subjects.map(({ title }) => title),
    warnings: loaded.warnings,
  });
}

async function heardPoll(folder: string, name: string): Promise<Result<Heard, readonly Problem[]>> {
  const parsed = parsePoll(await readFile(join(folder, name), "utf8"), { file: basename(name) });
  if (!parsed.ok) return parsed;
  const loaded = await loadPollFolder(parsed.value, folder);
  if (loaded.evidence === null) return err(loaded.problems);
  const { subjects, poll } = loaded.evidence;
  const { polls } = heardVoices({ polls: [parsed.value], dimensions: [], tables: {} }, { polls: [poll], ratings: [] });
  return ok({
    polls,
    ids: subjects.map(({ id }) => id),
    titles: subjects.map(({ title }) => title),
    warnings: loaded.warnings,
  });
}

function printPoll({ io, translate, language }: Session, poll: PollFinding, { titles }: Heard): void {
  const { participation } = poll.overall;
  io.out(`\n${textIn(poll.title, language)}\n`);
  const facts = {
    returned: participation.returned,
    invited: participation.invited ?? "—",
    rate: percent(participation.rate),
    covered: percent(participation.covered),
    cell: poll.smallestCell,
    withheld: participation.withheld,
  };
  io.out(`${translate(poll.consultation ? "estimate.consultation" : "estimate.participation", facts)}\n`);
  if (poll.consultation) return;
  io.out(`${translate(`estimate.weighting.${poll.weighting}`)}\n`);
  const head = (names: readonly string[]) => names.map((name) => translate(`estimate.column.${name}`));
  const items = poll.overall.items.map((item, at) => [
    textIn(poll.items[at]?.title ?? "", language),
    ...figures(item.score),
  ]);
  io.out(`\n${textTable(head(["item", "score", "interval", "n", "effective"]), items, [1, 3, 4])}\n`);
  const whole = [translate("estimate.all"), ...figures(poll.overall.score), percent(participation.rate)];
  const places = poll.subjects.map(({ subject, score, participation: own }) => [
    textIn(titles[subject] ?? "", language),
    ...figures(score),
    percent(own.rate),
  ]);
  io.out(
    `\n${textTable(head(["place", "score", "interval", "n", "effective", "rate"]), [whole, ...places], [1, 3, 4, 5])}\n`,
  );
  const strata = poll.overall.cells.map((cell) => [cellTitle(poll, cell, language), ...figures(cell.score)]);
  if (strata.length > 0)
    io.out(`\n${textTable(head(["stratum", "score", "interval", "n", "effective"]), strata, [1, 3, 4])}\n`);
}

function cellTitle(
  { classes, strata }: PollFinding,
  cell: PollFinding["overall"]["cells"][number],
  language: Session["language"],
): string {
  const titles = [classes[cell.class]?.title, ...cell.strata.map((at) => strata[at]?.title)];
  return titles.flatMap((title) => (title === undefined ? [] : [textIn(title, language)])).join(" · ");
}

function figures({ value }: PollFinding["overall"]["score"]): string[] {
  if (value === null) return ["—", "—", "—", "—"];
  const effective = value.effective === null ? "—" : Math.round(value.effective).toString();
  return [
    value.estimate.toFixed(1),
    `${value.lower.toFixed(1)} – ${value.upper.toFixed(1)}`,
    String(value.n),
    effective,
  ];
}

function percent(share: number | null): string {
  return share === null ? "—" : `${(100 * share).toFixed(1)} %`;
}
