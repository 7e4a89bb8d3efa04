import { tmpdir } from "node:os";
import type { DuckDBConnection } from "@duckdb/node-api";
import { limits } from "../limits.ts";

/** How much of the machine DuckDB may take. */
export interface DuckDbOptions {
  /** Such as `300MB`; by default `limits.duckdbMemory`. */
  readonly memory?: string;
  /** All cores by default. */
  readonly threads?: number;
}

/**
 * Opens DuckDB in memory for one piece of work and closes it after.
 *
 * No extension is loaded or fetched; memory is bounded. The native library is
 * loaded at the first use, so tables without Parquet do not pay for it.
 */
export async function withDuckDb<T>(
  work: (connection: DuckDBConnection) => Promise<T>,
  { memory = limits.duckdbMemory, threads }: DuckDbOptions = {},
): Promise<T> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: memory,
    ...(threads === undefined ? {} : { threads: String(threads) }),
    temp_directory: tmpdir(),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    preserve_insertion_order: "true",
  });
  try {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** An SQL identifier in quotes. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** An SQL text literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
