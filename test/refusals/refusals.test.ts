import { describe, expect, test } from "vitest";
import { folder } from "./base.ts";
import { problemLine, runCase } from "./case.ts";
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
