import { translatorFor } from "@huabiao/contract";
import { languages } from "@huabiao/kernel/text";
import { describe, expect, test } from "vitest";
import { folder, observed } from "./base.ts";
import { assessWords, problemLine, problemsIn, runCase, runWords, type Workplace } from "./case.ts";
import { caseTables } from "./case-tables.ts";
import { expectLines, expectNoTrace, expectTold } from "./expectations.ts";

const all = Object.values(caseTables).flat();

test("there are at least three hundred cases, each with a name of its own", () => {
  expect(all.length).toBeGreaterThanOrEqual(300);
  const names = all.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test("the base folder is without fault, so that every case shows one fault only", async () => {
  await runCase({ files: folder() }, ({ exit, problems, warnings, findings }) => {
    expect([exit, problems, warnings]).toEqual([0, [], []]);
    expect(findings?.nodes.at(-1)?.score.every((score) => score !== null)).toBe(true);
  });
});

describe.each(Object.entries(caseTables))("R21 bad input: %s", (_, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))("%s", async (_, one) => {
    await runCase(one, async (outcome) => {
      expect({
        problems: outcome.problems.map(problemLine).sort(),
        exit: outcome.exit,
        stderr: outcome.stderr,
      }).toEqual({
        problems: [...(one.problems ?? [])].sort(),
        exit: one.exit,
        stderr: one.exit === 2 && outcome.problems.length === 0 ? expect.stringMatching(/\S/) : "",
      });
      expect(outcome.warnings.map(problemLine)).toEqual(expect.arrayContaining([...(one.warnings ?? [])]));
      for (const found of [...outcome.problems, ...outcome.warnings]) expectTold(found);
      expectLines(one, outcome);
      expectNoTrace(outcome);
      if (outcome.exit !== 0) expect(outcome.written).toEqual([]);
      await one.check?.(outcome);
    });
  });
});

test("R06 check says of every folder what assess says of it, before anything is computed", async () => {
  const judged = all.filter(
    ({ words, problems = [] }) =>
      !words && problems.length > 0 && problems.every((one) => /^(scheme|table)\./.test(one)),
  );
  expect(judged.length).toBeGreaterThan(200);
  for (const one of judged) {
    await runCase({ ...one, words: ({ folder: at }) => ["check", at, "--json"] }, async (checked) => {
      const assessed = problemsIn((await runWords(assessWords(checked))).stdout);
      expect([checked.exit, checked.problems.map(problemLine)], one.name).toEqual([
        1,
        assessed.problems.map(problemLine),
      ]);
      expect(checked.written, one.name).toEqual([]);
    });
  }
});

test.each(languages)(
  "a refusal is said in sentences in %s, with its place, its count and what to do",
  async (language) => {
    const words = ({ folder: at, out }: Workplace) => ["assess", at, "--out", out, "--lang", language];
    await runCase({ files: observed({ "3 value": "abc", "5 subject": "nobody" }), words }, (outcome) => {
      expect([outcome.exit, outcome.stdout, outcome.written]).toEqual([1, "", []]);
      expectNoTrace(outcome);
      const translate = translatorFor(language);
      expect(outcome.stderr.match(/^✗ .*observations\.csv.*$/gm)).toHaveLength(2);
      expect(outcome.stderr).toContain(translate("table.number-unreadable.remedy", {}).slice(0, 12));
      expect(outcome.stderr).toContain(translate("cli.problems.count", { count: 2 }));
    });
  },
);
