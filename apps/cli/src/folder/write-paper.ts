import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { digestBytes } from "@huabiao/kernel/digest";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { writeFileWhole } from "@huabiao/tables";

/** Where papers go: one file of that name, or a folder with a file for each. */
export type PaperPlace = { readonly file: string } | { readonly folder: string };

/**
 * Where papers are to go: what `out` names is a file when it ends like the papers do, else a folder; without it, the folder
 * `papers` beside the findings. Several papers in one file are refused.
 */
export async function paperPlace(
  out: string | undefined,
  of: { readonly findings: string; readonly suffix: string; readonly papers: number },
): Promise<Result<PaperPlace, Problem>> {
  if (out === undefined) {
    const beside = (await isFolder(of.findings)) ? resolve(of.findings) : dirname(resolve(of.findings));
    return ok({ folder: join(beside, "papers") });
  }
  if (!out.toLowerCase().endsWith(of.suffix) || (await isFolder(out))) return ok({ folder: resolve(out) });
  if (of.papers > 1) return err(problem("cli.paper.one-file", { out, count: of.papers }, { path: ["out"] }));
  return ok({ file: resolve(out) });
}

/** Writes a paper whole, under its name where the place is a folder; says why where the disk says no. */
export async function writePaper(place: PaperPlace, name: string, bytes: Uint8Array): Promise<Result<string, Problem>> {
  const path = "file" in place ? place.file : join(place.folder, name);
  try {
    await writeFileWhole(path, bytes);
    return ok(path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "syscall" in error)) throw error;
    return err(problem("cli.out.unwritable", { out: path, reason: String(error.code) }, { path: ["out"] }));
  }
}

const longestStemBytes = 160;
/** Letters that no file system refuses in a name; others are spelled as their code. */
const unsafe = /[^\p{L}\p{N}._-]|^[.-]|\.$/gu;

/** A file's name made of an id: the same id always the same name, different ids different names. */
export function fileStem(id: string): string {
  const stem = id.replaceAll(unsafe, (letter) => `%${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  return Buffer.byteLength(stem) <= longestStemBytes ? stem : digestBytes(Buffer.from(id)).slice(-24);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(resolve(path)).catch(() => null))?.isDirectory() ?? false;
}
