import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { projectRoot } from "./index.ts";

/** How a run of `huabiao` ended. */
export interface CommandOutcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `huabiao` as a person would, in a process of its own; English unless the words say otherwise. */
export function huabiao(...words: readonly string[]): CommandOutcome {
  const main = join(projectRoot, "apps/cli/src/main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    cwd: projectRoot,
    encoding: "utf8",
    env: { ...process.env, HUABIAO_LANG: "en_US.UTF-8" },
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
}

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "huabiao-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
