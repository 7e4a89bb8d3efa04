import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digestText } from "@huabiao/kernel/digest";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { beforeAll, describe, expect, test } from "vitest";
import { huabiaoHere } from "../testing/desk.ts";
import { writeSmallFolder } from "../testing/small-folder.ts";

const origin = mkdtempSync(join(tmpdir(), "huabiao-verify-"));

beforeAll(async () => {
  const folder = writeSmallFolder(join(origin, "folder"));
  expect((await huabiaoHere(["assess", folder, "--out", join(origin, "out")])).code).toBe(0);
  rmSync(folder, { recursive: true });
  return () => rmSync(origin, { recursive: true, force: true });
});

function copy(): string {
  const out = join(temporaryFolder(), "out");
  cpSync(join(origin, "out"), out, { recursive: true });
  return out;
}

/** Changes a text in a file; with `signed` also its digest in the manifest, as one who hides the change would. */
function change(out: string, name: string, of: { from: string | RegExp; to: string; signed?: true }): void {
  const path = join(out, name);
  const before = readFileSync(path, "utf8");
  const after = before.replace(of.from, of.to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  if (!of.signed) return;
  const manifest = join(out, "manifest.json");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace(digestText(before), digestText(after)));
}

async function problemOf(out: string) {
  const { code, out: text } = await huabiaoHere(["verify", out, "--json", "--threads", "1"]);
  expect(code).toBe(1);
  const { problems } = JSON.parse(text);
  expect(problems).toHaveLength(1);
  for (const part of ["what", "why", "remedy"]) expect(problems[0][part]).not.toContain("{{");
  return problems[0];
}

describe("huabiao verify", () => {
  test("R34 reproduces a sealed folder anywhere, from nothing but itself", async () => {
    const { code, out, err } = await huabiaoHere(["verify", copy()]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("agree to the byte");
  });

  test("with --json tells engine, inputs and outputs", async () => {
    const { out } = await huabiaoHere(["verify", copy(), "--json"]);
    expect(JSON.parse(out)).toMatchObject({ verified: true, inputs: expect.any(Array), outputs: expect.any(Array) });
  });

  test("R34 a changed digit in scores.csv is named by its line, with what stands there and what should", async () => {
    const out = copy();
    change(out, "scores.csv", { from: "P1,index,58,1", to: "P1,index,59,1" });
    expect(await problemOf(out)).toMatchObject({
      code: "cli.verify.number-differs",
      place: { file: "scores.csv" },
      facts: { where: "6", stored: "P1,index,59,1", computed: "P1,index,58,1" },
    });
  });

  test("R34 the same when its digest in the manifest was changed too", async () => {
    const out = copy();
    change(out, "scores.csv", { from: "P1,index,58,1", to: "P1,index,59,1", signed: true });
    expect((await problemOf(out)).facts).toMatchObject({ file: "scores.csv", where: "6" });
  });

  test("R34 a changed number in findings.json is named by its path", async () => {
    const out = copy();
    change(out, "findings.json", { from: '"score":[70,', to: '"score":[71,', signed: true });
    expect((await problemOf(out)).facts).toMatchObject({ where: "$.nodes.0.score.0", stored: "71", computed: "70" });
  });

  test("R34 a changed rank in ranks.csv and a changed word in the report are found", async () => {
    const [ranks, report] = [copy(), copy()];
    change(ranks, "ranks.csv", { from: "P1,index,1,", to: "P1,index,2,", signed: true });
    expect((await problemOf(ranks)).facts).toMatchObject({
      file: "ranks.csv",
      stored: expect.stringMatching(/^P1,index,2,/),
    });
    change(report, "report.html", { from: "Songling", to: "Songking", signed: true });
    expect((await problemOf(report)).facts).toMatchObject({ file: "report.html" });
  });

  test.each(["sealed/tables/values.csv", "sealed/tables/places.csv", "sealed/tables/targets.csv"])(
    "R34 a changed input %s is found by its digest",
    async (name) => {
      const out = copy();
      change(out, name, { from: "P1,", to: "P1 ," });
      expect(await problemOf(out)).toMatchObject({
        code: "cli.verify.input-differs",
        facts: { file: name.replace("sealed/", "") },
      });
    },
  );

  test("R34 a changed input whose digest was changed too is found in the numbers", async () => {
    const out = copy();
    change(out, "sealed/tables/values.csv", { from: "P1,air,2025,30", to: "P1,air,2025,10", signed: true });
    expect((await problemOf(out)).facts).toMatchObject({ file: "findings.json" });
  });

  test("R34 a changed scheme is found by its digest; a comment changes nothing", async () => {
    const [weight, comment] = [copy(), copy()];
    change(weight, "sealed/scheme.yaml", { from: "hi: 100", to: "hi: 101" });
    expect(await problemOf(weight)).toMatchObject({
      code: "cli.verify.scheme-differs",
      facts: { file: "scheme.yaml" },
    });
    change(comment, "sealed/scheme.yaml", { from: "huabiao: 1", to: "# a remark\nhuabiao: 1" });
    expect((await huabiaoHere(["verify", comment])).code).toBe(0);
  });

  test.each([
    ["seed", '"seed": 7', '"seed": 8', "$.nodes.3.uncertainty.lower.0"],
    ["draws", '"draws": 60', '"draws": 61', "$.draws"],
  ])("R34 another %s in the manifest is found", async (_, from, to, where) => {
    const out = copy();
    change(out, "manifest.json", { from, to });
    expect((await problemOf(out)).facts).toMatchObject({ file: "findings.json", where });
  });

  test.each([
    ["language", '"language": "en"', '"language": "zh-Hant"', "report.html"],
    ["engine", /"engine": "[^"]+"/, '"engine": "9.9.9"', "manifest.json"],
    ["size of an input", /"bytes": \d+/, '"bytes": 1', "manifest.json"],
    ["an input less", /\{\s*"name": "tables\/targets.csv"[^}]+\},?/, "", "manifest.json"],
  ])("R34 another %s in the manifest is found", async (_, from, to, file) => {
    const out = copy();
    change(out, "manifest.json", { from, to });
    if (file === "manifest.json") {
      const path = join(out, "manifest.json");
      writeFileSync(path, readFileSync(path, "utf8").replace(/,(\s*\])/, "$1"));
    }
    expect((await problemOf(out)).facts).toMatchObject({ file });
  });

  test("R34 a digest in the manifest that fits neither file nor recomputation is found", async () => {
    const out = copy();
    const digest = digestText(readFileSync(join(out, "report.html"), "utf8"));
    change(out, "manifest.json", { from: digest, to: "0".repeat(64) });
    expect(await problemOf(out)).toMatchObject({ code: "cli.verify.manifest-differs", facts: { file: "report.html" } });
  });

  test.each(["report.html", "scores.csv", "sealed/tables/values.csv"])("R34 a missing %s is named", async (name) => {
    const out = copy();
    rmSync(join(out, name));
    expect(await problemOf(out)).toMatchObject({
      code: "cli.verify.file-missing",
      facts: { file: name.replace("sealed/", "") },
    });
  });

  test("a folder without a manifest, or with one that is none, is refused", async () => {
    const [missing, broken, other] = [copy(), copy(), copy()];
    rmSync(join(missing, "manifest.json"));
    writeFileSync(join(broken, "manifest.json"), "{");
    writeFileSync(join(other, "manifest.json"), "[]");
    expect((await problemOf(missing)).code).toBe("cli.verify.no-manifest");
    expect((await problemOf(broken)).code).toBe("cli.verify.bad-manifest");
    expect((await problemOf(other)).code).toBe("cli.verify.bad-manifest");
  });

  test("R34 says the difference in a sentence of three parts", async () => {
    const out = copy();
    change(out, "scores.csv", { from: "P1,index,58,1", to: "P1,index,59,1" });
    const { code, err } = await huabiaoHere(["verify", out, "--lang", "en"]);
    expect(code).toBe(1);
    expect(err).toContain(
      "“scores.csv” first differs at 6: the file says P1,index,59,1, recomputed it is P1,index,58,1.",
    );
    expect(err).toContain("  → ");
  });
});
