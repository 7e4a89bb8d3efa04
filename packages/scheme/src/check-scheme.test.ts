import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { burdenOf } from "./burden.ts";
import { checkScheme } from "./check-scheme.ts";
import type { Scheme } from "./document/scheme.ts";
import { schemeDocument } from "./document/scheme.ts";
import { pathText, valueAt } from "./path.ts";
import { sharesIn, treeOf } from "./tree.ts";

const small: unknown = parse(readFileSync(join(import.meta.dirname, "vectors/valid/smallest.yaml"), "utf8"));
const base: unknown = parse(readFileSync(join(import.meta.dirname, "lint/fixtures/base.yaml"), "utf8"));

function withWeights(weights: readonly (number | undefined)[]): Scheme {
  const indicators = weights.map((weight, at) => ({
    ...{ id: `i${at}`, title: `${at}`, parent: "whole", unit: "", direction: "higher" },
    ...(weight === undefined ? {} : { weight }),
  }));
  return schemeDocument.parse({ ...(small as object), indicators });
}

const codes = (scheme: Scheme) => checkScheme(scheme, () => ({ line: 1 })).map(({ code }) => code);

describe("R25 weights are relative, unless they are evidently meant as shares or percentages", () => {
  test.each([
    ["three, two and one", [3, 2, 1]],
    ["equal without being written", [undefined, undefined]],
    ["ninety-five ones", Array.from({ length: 95 }, () => 1)],
    ["thirds to six digits", [0.333333, 0.333333, 0.333334]],
    ["percentages", [12.5, 37.5, 50]],
    ["percentages with a zero", [50, 50, 0]],
    ["a single child of any weight", [0.8]],
    ["far below 100", [40, 30]],
    ["far above 100", [80, 60]],
    ["far above 1", [0.9, 0.9]],
  ])("%s is legal", (_, weights) => {
    expect(codes(withWeights(weights))).toEqual([]);
  });

  test.each([
    ["120 %", [70, 50], "scheme.weights-do-not-sum"],
    ["125 % exactly", [75, 50], "scheme.weights-do-not-sum"],
    ["75 % exactly", [0.5, 0.25], "scheme.weights-do-not-sum"],
    ["99.9 %", [60, 39.9], "scheme.weights-do-not-sum"],
    ["thirds to two digits", [0.33, 0.33, 0.33], "scheme.weights-do-not-sum"],
    ["all zero", [0, 0], "scheme.weights-all-zero"],
    ["some without a weight", [1, undefined], "scheme.weights-partly-declared"],
  ])("%s is refused", (_, weights, code) => {
    expect(codes(withWeights(weights))).toEqual([code]);
  });
});

test("R25 the shares of all indicators make the whole, in every group", () => {
  const scheme = schemeDocument.parse(base);
  const tree = treeOf(scheme);
  for (const group of ["urban", "forest"]) {
    const shares = sharesIn(tree, group);
    const sum = scheme.indicators.reduce((total, { id }) => total + (shares.get(id) ?? 0), 0);
    expect(sum).toBeCloseTo(1, 12);
    expect(shares.get("whole")).toBe(1);
  }
  expect(sharesIn(tree, "forest").get("fine-dust")).toBeCloseTo(0.12, 12);
  expect(tree.height).toBe(2);
});

test("R06 the burden counts what people are asked, not what is reused", () => {
  expect(burdenOf(schemeDocument.parse(base))).toEqual({ fields: 10, minutes: 215 });
});

test("an order of bands in which none is unreachable is accepted", () => {
  const band = (id: string, when: string) => ({ id, title: id, when });
  const check = (...bands: object[]) => codes(schemeDocument.parse({ ...(small as object), bands }));
  expect(check(band("a", "score >= 80"), band("b", "score >= 60"), band("c", "true"))).toEqual([]);
  expect(check(band("a", "rankShare <= 0.3"), band("b", "rankShare <= 0.6"))).toEqual([]);
  expect(check(band("a", "score > 80"), band("b", "score >= 80"))).toEqual([]);
  expect(check(band("a", "score >= 80"), band("b", "score > 80"))).toEqual(["scheme.band-unreachable"]);
  expect(check(band("a", "80 <= score"), band("b", "score >= 90"))).toEqual(["scheme.band-unreachable"]);
  expect(check(band("a", "rank <= 5"), band("b", "rank <= 3"))).toEqual(["scheme.band-unreachable"]);
  expect(check(band("a", "true"), band("b", "rank <= 3"))).toEqual(["scheme.band-unreachable"]);
  expect(check(band("a", "score >= 80"), band("b", "rank <= 3"))).toEqual([]);
});

test("a path reads with the ids of its entries", () => {
  expect(pathText(base, ["indicators", 4, "weight"])).toBe("indicators.trade.weight");
  expect(pathText(base, ["tables", "observations", 0])).toBe("tables.observations.0");
  expect(pathText(base, [])).toBe("");
  expect(valueAt(base, ["subjects", "type"])).toBe("place");
  expect(valueAt(base, ["constructor", "name"])).toBeUndefined();
});
