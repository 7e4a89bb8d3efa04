import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

/** The top folder of the project. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The folder with real data and the peers' results: `HUABIAO_SHARED`, else `shared` beside the project. */
export const sharedFolder = resolve(process.env["HUABIAO_SHARED"] ?? join(projectRoot, "../shared"));

/** Whether the shared folder is there; tests on real data say by name when it is not. */
export const sharedPresent = existsSync(join(sharedFolder, "data"));

/** The absolute path of a file under the shared folder. */
export function sharedPath(name: string): string {
  return join(sharedFolder, name);
}

/** Reads a CSV file with a header into one record per row, every cell as text. */
export function readCsv(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true, bom: true });
}
