import { describe, expect, test } from "vitest";
import { parseEstimateSpec } from "./parse-estimate-spec.ts";

const parse = (text: string) => parseEstimateSpec(text, { file: "spec.yaml" });
const specOf = (text: string) => {
  const parsed = parse(text);
  return parsed.ok ? parsed.value.spec : null;
};
const refused = (text: string) => {
  const parsed = parse(text);
  const problems = parsed.ok ? parsed.value.problems : parsed.error;
  return problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
};
const mean = "estimates: [{ mean: y }]\n";

describe("R15 the specification of survey estimates", () => {
  test("the shortest one has every default", () => {
    expect(specOf(`data: a.csv\n${mean}`)).toEqual({
      data: "a.csv",
      sheet: undefined,
      weights: null,
      strata: null,
      clusters: [],
      populations: [],
      lonelyPsu: "fail",
      subset: null,
      calibration: null,
      replicates: null,
      df: null,
      figures: [
        {
          kind: "mean",
          column: { name: "y", path: ["estimates", 0, "mean"] },
          denominator: null,
          levels: null,
          probability: null,
          by: [],
          name: null,
          alone: true,
          confidence: 0.95,
        },
      ],
    });
  });

  test("`certainty` and `remove` are one policy; a bootstrap has a size and a seed of its own", () => {
    expect(specOf(`data: a.csv\nlonelyPsu: certainty\n${mean}`)?.lonelyPsu).toBe("remove");
    expect(specOf(`data: a.csv\nreplicates: bootstrap\n${mean}`)?.replicates).toEqual({
      method: "bootstrap",
      n: 500,
      seed: 1,
    });
  });

  test("margins, totals and bounds may stand in `calibrate` or beside it, and mean the same", () => {
    const inside = specOf(`data: a.csv\ncalibrate: { method: rake, margins: [{ g: { a: 1, b: 2 } }] }\n${mean}`);
    const beside = specOf(`data: a.csv\ncalibrate: { method: rake }\nmargins: [{ g: { a: 1, b: 2 } }]\n${mean}`);
    const counts = (spec: typeof inside) =>
      spec?.calibration?.method === "rake" ? spec.calibration.margins[0]?.counts : null;
    expect(counts(beside)).toEqual(
      new Map([
        ["a", 1],
        ["b", 2],
      ]),
    );
    expect(counts(beside)).toEqual(counts(inside));
  });

  test.each<[string, string, readonly string[]]>([
    ["an unknown key, by its line", `data: a.csv\nweigths: w\n${mean}`, ["scheme.form.unknown-key 2:1"]],
    [
      "wrong forms, all at once",
      "data: 3\nstrata: [a]\nestimates: []\n",
      ["scheme.form.not-text 1:7", "scheme.form.not-text 2:1", "scheme.form.empty-list 3:1"],
    ],
    [
      "no figure and two of them",
      "data: a.csv\nestimates:\n  - { by: g }\n  - { mean: y, total: y }\n",
      ["survey.spec.one-figure 3:5", "survey.spec.one-figure 4:5"],
    ],
    [
      "margins without a calibration",
      `data: a.csv\nmargins: [{ g: { a: 1 } }]\n${mean}`,
      ["survey.spec.calibrate-needs 2:1"],
    ],
    [
      "totals twice",
      `data: a.csv\ncalibrate: { method: linear, totals: { x: 1 } }\ntotals: { x: 2 }\n${mean}`,
      ["survey.spec.calibrate-unused 3:1"],
    ],
    [
      "bounds for raking to margins",
      `data: a.csv\ncalibrate:\n  method: rake\n  bounds: [0, 2]\n  margins: { g: { a: 1 } }\n${mean}`,
      ["survey.spec.calibrate-unused 4:3"],
    ],
    ["an empty file", "", ["survey.spec.empty 1:1"]],
  ])("refused: %s", (_, text, expected) => {
    expect(refused(text)).toEqual(expected);
  });
});
