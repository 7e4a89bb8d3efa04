import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digestBytes } from "@huabiao/kernel/digest";
import { readCsv } from "@huabiao/test-kit";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../output/display-width.ts";
import { huabiaoHere } from "../testing/desk.ts";
import { writeSmallFolder } from "../testing/small-folder.ts";

async function assessedFolder(...options: readonly string[]) {
  const folder = writeSmallFolder(temporaryFolder());
  const out = join(folder, "out");
  return { folder, out, outcome: await huabiaoHere(["assess", folder, "--out", out, ...options]) };
}

const outputs = ["findings.json", "ranks.csv", "report.html", "scores.csv"];
const filesOf = (out: string) =>
  Object.fromEntries(outputs.map((name) => [name, readFileSync(join(out, name), "utf8")]));

describe("huabiao assess", () => {
  test("R01 writes findings, tables, report, manifest and the sealed inputs, and says where the report is", async () => {
    const { folder, out, outcome } = await assessedFolder();
    expect([outcome.code, outcome.err]).toEqual([0, ""]);
    expect(readdirSync(out).sort()).toEqual([...outputs, "manifest.json", "sealed"].sort());
    expect(readdirSync(join(out, "sealed")).sort()).toEqual(["scheme.yaml", "tables"]);
    for (const name of ["scheme.yaml", "tables/places.csv", "tables/values.csv", "tables/targets.csv"])
      expect(readFileSync(join(out, "sealed", name))).toEqual(readFileSync(join(folder, name)));
    expect(outcome.out).toContain(join(out, "report.html"));
    expect(outcome.out).toContain(`npx huabiao verify ${out}`);
  });

  test("R34 the manifest holds the digest of every input and output, and what the run was asked", async () => {
    const { out } = await assessedFolder("--seed", "5", "--draws", "40", "--lang", "en");
    const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    expect(manifest.options).toEqual({ seed: 5, draws: 40, language: "en", tolerate: false });
    for (const [entries, folder] of [
      [manifest.inputs, join(out, "sealed")],
      [manifest.outputs, out],
    ] as const) {
      expect(entries.length).toBeGreaterThan(2);
      for (const { name, digest, bytes } of entries) {
        const content = readFileSync(join(folder, name));
        expect([name, digestBytes(content), content.length]).toEqual([name, digest, bytes]);
      }
    }
  });

  test("R01 scores.csv holds every node of every subject, ranks.csv the index and its children", async () => {
    const { out } = await assessedFolder();
    const scores = readCsv(join(out, "scores.csv"));
    expect(scores).toHaveLength(6 * 5);
    const p1 = Object.fromEntries(
      scores.filter(({ subject }) => subject === "P1").map(({ node, score }) => [node, Number(score)]),
    );
    expect(p1).toEqual({ air: 70, forest: 80, income: 41, green: 75, index: 58 });
    const ranks = readCsv(join(out, "ranks.csv"));
    expect(ranks).toHaveLength(6 * 3);
    expect(Object.keys(ranks[0] ?? {})).toEqual(["subject", "node", "nominal", "median", "lower", "upper"]);
    for (const { nominal, lower, upper } of ranks) {
      expect(Number(lower)).toBeLessThanOrEqual(Number(nominal));
      expect(Number(upper)).toBeGreaterThanOrEqual(Number(nominal));
    }
  });

  test("without draws ranks.csv holds the nominal rank alone", async () => {
    const { out } = await assessedFolder("--draws", "0");
    for (const row of readCsv(join(out, "ranks.csv")))
      expect([row["median"], row["lower"], row["upper"]]).toEqual(["", "", ""]);
  });

  test("R34 one thread, two threads and another folder give the same bytes", async () => {
    const one = await assessedFolder("--threads", "1");
    const two = await assessedFolder("--threads", "2");
    expect(filesOf(two.out)).toEqual(filesOf(one.out));
    expect(readFileSync(join(two.out, "manifest.json"))).toEqual(readFileSync(join(one.out, "manifest.json")));
  });

  test("R25 prints a table per group with rank ranges, aligned with Chinese names", async () => {
    const { outcome } = await assessedFolder("--lang", "zh-Hant");
    const lines = outcome.out.split("\n");
    expect(lines).toContain("平原 · 3 個可比單位");
    const table = lines.slice(lines.findIndex((line) => line.startsWith("山區")) + 1).slice(0, 5);
    const starts = table.slice(2).map((line) => displayWidth(line.slice(0, line.search(/[\u4e00-\u9fff]/))));
    expect(new Set(starts).size).toBe(1);
    expect(outcome.out).toContain("長河𠮷縣");
    expect(outcome.out).toMatch(/\d–\d/);
  });

  test("R17 R38 a missed binding target is among what to look at first", async () => {
    expect((await assessedFolder()).outcome.out).toContain("Songling: binding target");
  });

  test("with --json one object tells scheme, subjects, surprises and files", async () => {
    const { out, outcome } = await assessedFolder("--json");
    const told = JSON.parse(outcome.out);
    expect(outcome.err).toBe("");
    expect(Object.keys(told).sort()).toEqual(
      ["draws", "files", "flags", "out", "scheme", "seed", "subjects", "surprises", "warnings"].sort(),
    );
    expect(told).toMatchObject({ seed: 7, draws: 60, out, scheme: { id: "small", period: "2025" } });
    expect(told.subjects[0]).toMatchObject({ id: "P1", group: "hill", score: 58, rank: 1, band: null });
    expect(Object.keys(told.subjects[0]).sort()).toEqual(
      ["band", "group", "id", "rank", "rankLower", "rankUpper", "score", "undecided"].sort(),
    );
    expect(told.files.map(({ name }: { name: string }) => name).sort()).toEqual(outputs);
  });

  test("progress is drawn on a terminal and nowhere else", async () => {
    const folder = writeSmallFolder(temporaryFolder());
    let now = 0;
    const clock = () => (now += 250);
    const words = ["assess", folder, "--out", join(folder, "out"), "--threads", "1"];
    const seen = await huabiaoHere(words, { terminal: true, clock });
    expect(seen.err).toMatch(/Drawing uncertainty █+ 100 %/);
    expect(seen.err.endsWith("\r\u001b[2K")).toBe(true);
    expect((await huabiaoHere(words, { clock })).err).toBe("");
  });

  test("--data names where the tables lie, and --out defaults to out/ and the scheme's id", async () => {
    const [folder, data] = [temporaryFolder(), writeSmallFolder(temporaryFolder())];
    writeFileSync(join(folder, "mine.yaml"), readFileSync(join(data, "scheme.yaml")));
    const out = join(folder, "out");
    const { code } = await huabiaoHere(["assess", join(folder, "mine.yaml"), "--data", data, "--out", out]);
    expect(code).toBe(0);
    expect(existsSync(join(out, "sealed", "mine.yaml"))).toBe(true);
    expect((await huabiaoHere(["verify", out])).code).toBe(0);
  });

  test("R34 sealed inputs assessed into their own folder are not lost, and give the same bytes", async () => {
    const { out } = await assessedFolder();
    const before = filesOf(out);
    const again = await huabiaoHere(["assess", join(out, "sealed"), "--out", out]);
    expect([again.code, again.err]).toEqual([0, ""]);
    expect(existsSync(join(out, "sealed", "tables/values.csv"))).toBe(true);
    expect({ ...filesOf(out), "report.html": "" }).toEqual({ ...before, "report.html": "" });
    expect((await huabiaoHere(["verify", out])).code).toBe(0);
  });

  test("what an earlier run sealed and this one does not is gone", async () => {
    const { folder, out } = await assessedFolder();
    mkdirSync(join(out, "sealed", "old"));
    writeFileSync(join(out, "sealed", "old", "stray.csv"), "x");
    await huabiaoHere(["assess", folder, "--out", out]);
    expect(readdirSync(join(out, "sealed")).sort()).toEqual(["scheme.yaml", "tables"]);
    expect(readdirSync(out).sort()).toEqual([...outputs, "manifest.json", "sealed"].sort());
  });

  test("R06 a bad cell stops the run, located; with --tolerate it is left out and listed", async () => {
    const folder = writeSmallFolder(temporaryFolder());
    const values = join(folder, "tables/values.csv");
    writeFileSync(values, readFileSync(values, "utf8").replace("P1,air,2025,30", "P1,air,2025,thirty"));
    const out = join(folder, "out");
    const refused = await huabiaoHere(["assess", folder, "--out", out]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("tables/values.csv row 3 column “value”");
    expect(existsSync(out)).toBe(false);
    const tolerated = await huabiaoHere(["assess", folder, "--out", out, "--tolerate"]);
    expect(tolerated.code).toBe(0);
    expect(tolerated.err).toContain("row 3");
    const { refused: listed } = JSON.parse(readFileSync(join(out, "findings.json"), "utf8"));
    expect(listed).toMatchObject([{ place: { file: "tables/values.csv", row: 3 } }]);
    expect((await huabiaoHere(["verify", out])).code).toBe(0);
  });
});
