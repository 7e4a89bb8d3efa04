import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@huabiao/test-kit";
import { huabiao, temporaryFolder } from "@huabiao/test-kit/command";
import { expect, test } from "vitest";

test("R15 the example of docs/reference/estimate.md prints what stands there", () => {
  const page = readFileSync(join(projectRoot, "docs/reference/estimate.md"), "utf8");
  const block = (language: string) => new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "m").exec(page)?.[1] ?? "";
  const folder = temporaryFolder();
  writeFileSync(join(folder, "answers.csv"), block("csv"));
  writeFileSync(join(folder, "spec.yaml"), block("yaml"));
  const { status, stdout, stderr } = huabiao("estimate", join(folder, "spec.yaml"));
  expect([status, stderr, stdout]).toEqual([0, "", block("text")]);
});
