import type { ProblemLog } from "../problem-log.ts";
import { openCsv } from "./csv-table.ts";
import type { Encoding } from "./encoding.ts";
import { openJson } from "./json-table.ts";
import { openParquet } from "./parquet-table.ts";
import type { OpenTable, TablePlace } from "./table.ts";
import { findTableFile } from "./table-file.ts";
import { openXlsx } from "./xlsx-table.ts";

/** Where the scheme says a table is. */
export interface TableAddress {
  readonly file: string;
  readonly sheet?: string | undefined;
  readonly encoding?: Encoding | undefined;
}

/** The place that problems of a table name. */
export function placeOf(address: TableAddress): TablePlace {
  return address.sheet === undefined ? { file: address.file } : { file: address.file, sheet: address.sheet };
}

/**
 * Opens a table below the data folder, whatever its format (told by the file's ending).
 *
 * Null when it cannot be used; the log then says why. Never throws on what a file holds.
 */
export async function openTable(folder: string, address: TableAddress, log: ProblemLog): Promise<OpenTable | null> {
  const file = await findTableFile(folder, address.file, log);
  if (!file) return null;
  const place = placeOf(address);
  const declared = { place, encoding: address.encoding };
  if (file.format === "xlsx") return openXlsx(file, place, log);
  if (file.format === "parquet") return openParquet(file, place, log);
  return file.format === "json" ? openJson(file, declared, log) : openCsv(file, declared, log);
}
