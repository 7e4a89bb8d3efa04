import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { limits } from "../limits.ts";
import { nearNames } from "../match/near-names.ts";
import type { ProblemLog } from "../problem-log.ts";

/** A file below the data folder that exists, is a plain file and is within its limit. */
export interface TableFile {
  readonly path: string;
  readonly format: TableFormat;
  readonly bytes: number;
}

/** The formats tables may have, by their file's ending. */
type TableFormat = "csv" | "xlsx" | "parquet" | "json";

/**
 * Finds a table's file. Refuses, with the reason in the log: a path that leads out of the folder (also by
 * symbolic link), a missing file (with near names), a folder or device, an unknown ending, a file over its limit.
 */
export async function findTableFile(folder: string, file: string, log: ProblemLog): Promise<TableFile | null> {
  const format = formats.get(extname(file).toLowerCase());
  if (format === undefined) return refuse(log, "table.file-type-unknown", { known: [...formats.keys()].join(" ") });
  const path = await insideFolder(folder, file, log);
  if (path === null) return null;
  const found = await stat(path);
  if (!found.isFile()) return refuse(log, "table.not-a-file", {});
  const limit = limitOf(file, format);
  if (found.size > limit) return refuse(log, "table.file-too-large", { bytes: found.size, limit });
  return { path, format, bytes: found.size };
}

/** SHA-256 of a file as hex, read in pieces. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest("hex");
}

/** A file's bytes with their SHA-256. */
export async function readWhole(file: TableFile): Promise<{ readonly bytes: Buffer; readonly digest: string }> {
  const bytes = await readFile(file.path);
  return { bytes, digest: createHash("sha256").update(bytes).digest("hex") };
}

const formats = new Map<string, TableFormat>([
  [".csv", "csv"],
  [".tsv", "csv"],
  [".txt", "csv"],
  [".xlsx", "xlsx"],
  [".parquet", "parquet"],
  [".json", "json"],
  [".ndjson", "json"],
  [".jsonl", "json"],
]);

function limitOf(file: string, format: TableFormat): number {
  if (format === "parquet") return limits.parquetFileBytes;
  if (format === "xlsx") return limits.xlsxFileBytes;
  return format === "csv" || !file.endsWith(".json") ? limits.textFileBytes : limits.jsonFileBytes;
}

/** The real path of a file or folder below the data folder; refuses what leads out or is missing. */
export async function insideFolder(folder: string, file: string, log: ProblemLog): Promise<string | null> {
  const steps = file.split("/");
  if (file.startsWith("/") || file.includes("\\") || file.includes("\0") || steps.includes("..")) {
    return refuse(log, "table.path-outside-folder", {});
  }
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, file));
    return path.startsWith(root.endsWith(sep) ? root : root + sep)
      ? path
      : refuse(log, "table.path-outside-folder", {});
  } catch (cause) {
    return refuseMissing({ folder, file, log, cause });
  }
}

async function refuseMissing(missing: {
  folder: string;
  file: string;
  log: ProblemLog;
  cause: unknown;
}): Promise<null> {
  const reason = missing.cause instanceof Error && "code" in missing.cause ? String(missing.cause.code) : "";
  if (reason === "ENOENT" || reason === "ENOTDIR") {
    const near = nearNames(missing.file, await otherFiles(missing.folder, missing.file)).join(", ");
    return refuse(
      missing.log,
      near === "" ? "table.file-missing" : "table.file-missing-near",
      near === "" ? {} : { suggestion: near },
    );
  }
  return refuse(missing.log, "table.file-unreadable", { reason });
}

async function otherFiles(folder: string, file: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name !== file);
  } catch {
    return [];
  }
}

function refuse(log: ProblemLog, code: string, facts: Record<string, string | number>): null {
  log.refuseTable(code, facts);
  return null;
}
