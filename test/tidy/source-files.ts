import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@huabiao/test-kit";

/** Files that git tracks or would track, with forward slashes, below the project. */
export function projectFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: projectRoot,
    encoding: "utf8",
  });
  return listed.split("\n").filter((name) => name !== "" && existsSync(join(projectRoot, name)));
}

/** TypeScript sources that ship: no tests, no fixtures. */
export function shippedSources(): string[] {
  return projectFiles().filter(
    (name) => /^(packages|adapters|apps|examples)\/.*\.ts$/.test(name) && !/\.test\.ts$|\/testing\//.test(name),
  );
}

/** A project file's text. */
export function readProject(name: string): string {
  return readFileSync(join(projectRoot, name), "utf8");
}
