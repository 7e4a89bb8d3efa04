import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ProblemLog } from "../problem-log.ts";
import { digestFile, insideFolder } from "./table-file.ts";

/** A folder below the data folder with every file in it, named from the data folder, in order of name. */
export interface FoundFolder {
  readonly path: string;
  readonly files: readonly { readonly file: string; readonly digest: string; readonly bytes: number }[];
}

/** Finds a folder and takes the digests of its files; refuses a path that leads out, is missing, or is no folder. */
export async function findFolder(folder: string, name: string, log: ProblemLog): Promise<FoundFolder | null> {
  const path = await insideFolder(folder, name, log);
  if (path === null) return null;
  if (!(await stat(path)).isDirectory()) {
    log.refuseTable("table.not-a-folder", {});
    return null;
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
  const files: { file: string; digest: string; bytes: number }[] = [];
  for (const inner of names) {
    const whole = join(path, inner);
    files.push({ file: `${name}/${inner}`, digest: await digestFile(whole), bytes: (await stat(whole)).size });
  }
  return { path, files };
}
