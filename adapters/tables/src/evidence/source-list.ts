import type { SourceFile } from "@huabiao/assess";
import { invariant } from "@huabiao/kernel/invariant";
import { type FoundProblems, ProblemLog } from "../problem-log.ts";
import { openTable, placeOf, type TableAddress } from "../read/open-table.ts";
import type { OpenTable } from "../read/table.ts";
import { findFolder } from "../read/table-folder.ts";
import type { TableReading } from "./reading.ts";

/** How far loading has come; `done` of `total` tables are read. */
export interface LoadProgress {
  readonly file: string;
  readonly done: number;
  readonly total: number;
}

interface Source {
  readonly log: ProblemLog;
  readonly table: Pick<OpenTable, "digest" | "bytes" | "encoding"> | null;
  readonly file: string;
  rows: number;
}

/**
 * The tables of an assessment as they are opened: each file and sheet once, with one log, however many parts
 * of the scheme read it.
 */
export class SourceList {
  readonly #folder: string;
  readonly #tolerate: boolean;
  readonly #total: number;
  readonly #onProgress: ((progress: LoadProgress) => void) | undefined;
  readonly #sources: Source[] = [];
  readonly #folderLogs: ProblemLog[] = [];
  readonly #tables = new Map<number, OpenTable>();
  readonly #byAddress = new Map<string, number>();
  #done = 0;

  constructor(
    folder: string,
    options: { tolerate: boolean; total: number; onProgress: ((progress: LoadProgress) => void) | undefined },
  ) {
    this.#folder = folder;
    this.#tolerate = options.tolerate;
    this.#total = options.total;
    this.#onProgress = options.onProgress;
  }

  /** Opens a table, lets `work` read it (giving the number of its rows) and reports progress. */
  async read(address: TableAddress, work: (table: TableReading) => Promise<number>): Promise<void> {
    const at = await this.#open(address);
    const source = this.#source(at);
    const table = this.#tables.get(at);
    if (table) source.rows = await work({ table, source: at, log: source.log });
    this.#done++;
    this.#onProgress?.({ file: address.file, done: this.#done, total: this.#total });
  }

  /** Lets `work` read a folder of files that belong together; each of them becomes a source. */
  async readFolder(name: string, work: (path: string, log: ProblemLog) => Promise<void>): Promise<void> {
    const log = new ProblemLog({ file: name }, { tolerate: this.#tolerate });
    const found = await findFolder(this.#folder, name, log);
    this.#folderLogs.push(log);
    if (found !== null) {
      for (const { file, digest, bytes } of found.files)
        this.#sources.push({ log: silentLog, table: { digest, bytes, encoding: "binary" }, file, rows: 0 });
      await work(found.path, log);
    }
    this.#done++;
    this.#onProgress?.({ file: name, done: this.#done, total: this.#total });
  }

  /** Whether the table at an address was refused as a whole; false when it was not opened yet. */
  isBroken(address: TableAddress): boolean {
    const at = this.#byAddress.get(keyOf(address));
    return at !== undefined && this.#source(at).log.broken;
  }

  /** The log of a source. */
  logOf(at: number): ProblemLog {
    return this.#source(at).log;
  }

  /** The file of a source. */
  nameOf(at: number): string {
    return this.#source(at).file;
  }

  /** The sources as evidence names them, those that could not be opened left out. */
  list(): SourceFile[] {
    return this.#sources.flatMap(({ table, rows, file }) =>
      table ? [{ name: file, digest: table.digest, bytes: table.bytes, rows, encoding: table.encoding }] : [],
    );
  }

  /** Everything the logs hold, in the order of opening. */
  close(): FoundProblems {
    const closed = [...this.#sources.map(({ log }) => log), ...this.#folderLogs].map((log) => log.close());
    return {
      problems: closed.flatMap(({ problems }) => problems),
      tolerated: closed.flatMap(({ tolerated }) => tolerated),
      warnings: closed.flatMap(({ warnings }) => warnings),
    };
  }

  async #open(address: TableAddress): Promise<number> {
    const key = keyOf(address);
    const known = this.#byAddress.get(key);
    if (known !== undefined) return known;
    const log = new ProblemLog(placeOf(address), { tolerate: this.#tolerate });
    const table = await openTable(this.#folder, address, log);
    const at = this.#sources.push({ log, table, file: address.file, rows: 0 }) - 1;
    this.#byAddress.set(key, at);
    if (table) this.#tables.set(at, table);
    return at;
  }

  #source(at: number): Source {
    const source = this.#sources[at];
    invariant(source !== undefined, `no source ${at}`);
    return source;
  }
}

/** Files of a folder are told by the folder's own log. */
const silentLog = new ProblemLog({ file: "" }, { tolerate: false });

function keyOf(address: TableAddress): string {
  return JSON.stringify([address.file, address.sheet ?? null, address.encoding ?? null]);
}
