import type { DuckDBAppender, DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { type BallotRecord, longestBallot, type ReadRecord } from "@huabiao/ballot";
import { replaceWhole, sqlText, withDuckDb } from "@huabiao/tables";
import { Handover } from "./handover.ts";

/** Columns of the ballots, in their order: what every edition tells, then the content or its hash. */
const columns = {
  full: "stratum VARCHAR, prefix BLOB, signature BLOB, revision INTEGER, salt BLOB, answers VARCHAR",
  public: "stratum VARCHAR, prefix BLOB, signature BLOB, revision INTEGER, content BLOB",
} as const;

/** Rows of a group: small enough that a reader needs few megabytes. */
const groupRows = 20_480;
const memory = { memory: "300MB", threads: 1 } as const;

/** The columns of a Parquet file are not those of ballots. */
export class ColumnsDiffer extends Error {
  override readonly name = "ColumnsDiffer";
  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super("columns differ");
    this.expected = expected;
    this.found = found;
  }
}

/** Writes ballots as Parquet, whole or not at all. */
export async function writeParquetBallots(
  path: string,
  edition: "full" | "public",
  records: Iterable<BallotRecord>,
): Promise<void> {
  await withDuckDb(async (connection) => {
    await connection.run(`CREATE TABLE ballots (${columns[edition]})`);
    const appender = await connection.createAppender("ballots");
    for (const record of records) append(appender, record);
    appender.closeSync();
    await replaceWhole(path, async (temporary) => {
      const options = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${groupRows}`;
      await connection.run(`COPY ballots TO ${sqlText(temporary)} (${options})`);
    });
  });
}

function append(appender: DuckDBAppender, { stratum, prefix, signature, revision, content }: BallotRecord): void {
  appender.appendVarchar(stratum);
  appender.appendBlob(prefix);
  appender.appendBlob(signature);
  appender.appendInteger(revision);
  if (content instanceof Uint8Array) appender.appendBlob(content);
  else {
    appender.appendBlob(content.salt);
    appender.appendVarchar(content.answers);
  }
  appender.endRow();
}

/**
 * Reads ballots from Parquet in the order of the file, a batch per chunk; null for a row with an empty cell or an
 * answer that is too long. @throws ColumnsDiffer; what DuckDB throws on a file that is damaged or too greedy.
 */
export async function* readParquetBallots(path: string, edition: "full" | "public"): AsyncGenerator<ReadRecord[]> {
  const batches = new Handover<ReadRecord[]>();
  const done = withDuckDb((connection) => fetchInto(connection, { path, edition }, batches), memory).then(
    () => batches.end(),
    (cause: unknown) => batches.fail(cause),
  );
  try {
    yield* batches;
  } finally {
    batches.stop();
    await done;
  }
}

async function fetchInto(
  connection: DuckDBConnection,
  { path, edition }: { readonly path: string; readonly edition: "full" | "public" },
  batches: Handover<ReadRecord[]>,
): Promise<void> {
  const scan = `read_parquet(${sqlText(path)}, hive_partitioning = false)`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${scan}`);
  const found = described
    .getRows()
    .map((row) => `${row[0]} ${row[1]}`)
    .join(", ");
  if (found !== columns[edition]) throw new ColumnsDiffer(columns[edition], found.slice(0, 500));
  const result = await connection.stream(`SELECT * FROM ${scan}`);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    if (!(await batches.give(recordsOf(chunk, edition)))) return;
  }
}

function recordsOf(chunk: DuckDBDataChunk, edition: "full" | "public"): ReadRecord[] {
  const cells = chunk.getColumns();
  return Array.from({ length: chunk.rowCount }, (_, row) => {
    const [stratum, prefix, signature, revision, first, answers] = cells.map((column) => column[row]);
    const content = edition === "public" ? octets(first) : withSalt(octets(first), answers);
    const parts = [octets(prefix), octets(signature)] as const;
    if (typeof stratum !== "string" || typeof revision !== "number") return null;
    if (content === null || parts[0] === null || parts[1] === null) return null;
    return { stratum, prefix: parts[0], signature: parts[1], revision, content };
  });
}

function withSalt(salt: Uint8Array | null, answers: unknown) {
  return salt !== null && typeof answers === "string" && answers.length <= longestBallot ? { salt, answers } : null;
}

function octets(cell: unknown): Uint8Array | null {
  return typeof cell === "object" && cell !== null && "bytes" in cell && cell.bytes instanceof Uint8Array
    ? cell.bytes
    : null;
}
