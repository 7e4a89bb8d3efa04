import { readdir } from "node:fs/promises";
import type { PollEvidence, Subject } from "@huabiao/assess";
import { asId } from "@huabiao/kernel/id";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { type Poll, type PollTable, pollItems } from "@huabiao/scheme";
import { readBallots } from "./evidence/read-ballots.ts";
import { readFrame } from "./evidence/read-frame.ts";
import type { TableReading } from "./evidence/reading.ts";
import { SourceList } from "./evidence/source-list.ts";
import { foldName } from "./match/fold.ts";
import { NameIndex } from "./match/name-index.ts";
import { findColumn } from "./read/check-header.ts";
import type { WordColumn } from "./read/table.ts";

/** A poll that lies in a folder of its own, or null with every problem at once. */
export interface LoadedPoll {
  readonly evidence: { readonly subjects: readonly Subject[]; readonly poll: PollEvidence } | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Reads a folder that holds one poll: `ballots` and, unless it is a consultation, `frame`, each in any format of table.
 *
 * Columns are called `subject`, `class`, `stratum`, `rater`, `batch`, `weight`, `population`, `invited` and as the items
 * are; `<item>.reason` holds reasons. Subjects are those of the frame, or of the ballots where there is none.
 */
export async function loadPollFolder(poll: Poll, folder: string): Promise<LoadedPoll> {
  const files = await readdir(folder);
  const [ballotFile, frameFile] = [tableNamed(files, "ballots"), tableNamed(files, "frame")];
  if (ballotFile === null) return refused([problem("table.poll-without-ballots", { poll: poll.id })]);
  const sources = new SourceList(folder, { tolerate: false, total: 2, onProgress: undefined });
  const subjects = await listSubjects(sources, frameFile ?? ballotFile);
  const of = { poll, subjects: subjects.index };
  let [ballots, frame]: [PollEvidence["ballots"] | null, PollEvidence["frame"]] = [null, []];
  await sources.read({ file: ballotFile }, async (table) => {
    const read = await readBallots(table, { file: ballotFile, columns: ballotColumns(poll, table) }, of);
    ballots = read.ballots;
    return read.rows;
  });
  if (frameFile !== null && !poll.consultation)
    await sources.read({ file: frameFile }, async (table) => {
      const read = await readFrame(table, { file: frameFile, columns: frameColumns(poll, table) }, of);
      frame = read.frame;
      return read.rows;
    });
  const { problems, warnings } = sources.close();
  const complete = ballots !== null && problems.length === 0;
  const evidence = complete ? { subjects: subjects.list, poll: { poll: 0, ballots, frame } } : null;
  return { evidence, problems, warnings } as LoadedPoll;
}

function refused(problems: readonly Problem[]): LoadedPoll {
  return { evidence: null, problems, warnings: [] };
}

const formats = ["csv", "tsv", "parquet", "xlsx", "json", "ndjson"];

function tableNamed(files: readonly string[], name: string): string | null {
  return formats.map((format) => `${name}.${format}`).find((file) => files.includes(file)) ?? null;
}

/** Every subject that a table names, in order of appearance. */
async function listSubjects(sources: SourceList, file: string): Promise<{ list: Subject[]; index: NameIndex }> {
  const list: Subject[] = [];
  const index = new NameIndex();
  await sources.read({ file }, async ({ table, source, log }) => {
    const column = findColumn(table.header, "subject", log);
    if (column === null) return 0;
    let known = 0;
    return table.readBatches([{ column, as: "word" }], (batch) => {
      const { words, codes } = batch.columns[0] as WordColumn;
      for (; known < words.length; known++) {
        const id = (words[known] as string).trim();
        if (id === "" || index.positionOf(id) !== undefined) continue;
        index.add(id, []);
        const at = codes.indexOf(known);
        list.push({ id: asId<"subject">(id), title: id, attributes: {}, source, row: batch.rows[at] ?? 0 });
      }
    });
  });
  return { list, index };
}

function ballotColumns(poll: Poll, { table }: TableReading): NonNullable<PollTable["ballots"]>["columns"] {
  const has = present(table.header);
  const reasons = pollItems(poll).flatMap(({ id }) => (has(`${id}.reason`) ? [[id, `${id}.reason`]] : []));
  return {
    subject: "subject",
    ...(poll.classes?.length ? { class: "class" } : {}),
    ...(poll.strata?.length ? { stratum: "stratum" } : {}),
    ...Object.fromEntries(["rater", "batch", "weight"].filter(has).map((name) => [name, name])),
    reasons: Object.fromEntries(reasons),
  };
}

function frameColumns(poll: Poll, { table }: TableReading): NonNullable<PollTable["frame"]>["columns"] {
  return {
    subject: "subject",
    ...(poll.classes?.length ? { class: "class" } : {}),
    ...(poll.strata?.length ? { stratum: "stratum" } : {}),
    population: "population",
    ...(present(table.header)("invited") ? { invited: "invited" } : {}),
  };
}

function present(header: readonly string[]): (name: string) => boolean {
  const names = new Set(header.map(foldName));
  return (name) => names.has(foldName(name));
}
