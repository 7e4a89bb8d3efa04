import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "@huabiao/test-kit";

const script = join(projectRoot, "reference/recount.py");

/** The system's Python, which has Debian's python3-cryptography; another one may be named by `PYTHON3`. */
const python = process.env["PYTHON3"] ?? "/usr/bin/python3";

/** Why the second recount cannot run here; null when it can. */
export function pythonMissing(): string | null {
  const { status, stderr } = spawnSync(python, ["-c", "import cryptography"], { encoding: "utf8" });
  if (status === 0) return null;
  return `The second recount needs ${python} with the package cryptography (Debian: apt-get install python3-cryptography). ${stderr ?? ""}`;
}

/** Runs the second recount; what it prints, line by line. */
export function recountPy(...words: readonly string[]): {
  readonly status: number | null;
  readonly lines: readonly string[];
} {
  const { status, stdout, stderr } = spawnSync(python, [script, ...words], { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (stderr !== "") throw new Error(stderr);
  return { status, lines: stdout.trim().split("\n") };
}
