import { expect, test } from "vitest";
import { revisionPattern } from "./revision.ts";
import { answer } from "./testing/answers.ts";

const up = { first: 100, later: 102, direction: 1 } as const;

test("R21 nine of ten revisions for the better are the sign test's 22/2¹⁰, with their usual size", () => {
  const found = answer(revisionPattern([...new Array<typeof up>(9).fill(up), { first: 50, later: 49, direction: 1 }]));
  expect(found.pValue).toBeCloseTo(22 / 1024, 14);
  expect(found).toMatchObject({ statistic: 0.9, better: 9, worse: 1, medianShare: 0.02 });
});

test("where less is better a lower later value is the better one", () => {
  const found = answer(revisionPattern(new Array(8).fill({ first: 100, later: 90, direction: -1 })));
  expect(found.better).toBe(8);
  expect(found.medianShare).toBeCloseTo(0.1, 12);
});

test("unchanged and missing revisions do not count, a first value of 0 has no share", () => {
  const idle = [
    { ...up, later: 100 },
    { ...up, later: Number.NaN },
  ];
  expect(revisionPattern([...new Array<typeof up>(7).fill(up), ...idle])).toEqual({
    ok: false,
    error: "too-few-values",
  });
  expect(answer(revisionPattern(new Array(8).fill({ first: 0, later: 1, direction: 1 }))).medianShare).toBe(0);
  expect(() => revisionPattern([{ ...up, first: Number.POSITIVE_INFINITY }])).toThrow("revisions[0]");
});
