import { lstat } from "node:fs/promises";
import { join } from "node:path";
import type { BoxFiles, ReadRecord } from "@huabiao/ballot";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { readBallotLines } from "./ballot-lines.ts";
import { ColumnsDiffer, readParquetBallots } from "./parquet-ballots.ts";
import { openRegular, readText, readWhole } from "./read-file.ts";

/** The two forms that the ballots of a box may have; a box has one of them. */
export const ballotFiles = { parquet: "ballots.parquet", ndjson: "ballots.ndjson" } as const;

/** A box as a folder. Only names that the layout gives are opened, and nothing is listed. */
export function openBoxFolder(folder: string): BoxFiles {
  return {
    readBytes: (name, most) => readWhole(folder, name, most),
    readText: (name, most) => readText(folder, name, most),
    readBallots: (edition) => readBallots(folder, edition),
  };
}

async function* readBallots(
  folder: string,
  edition: "full" | "public",
): AsyncGenerator<Result<readonly ReadRecord[], Problem>> {
  const file = await findBallots(folder);
  if (!file.ok) {
    yield file;
    return;
  }
  try {
    for await (const batch of recordsIn(folder, file.value, edition)) yield ok(batch);
  } catch (cause) {
    yield err(ballotsProblem(file.value, cause));
  }
}

async function findBallots(folder: string): Promise<Result<string, Problem>> {
  const isThere = (name: string) =>
    lstat(join(folder, name)).then(
      () => true,
      () => false,
    );
  const [parquet, ndjson] = [await isThere(ballotFiles.parquet), await isThere(ballotFiles.ndjson)];
  if (parquet && ndjson)
    return err(problem("box.file-strange", { file: ballotFiles.ndjson }, { place: { file: ballotFiles.ndjson } }));
  const name = ndjson ? ballotFiles.ndjson : ballotFiles.parquet;
  const opened = await openRegular(folder, name);
  if (!opened.ok) return opened;
  await opened.value.handle.close();
  return ok(name);
}

async function* recordsIn(folder: string, name: string, edition: "full" | "public"): AsyncGenerator<ReadRecord[]> {
  const path = join(folder, name);
  if (name === ballotFiles.parquet) {
    // DuckDB would read a pattern in the path as several files.
    if (/[*?[\]{}]/.test(path)) throw new RangeError("* ? [ ] { }");
    yield* readParquetBallots(path, edition);
    return;
  }
  const opened = await openRegular(folder, name);
  if (!opened.ok) throw new Error(opened.error.code);
  yield* readBallotLines(opened.value.handle.createReadStream(), edition);
}

function ballotsProblem(file: string, cause: unknown): Problem {
  const place = { place: { file } };
  if (cause instanceof ColumnsDiffer)
    return problem("box.columns-differ", { file, expected: cause.expected, found: cause.found }, place);
  const reason = cause instanceof Error ? (cause.message.split("\n")[0] as string) : String(cause);
  return problem("box.ballots-unreadable", { file, reason: reason.slice(0, 200) }, place);
}
