import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { huabiaoHere } from "../testing/desk.ts";
import { writePeopleFolder } from "../testing/people-folder.ts";
import { writeSmallFolder } from "../testing/small-folder.ts";

const root = mkdtempSync(join(tmpdir(), "huabiao-paper-"));
const folder = join(root, "folder");
const found = join(root, "found");
const places = join(root, "places");

beforeAll(async () => {
  for (const [write, at, out] of [
    [writePeopleFolder, folder, found],
    [writeSmallFolder, join(root, "small"), places],
  ] as const) {
    const { code, err } = await huabiaoHere(["assess", write(at), "--out", out, "--draws", "0"]);
    expect([code, err]).toEqual([0, ""]);
  }
  return () => rmSync(root, { recursive: true, force: true });
});

const paper = (...words: readonly string[]) => huabiaoHere(["paper", ...words]);
const written = (name: string, text: string): string => {
  writeFileSync(join(root, name), text);
  return join(root, name);
};
const head = (path: string) => readFileSync(path).subarray(0, 4).toString("latin1");

const facts = `office: Office of Minghe
decidedOn: 2026-01-15
persons:
  S1: { grade: Competent, bornOn: 1974-08, gradeReason: "the forest" }
gate: { signers: [{ name: Yu, post: Secretary }], dissent: [{ by: B, text: not yet }] }
`;

const slips = `title: Evaluation
period: "2025"
minutes: 3
questions: 6
address: https://pillar.example/b/{code}
codes: [K7MP4Q00, K7MP4Q01]
`;

describe("huabiao paper", () => {
  test.each([
    ["form", [found, "S1", "LATE"], ["form-LATE.en.pdf", "form-S1.en.pdf"], "%PDF"],
    ["form", [found, "S1", "--word"], ["form-S1.en.docx"], "PK\u0003\u0004"],
    ["notice", [found, "S1", "Name S2"], ["notice-S1.en.pdf", "notice-S2.en.pdf"], "%PDF"],
    ["gate", [found], ["gate-paper.en.pdf"], "%PDF"],
    ["gate", [found, "--before", places], ["gate-paper.en.pdf"], "%PDF"],
    ["gate", [found, "--before", folder], ["gate-paper.en.pdf"], "%PDF"],
    ["gate", [places], ["gate-paper.en.pdf"], "%PDF"],
    ["quota", [found], ["quota-sheet.en.pdf"], "%PDF"],
    ["workbook", [found], ["workbook.en.xlsx"], "PK\u0003\u0004"],
    ["workbook", [places], ["workbook.en.xlsx"], "PK\u0003\u0004"],
  ] as const)("R34 prints a %s of %j, the same bytes twice", async (kind, words, names, magic) => {
    const print = async (): Promise<readonly string[]> => {
      const out = mkdtempSync(join(root, `${kind}-`));
      const withFacts = ["form", "notice", "gate"].includes(kind) ? ["--facts", written("facts.yaml", facts)] : [];
      const ended = await paper(kind, ...words, ...(words[0] === places ? [] : withFacts), "--out", out);
      expect([ended.code, ended.err]).toEqual([0, ""]);
      expect(readdirSync(out).sort()).toEqual([...names]);
      for (const name of names) expect(head(join(out, name))).toBe(magic);
      return names.map((name) => readFileSync(join(out, name)).toString("base64"));
    };
    expect(await print()).toEqual(await print());
  });

  test("R14 prints ballot slips from a file of codes, to a file that is named", async () => {
    const out = join(root, "slips.pdf");
    const { code, out: told } = await paper("slips", written("slips.yaml", slips), "--out", out, "--json");
    expect([code, JSON.parse(told)]).toEqual([0, { written: [{ id: "slips", path: out }] }]);
    expect(head(out)).toBe("%PDF");
  });

  test.each(["zh-Hant", "zh-Hans", "en"])("in %s every word of help and papers is there", async (language) => {
    for (const kind of ["form", "notice", "gate", "quota", "workbook", "slips"]) {
      const { out } = await paper(kind, "--help", "--lang", language);
      expect(out).not.toMatch(/cli\.[a-z]/);
    }
    const { out } = await paper("--help", "--lang", language);
    expect(out).not.toMatch(/cli\.[a-z]/);
  });

  test("R36 refuses facts that nobody asked for, each with its line and near names, and nothing is written", async () => {
    const file = written("bad.yaml", "ofice: x\ndecidedOn: soon\npersons: { S1: { grad: y } }\n");
    const { code, err } = await paper("form", found, "S1", "--facts", file, "--out", join(root, "none"));
    expect(code).toBe(1);
    for (const part of ["bad.yaml line 1", "office", "line 2", "line 3", "grade"]) expect(err).toContain(part);
    expect(existsSync(join(root, "none"))).toBe(false);
  });

  test.each([
    ["facts of a person who is not there", ["form", "S1"], "persons: { S11: { grade: y } }\n", "S11"],
    ["facts that are no mapping", ["form", "S1"], "- x\n", "no mapping"],
    ["empty facts", ["gate"], "", "empty"],
    ["nobody", ["notice"], "office: x\n", "Nobody is named"],
    ["somebody whom nobody knows", ["notice", "S99"], "office: x\n", "S99"],
  ] as const)("R36 refuses %s", async (_, [kind, ...persons], text, part) => {
    const { code, err } = await paper(kind, found, ...persons, "--facts", written("facts-refused.yaml", text));
    expect(code).toBe(1);
    expect(err).toContain(part);
  });

  test.each([
    ["a code that stands twice", slips.replace("K7MP4Q01", "K7MP4Q00"), "more than once"],
    ["an address without its code", slips.replace("/{code}", "/x"), "{code}"],
    ["an unknown key", `${slips}titel: x\n`, "title"],
    ["no codes", slips.replace(/codes.*/, "codes: []"), "line 6"],
  ])("R36 refuses slips with %s", async (_, text, part) => {
    const { code, err } = await paper("slips", written("slips-refused.yaml", text));
    expect(code).toBe(1);
    expect(err).toContain(part);
  });

  test("R36 refuses files that are not there, and a matter of before that is neither findings nor a scheme", async () => {
    expect((await paper("slips", join(root, "no.yaml"))).err).toContain("no file");
    expect((await paper("gate", found, "--facts", root)).err).toContain("is a folder");
    expect((await paper("gate", found, "--before", join(root, "nowhere"))).code).toBe(1);
    expect((await paper("workbook", join(root, "nowhere"))).code).toBe(1);
  });
});
