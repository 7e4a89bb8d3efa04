import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { checkScheme } from "../check-scheme.ts";
import { type Scheme, schemeDocument } from "../document/scheme.ts";

const small = parse(readFileSync(join(import.meta.dirname, "../vectors/valid/smallest.yaml"), "utf8")) as object;

type Judgement = readonly [of: string, over: string, times: number];

function judged(judgements: readonly Judgement[], options: { weight?: number; children?: number } = {}): Scheme {
  const indicators = Array.from({ length: options.children ?? 3 }, (_, at) => ({
    ...{ id: `i${at}`, title: `${at}`, parent: "whole", unit: "", direction: "higher" },
    ...(options.weight === undefined ? {} : { weight: options.weight }),
  }));
  const dimension = {
    id: "whole",
    title: "Whole",
    judgements: judgements.map(([of, over, times]) => ({ of, over, times })),
  };
  return schemeDocument.parse({ ...small, dimensions: [dimension], indicators });
}

const codes = (scheme: Scheme) => checkScheme(scheme, () => ({ line: 1 })).map(({ code }) => code);
const all: Judgement[] = [
  ["i0", "i1", 2],
  ["i0", "i2", 4],
  ["i1", "i2", 2],
];

test("R01 one judgement for every pair is legal, in either direction", () => {
  expect(codes(judged(all))).toEqual([]);
  expect(codes(judged([...all.slice(0, 2), ["i2", "i1", 0.5]]))).toEqual([]);
});

test.each([
  ["a pair that is missing", all.slice(0, 2), {}, "scheme.judgement-missing"],
  ["a pair judged twice", [...all, ["i2", "i1", 1] as const], {}, "scheme.judgement-twice"],
  ["a child against itself", [...all, ["i1", "i1", 1] as const], {}, "scheme.judgement-of-itself"],
  ["a name that is no child", [...all, ["i1", "other", 1] as const], {}, "scheme.judgement-unknown-child"],
])("%s is refused", (_, judgements, options, code) => {
  expect(codes(judged(judgements, options))).toEqual([code]);
});

test("weights beside judgements are refused, one for each child", () => {
  expect(codes(judged(all, { weight: 2 }))).toEqual(Array(3).fill("scheme.judgement-and-weight"));
});

test("more children than can be judged are refused", () => {
  expect(codes(judged(all, { children: 16 }))).toContain("scheme.judgement-too-many");
});
