import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@huabiao/test-kit";
import { huabiao, temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, test } from "vitest";

const read = (name: string) => readFileSync(join(projectRoot, name), "utf8");

/** The commands of a document's sh blocks that start with `npx huabiao`, without comments, as words. */
function commandsIn(document: string): string[][] {
  const blocks = [...document.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block ?? "");
  return blocks
    .flatMap((block) => block.split("\n"))
    .filter((line) => line.startsWith("npx huabiao "))
    .map((line) => line.replace(/#.*/, "").trim().split(/\s+/).slice(2));
}

describe("what the README tells a newcomer to type", () => {
  test("every command ends well, in the order it stands there, and each prepares the next", () => {
    const commands = commandsIn(read("README.md"));
    expect(commands.map(([name]) => name)).toEqual([
      "check",
      "assess",
      "explain",
      "verify",
      "portrait",
      "estimate",
      "recount",
    ]);
    const folder = temporaryFolder();
    for (const words of commands) {
      const { status, stdout, stderr } = huabiao(
        ...words.map((word) => word.replace(/^out\/minghe$/, join(folder, "out"))),
      );
      expect([words.join(" "), stderr, status]).toEqual([words.join(" "), "", 0]);
      expect(stdout).not.toBe("");
    }
    for (const name of read("README.md").match(
      /\b(?:findings\.json|scores\.csv|ranks\.csv|report\.html|manifest\.json)\b/g,
    ) ?? [])
      expect([name, existsSync(join(folder, "out", name))]).toEqual([name, true]);
  });
});

describe("the smallest scheme of the guide", () => {
  const guide = read("docs/guide/first-assessment.md");
  const snippet = /^```yaml\n([\s\S]*?)^```/m.exec(guide)?.[1] ?? "";

  test("checks, assesses, explains and verifies with two small tables", () => {
    const folder = temporaryFolder();
    const out = join(folder, "out");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "scheme.yaml"), snippet);
    writeFileSync(join(folder, "places.csv"), "code,name\nA,甲縣\nB,乙縣\nC,丙縣\n");
    writeFileSync(
      join(folder, "values.csv"),
      "code,indicator,year,value\nA,pm25,2025,23\nB,pm25,2025,42.5\nC,pm25,2025,75\nA,income,2025,35000\nB,income,2025,60000\nC,income,2025,10000\n",
    );
    for (const words of [
      ["check", folder],
      ["assess", folder, "--out", out],
      ["explain", out, "A", "pm25"],
      ["verify", out],
    ]) {
      const { status, stderr } = huabiao(...words);
      expect([words[0], stderr, status]).toEqual([words[0], "", 0]);
    }
    expect(readFileSync(join(out, "scores.csv"), "utf8").split("\n").slice(0, 4)).toEqual([
      "subject,node,score,rank",
      "A,pm25,80,1",
      "A,income,50,2",
      "A,index,65,2",
    ]);
  });

  test("every command that the guide names is one", () => {
    const named = [...guide.matchAll(/npx huabiao ([a-z]+)/g)].map(([, name]) => name ?? "");
    expect(named.length).toBeGreaterThan(2);
    for (const name of named) expect(huabiao(name, "--help").status).toBe(0);
  });
});
