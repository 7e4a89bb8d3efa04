import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";

/** The text of a specification's file, or why it has none: not there, a folder, not UTF-8 (`<kind>.spec.…`). */
export async function readSpecFile(
  path: string,
  kind: "severity" | "facts" | "slips",
): Promise<Result<string, Problem>> {
  const absolute = resolve(path);
  const place = { file: basename(absolute) };
  const refused = (fault: string) => err(problem(`${kind}.spec.${fault}`, { file: path }, { place }));
  const found = await stat(absolute).catch(() => null);
  if (!found?.isFile()) {
    return refused(found === null ? "missing" : "is-folder");
  }
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(await readFile(absolute)));
  } catch {
    return refused("not-utf8");
  }
}
