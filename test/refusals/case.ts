import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Findings } from "@huabiao/assess";
import type { Problem } from "@huabiao/kernel/problem";
import type { ExitCode, Io } from "../../apps/cli/src/io.ts";
import { run } from "../../apps/cli/src/run.ts";
import type { Files } from "./base.ts";

/** Where the parts of a case lie while it runs. */
export interface Workplace {
  /** Everything of the case lies below. */
  readonly root: string;
  /** The assessment's folder. */
  readonly folder: string;
  /** Where output is to go; it does not exist before, unless `prepare` makes it. */
  readonly out: string;
}

/** One case: a folder, a command, and what must come of it. */
export interface Case {
  readonly name: string;
  readonly files: Files;
  /** What is done between writing the folder and running the command. */
  readonly prepare?: (place: Workplace) => Promise<void>;
  /** The command line; `assessWords` when absent. */
  readonly words?: (place: Workplace) => readonly string[];
  readonly exit: ExitCode;
  /** Every problem as `problemLine` writes it, in any order; none when absent. */
  readonly problems?: readonly string[];
  /** Warnings that must be among those given. */
  readonly warnings?: readonly string[];
  readonly check?: (outcome: Outcome) => void | Promise<void>;
}

/** What a command said and did. */
export interface Outcome extends Workplace {
  readonly exit: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** The findings in the output folder; null when there are none or the command was refused. */
  readonly findings: Findings | null;
  /** Every file below the root that the command made or changed. */
  readonly written: readonly string[];
}

/** The command line of most cases. */
export function assessWords({ folder, out }: Workplace): readonly string[] {
  return ["assess", folder, "--out", out, "--draws", "0", "--json"];
}

/** Runs a case in a folder of its own, hands over what came of it, and removes the folder. */
export async function runCase(
  one: Pick<Case, "files" | "prepare" | "words">,
  look: (outcome: Outcome) => void | Promise<void>,
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "huabiao-refusals-"));
  const place = { root, folder: join(root, "folder"), out: join(root, "out") };
  try {
    await writeFiles(place.folder, one.files);
    await one.prepare?.(place);
    const before = await snapshot(root);
    const told = await runWords((one.words ?? assessWords)(place));
    const after = await snapshot(root);
    const changed = [...after.keys()].filter((name) => !after.get(name)?.equals(before.get(name) ?? nothing));
    const gone = [...before.keys()].filter((name) => !after.has(name));
    const findings = await readFile(join(place.out, "findings.json"), "utf8").catch(() => null);
    await look({
      ...place,
      ...told,
      ...problemsIn(told.stdout),
      findings: findings === null || told.exit !== 0 ? null : (JSON.parse(findings) as Findings),
      written: [
        ...changed.filter((name) => !before.has(name) || !gone.includes(name)),
        ...gone.map((name) => `−${name}`),
      ],
    });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const nothing = Buffer.from("\u0000 not there");

/** Runs a command line in this process and collects what it says. */
export async function runWords(
  words: readonly string[],
): Promise<{ readonly exit: ExitCode; readonly stdout: string; readonly stderr: string }> {
  let [stdout, stderr] = ["", ""];
  const io: Io = {
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    terminal: false,
    columns: 100,
    clock: () => performance.now(),
    now: () => new Date(0),
    fetch: () => Promise.reject(new TypeError("no network in these cases")),
    cacheFolder: join(tmpdir(), "huabiao-no-cache"),
    language: "en",
  };
  const exit = await run(words, io);
  return { exit, stdout, stderr };
}

async function writeFiles(folder: string, files: Files): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === "function" ? await content() : content);
  }
}

async function snapshot(root: string): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(root.length + 1);
    if (entry.isFile()) found.set(name, await readFile(path));
    else if (entry.isDirectory()) found.set(`${name}/`, Buffer.alloc(0));
  }
  return found;
}

/** The problems and warnings of a JSON output; none where it is no JSON. */
export function problemsIn(stdout: string): Pick<Outcome, "problems" | "warnings"> {
  if (!stdout.startsWith("{")) return { problems: [], warnings: [] };
  const told = JSON.parse(stdout) as { problems?: readonly Problem[]; warnings?: readonly Problem[] };
  return { problems: told.problems ?? [], warnings: told.warnings ?? [] };
}

/**
 * A problem in one line: its code and where it is.
 *
 * In the scheme its path (`indicators.0.weight`), or line and column where the text is no scheme; in a table
 * `file#sheet:row:column`, as far as it is told.
 */
export function problemLine({ code, path, place }: Problem): string {
  if (path.length > 0) return `${code} ${path.join(".")}`;
  if (!place) return code;
  const file = place.sheet === undefined ? place.file : `${place.file}#${place.sheet}`;
  return `${code} ${[file, place.line, place.row, place.column].filter((part) => part !== undefined).join(":")}`;
}
