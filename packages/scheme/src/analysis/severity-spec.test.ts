import { describe, expect, test } from "vitest";
import { parseSeveritySpec, type SeveritySpec } from "./severity-spec.ts";

function specOf(text: string): SeveritySpec {
  const parsed = parseSeveritySpec(text, { file: "spec.yaml" });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value.spec;
}

/** Code and line of each problem. */
function faults(text: string): readonly string[] {
  const parsed = parseSeveritySpec(text, { file: "spec.yaml" });
  return parsed.ok ? [] : parsed.error.map(({ code, place }) => `${place?.line} ${code.replace("severity.spec.", "")}`);
}

const mixed = "data: r.csv\nresponse: y\n";

test("R22 a mixed model: terms in every form, subject and rater the first two random terms", () => {
  const spec = specOf(`${mixed}fixed: [age, factor(post), a*b, c:d]\nrandom: [s, d, "s:d"]`);
  if (spec.method === "rating-scale") throw new Error("another method");
  expect(spec.fixed.map(({ name }) => name)).toEqual(["age", "post", "a", "b", "a:b", "c:d"]);
  expect(spec.fixed[1]?.variables).toEqual([{ name: "post", factor: true }]);
  expect([spec.method, spec.subject.name, spec.rater?.name, spec.reliability]).toEqual(["reml", "s", "d", 0.8]);
});

test("subject and rater may be named, and whoever is not named is the first of the others", () => {
  const roles = (text: string) => {
    const spec = specOf(`${mixed}random: [s, d, e]\n${text}`);
    return spec.method === "rating-scale" ? [] : [spec.subject.name, spec.rater?.name];
  };
  expect(roles("subject: d")).toEqual(["d", "s"]);
  expect(roles("subject: d\nrater: e")).toEqual(["d", "e"]);
  expect(roles("rater: e")).toEqual(["s", "e"]);
});

test("R22 a rating scale: facets of long data, and the facet that several answer columns make", () => {
  const long = specOf(`${mixed}random: p\nfixed: [item, rater]\nmethod: rating-scale\nscale: [1, 5]\nnodes: 41`);
  expect(long).toMatchObject({ itemAt: -1, scale: [1, 5], quadrature: { nodes: 41 } });
  const wide = specOf("data: r.csv\nresponse: [q1, q2]\nrandom: [p]\nfixed: [rater, item]\nmethod: rating-scale");
  if (wide.method !== "rating-scale") throw new Error("another method");
  expect([wide.itemAt, wide.facets.map(({ name }) => name)]).toEqual([1, ["rater"]]);
});

describe("what does not fit together is told with its line", () => {
  test.each([
    ["an empty file", "", ["1 empty"]],
    ["a list", "- a", ["1 not-a-spec"]],
    ["a term with an empty part", `${mixed}random: ["a:"]`, ["3 term-form"]],
    ["a star among the random terms", `${mixed}random:\n  - a\n  - a*b`, ["5 term-form"]],
    ["a term twice", `${mixed}random: [a, b, a]`, ["3 repeated"]],
    ["a column both as numbers and as a factor", `${mixed}random: a\nfixed: [b, factor(b)]`, ["4 both-ways"]],
    ["a subject that is no random term", `${mixed}random: [a, b]\nsubject: c`, ["4 not-random"]],
    ["a rater that is the subject", `${mixed}random: [a, b]\nrater: a\nsubject: a`, ["4 not-random"]],
    ["two answer columns of a mixed model", "data: r.csv\nresponse: [y, z]\nrandom: a", ["2 one-response"]],
    ["nodes of a mixed model", `${mixed}random: a\nnodes: 21`, ["4 unused"]],
    ["a rating scale with two persons", `${mixed}random: [a, b]\nfixed: i\nmethod: rating-scale`, ["3 one-person"]],
    ["a rating scale without facets", `${mixed}random: a\nmethod: rating-scale`, ["1 no-facet"]],
    ["crossed facets", `${mixed}random: a\nfixed: [i, "i:r"]\nmethod: rating-scale`, ["4 facet-crossed"]],
    [
      "a scale that runs backwards, and a reliability it has no use for",
      `${mixed}random: a\nfixed: i\nmethod: rating-scale\nscale: [5, 1]\nreliability: 0.9`,
      ["7 unused", "6 scale-reversed"],
    ],
  ] as const)("%s", (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test("unknown keys and wrong forms are refused as everywhere", () => {
    expect(faults(`${mixed}random: a\nmetod: ml`)).toEqual(["4 scheme.form.unknown-key"]);
    expect(faults(`${mixed}random: a\nmethod: mll\nreliability: 1.5`)).toEqual([
      "4 scheme.form.unknown-value",
      "5 scheme.form.not-below",
    ]);
  });
});
