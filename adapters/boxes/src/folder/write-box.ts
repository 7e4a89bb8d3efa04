import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type BallotRecord, type BoxSink, ballotLine } from "@huabiao/ballot";
import { ballotFiles } from "./folder-box.ts";
import { writeParquetBallots } from "./parquet-ballots.ts";

/** In which form the ballots are written. */
export type BallotForm = keyof typeof ballotFiles;

/**
 * Lets `write` fill a folder under a temporary name and then puts it in its place: a box appears whole or not at all.
 *
 * `write` tells whether it should; on false or an error nothing is left.
 */
export async function writeFolderWhole(
  folder: string,
  write: (temporary: string) => Promise<boolean>,
): Promise<boolean> {
  const temporary = join(dirname(folder), `.${basename(folder)}.${randomUUID()}.part`);
  await mkdir(temporary, { recursive: true });
  try {
    const good = await write(temporary);
    if (good) await rename(temporary, folder);
    return good;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** A folder that a box is written to, file by file. */
export function openFolderSink(folder: string, form: BallotForm = "parquet"): BoxSink {
  const made = new Set<string>();
  const write = async (name: string, content: Uint8Array | string) => {
    const path = join(folder, name);
    if (!made.has(dirname(path))) await mkdir(dirname(path), { recursive: true });
    made.add(dirname(path));
    await writeFile(path, content);
  };
  const writeBallots = async (edition: "full" | "public", records: Iterable<BallotRecord>) => {
    const path = join(folder, ballotFiles[form]);
    if (form === "parquet") await writeParquetBallots(path, edition, records);
    else await writeFile(path, linesOf(records));
  };
  return { write, writeBallots };
}

function* linesOf(records: Iterable<BallotRecord>): Generator<string> {
  for (const record of records) yield `${ballotLine(record)}\n`;
}
