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
  const found = await stat(absolute).catch(() => null);
  if (!found?.isFile()) {
    const fault = found === null ? "missing" : "is-folder";
    return err(problem(`${kind}.spec.${fault}`, { file: path }, { place }));
  }
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(await readFile(absolute)));
  } catch {
    return err(problem(`${kind}.spec.not-utf8`, { file: path }, { place }));
  }
}
