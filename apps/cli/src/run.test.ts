import { join } from "node:path";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, test } from "vitest";
import { languageOfLocale } from "./run.ts";
import { huabiaoHere } from "./testing/desk.ts";
import { writeSmallFolder } from "./testing/small-folder.ts";

const commands = [
  [],
  ["check"],
  ["assess"],
  ["explain"],
  ["verify"],
  ["import"],
  ["import", "coinr"],
  ["import", "sdmx"],
  ["import", "worldbank"],
];

describe("help", () => {
  test.each(commands)("of %s %s is there in three languages, with an example, and ends with 0", async (...words) => {
    const said = new Set<string>();
    for (const [language, title] of [
      ["zh-Hant", "用法"],
      ["zh-Hans", "用法"],
      ["en", "Usage"],
    ] as const) {
      const { code, out, err } = await huabiaoHere([...words, "--help", "--lang", language]);
      expect([code, err]).toEqual([0, ""]);
      expect(out).toContain(title);
      expect(out).toContain("  huabiao ");
      expect(out).not.toMatch(/cli\.[a-z]|\{\{/);
      said.add(out);
    }
    expect(said.size).toBe(3);
  });

  test("the language of the terminal is taken when none is asked for, and --lang= may be written with =", async () => {
    const { out } = await huabiaoHere(["--help"], { language: "zh-Hans" });
    expect(out).toBe((await huabiaoHere(["--lang=zh-Hans", "--help"])).out);
  });

  test("the version is a version", async () => {
    expect(await huabiaoHere(["--version"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe("wrong usage ends with 2", () => {
  test.each([
    [[]],
    [["asess"]],
    [["assess"]],
    [["assess", "a", "b"]],
    [["assess", "a", "--nothing"]],
    [["assess", "a", "--draws", "-1"]],
    [["assess", "a", "--draws", "many"]],
    [["assess", "a", "--seed", "1.5"]],
    [["assess", "a", "--seed", "99999999999999999999"]],
    [["check", "a", "--lang", "fr"]],
    [["verify"]],
    [["explain", "a"]],
    [["import"]],
    [["import", "coinr", "a", "b"]],
    [["import", "coinr", "a", "b", "--out", "c", "--normalise", "magic"]],
    [["import", "worldbank", "--indicators", "X", "--countries", "CHN", "--from", "2010", "--out", "c"]],
  ])("%j", async (words) => {
    const { code, out, err } = await huabiaoHere(words);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).not.toBe("");
    expect(err).not.toMatch(/^\s+at /m);
  });
});

describe("refusals end with 1", () => {
  test.each([[["check"]], [["assess"]], [["verify"]]])("%s of a folder that is not there", async (words) => {
    const { code, err } = await huabiaoHere([...words, "/no/such/folder"]);
    expect(code).toBe(1);
    expect(err).toContain("/no/such/folder");
  });

  test("an error that no one foresaw is one line, without a stack", async () => {
    const folder = writeSmallFolder(temporaryFolder());
    const clock = () => {
      throw new Error("the clock broke");
    };
    const { code, err } = await huabiaoHere(["assess", folder, "--out", join(folder, "out")], {
      terminal: true,
      clock,
    });
    expect(code).toBe(1);
    expect(err).toBe("✗ An error the program did not foresee: the clock broke\n");
  });

  test("with --json problems are JSON on standard output, in words of the language", async () => {
    const { code, out, err } = await huabiaoHere(["--json", "assess", "/no/such/folder", "--lang", "zh-Hans"]);
    expect([code, err]).toEqual([1, ""]);
    expect(JSON.parse(out)).toEqual({
      problems: [
        {
          code: "cli.folder.missing",
          path: [],
          facts: { folder: "/no/such/folder" },
          what: expect.stringContaining("找不到文件夹"),
          why: expect.any(String),
          remedy: expect.any(String),
        },
      ],
      warnings: [],
    });
  });
});

test.each([
  ["zh_CN.UTF-8", "zh-Hans"],
  ["zh-SG", "zh-Hans"],
  ["zh_Hans_HK", "zh-Hans"],
  ["zh_TW.UTF-8", "zh-Hant"],
  ["zh_HK", "zh-Hant"],
  ["en_US.UTF-8", "en"],
  ["en", "en"],
  ["C.UTF-8", "zh-Hant"],
  ["", "zh-Hant"],
] as const)("the locale “%s” is read as %s", (locale, language) => {
  expect(languageOfLocale(locale)).toBe(language);
});

test("a run leaves no state behind: the same words give the same answer again", async () => {
  expect(await huabiaoHere(["--help"])).toEqual(await huabiaoHere(["--help"]));
});
