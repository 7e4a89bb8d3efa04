import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type Place, type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { checkScheme, parseScheme, type Scheme } from "@huabiao/scheme";

/** A scheme as it was read from an assessment's folder. */
export interface SchemeFile {
  readonly scheme: Scheme;
  readonly folder: string;
  /** Name of the file in the folder. */
  readonly name: string;
  readonly text: string;
  readonly locate: (path: readonly (string | number)[]) => Place;
}

const schemeNames = ["scheme.yaml", "scheme.yml", "scheme.json"];

/**
 * Reads the scheme of a folder, or a scheme file itself, and checks its form and its meaning.
 *
 * Refused with every problem at once: no such folder, no scheme in it, not UTF-8, wrong form, wrong meaning.
 */
export async function readSchemeFolder(path: string): Promise<Result<SchemeFile, readonly Problem[]>> {
  const file = await findScheme(path);
  if (!file.ok) return err([file.error]);
  const name = basename(file.value);
  const text = decode(await readFile(file.value));
  if (text === null) return err([problem("cli.scheme.not-utf8", { file: name }, { place: { file: name } })]);
  const parsed = parseScheme(text, { file: name });
  if (!parsed.ok) return parsed;
  const { scheme, locate } = parsed.value;
  const problems = checkScheme(scheme, locate);
  return problems.length > 0 ? err([...problems]) : ok({ scheme, folder: dirname(file.value), name, text, locate });
}

const pollNames = ["poll.yaml", "poll.yml", "poll.json"];

/** The file of a poll that lies in a folder of its own; null when there is none. */
export async function findPollFile(folder: string): Promise<string | null> {
  for (const name of pollNames) if ((await kindOf(join(folder, name))) === "file") return name;
  return null;
}

async function findScheme(path: string): Promise<Result<string, Problem>> {
  const absolute = resolve(path);
  const kind = await kindOf(absolute);
  if (kind === "file") return ok(absolute);
  if (kind === "none") return err(problem("cli.folder.missing", { folder: path }));
  for (const name of schemeNames) {
    if ((await kindOf(join(absolute, name))) === "file") return ok(join(absolute, name));
  }
  return err(problem("cli.scheme.missing", { folder: path, names: schemeNames.join(", ") }));
}

async function kindOf(path: string): Promise<"file" | "folder" | "none"> {
  const stats = await stat(path).catch(() => null);
  if (!stats) return "none";
  return stats.isDirectory() ? "folder" : "file";
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
