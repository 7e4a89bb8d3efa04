import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { huabiaoHere } from "../testing/desk.ts";
import { writePeopleFolder } from "../testing/people-folder.ts";
import { writeSmallFolder } from "../testing/small-folder.ts";

const root = mkdtempSync(join(tmpdir(), "huabiao-portrait-"));
const found = join(root, "found");
const places = join(root, "places");

beforeAll(async () => {
  for (const [write, out] of [
    [writePeopleFolder, found],
    [writeSmallFolder, places],
  ] as const) {
    const { code, err } = await huabiaoHere([
      "assess",
      write(join(root, `of-${out.split("/").at(-1)}`)),
      "--out",
      out,
      "--draws",
      "0",
    ]);
    expect([code, err]).toEqual([0, ""]);
  }
  return () => rmSync(root, { recursive: true, force: true });
});

const portrait = (...words: readonly string[]) => huabiaoHere(["portrait", ...words]);

describe("huabiao portrait", () => {
  test("R26 lists who can be portrayed, and who has too little evidence and why", async () => {
    const { code, out } = await portrait(found);
    expect(code).toBe(0);
    expect(out).toContain("Can be portrayed: 24");
    expect(out).toMatch(/S1 +Name S1 +secretary +Songling +\S/);
    expect(out).toContain("Too little evidence, not portrayed: 2");
    expect(out).toMatch(/LATE +Name LATE +served 61 days of the period, 90 wanted/);
    expect(out).toContain("Held no post in the period: 1 (GONE)");
    const told = JSON.parse((await portrait(found, "--json")).out);
    expect(told.persons).toHaveLength(24);
    expect(told.thin).toMatchObject([
      { id: "GONE", reason: "no-term" },
      { id: "LATE", reason: "short-service", facts: { days: 61, wanted: 90 } },
    ]);
  });

  test.each(["zh-Hant", "zh-Hans", "en"])("R26 in %s a portrait and the list have every word", async (language) => {
    for (const words of [[found], [found, "S1", "A1"], [found, "--team", "P1"], ["--help"], [found, "LATE"]]) {
      const { out, err } = await portrait(...words, "--lang", language);
      expect(out + err).not.toMatch(/\{\{|(cli|papers|undefined)\.[a-z]|undefined|NaN|\[object/);
    }
  });

  test("R26 a portrait is one or two screens: range, standard, heads with a strip of peers, shares, never a total", async () => {
    const { out } = await portrait(found, "Name S1");
    expect(out.split("\n").length).toBeLessThan(100);
    const parts = [
      "Name S1 (S1)",
      "■ Suggested range  Outstanding",
      "Loyal to the people",
      "Indicators",
      "three lenses",
    ];
    for (const part of parts.filter((part) => part !== "Indicators")) expect(out).toContain(part);
    expect(out).toMatch(/Index +\d+\.\d .*[●○]/);
    expect(out).toContain("Routine grades: 2025-Q1 good");
    expect(out).toContain("Political standard: judged met");
    expect(out).not.toMatch(/excellent/);
  });

  test("R26 --json gives the findings of those asked for", async () => {
    const told = JSON.parse((await portrait(found, "S1", "B2", "S1", "--team", "P1", "--json")).out);
    expect(told.persons.map(({ id }: { id: string }) => id)).toEqual(["S1", "B2"]);
    expect(told.teams).toMatchObject([{ id: "P1", members: expect.any(Array) }]);
  });

  test("R34 --pdf writes the same bytes twice and on any number of threads, and leaves no other file", async () => {
    const names = [
      "S1",
      "A1",
      "B1",
      "C1",
      "S2",
      "A2",
      "B2",
      "C2",
      "S3",
      "A3",
      "B3",
      "C3",
      "S4",
      "A4",
      "B4",
      "C4",
      "S5",
    ];
    const write = async (threads: number) => {
      const out = join(root, `pdf-${threads}`);
      const ended = await portrait(found, ...names, "--pdf", "--out", out, "--threads", String(threads), "--json");
      expect(ended.code).toBe(0);
      expect(JSON.parse(ended.out).written).toHaveLength(names.length);
      expect(readdirSync(out).sort()).toEqual(names.map((name) => `${name}.en.pdf`).sort());
      return names.map((name) => readFileSync(join(out, `${name}.en.pdf`)).toString("base64"));
    };
    const one = await write(1);
    expect(await write(2)).toEqual(one);
    expect(
      Buffer.from(one[0] ?? "", "base64")
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  test("--pdf writes beside the findings, to a folder, or to one file", async () => {
    await portrait(found, "S1", "--pdf", "--team", "P2");
    expect(readdirSync(join(found, "papers")).sort()).toEqual(["S1.en.pdf", "team-P2.en.pdf"]);
    await portrait(join(found, "findings.json"), "S1", "--pdf", "--lang", "zh-Hans", "--out", join(root, "one.pdf"));
    expect(readFileSync(join(root, "one.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("--all writes everybody with enough evidence and nobody else", async () => {
    const { code, out } = await portrait(found, "--all", "--out", join(root, "all"));
    expect(code).toBe(0);
    expect(readdirSync(join(root, "all"))).toHaveLength(24);
    expect(existsSync(join(root, "all", "LATE.en.pdf"))).toBe(false);
    expect(out).toContain("and 12 more");
  });

  test.each([
    ["who has too little evidence, with the reason", ["LATE", "GONE"], ["61 days", "held no post"]],
    ["whom nobody knows, all at once and with near names", ["S11", "nobody", "--team", "P11"], ["S11", "nobody", "P1"]],
    ["a name that several have", ["Namesake"], ["A1, A2"]],
    ["everybody and somebody", ["S1", "--all"], ["--all"]],
    ["nobody on paper", ["--pdf"], ["--pdf"]],
    ["a place for papers that are not written", ["S1", "--out", "x.pdf"], ["--out"]],
    ["several papers in one file", ["S1", "S2", "--pdf", "--out", join(root, "two.pdf")], ["2 papers"]],
  ])("R36 refused is %s", async (_, words, parts) => {
    const { code, out, err } = await portrait(found, ...words);
    expect([code, out]).toEqual([1, ""]);
    for (const part of parts) expect(err).toContain(part);
    expect(existsSync(join(root, "two.pdf"))).toBe(false);
  });

  test("findings about places alone, and findings that were changed, are refused", async () => {
    expect((await portrait(places)).err).toContain("not about teams and persons");
    const broken = join(root, "broken");
    mkdirSync(broken);
    const findings = JSON.parse(readFileSync(join(found, "findings.json"), "utf8"));
    findings.people.persons[0].heads = 7;
    writeFileSync(join(broken, "findings.json"), JSON.stringify(findings));
    expect((await portrait(broken)).code).toBe(1);
    expect((await portrait(broken)).err).not.toMatch(/did not foresee/);
  });

  test("a disk that says no is told, and nothing is left behind", async () => {
    writeFileSync(join(root, "file"), "");
    const { code, err } = await portrait(found, "S1", "--pdf", "--out", join(root, "file", "below"));
    expect(code).toBe(1);
    expect(err).toContain("ENOTDIR");
  });
});
