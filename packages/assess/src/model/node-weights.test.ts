import { describe, expect, test } from "vitest";
import {
  assessed,
  nodeOf,
  pointIndicator,
  rowsOf,
  scoresOf,
  smallEvidence,
  smallScheme,
} from "../testing/small-world.ts";

const subjects = [
  { id: "U", attributes: { zone: "urban" } },
  { id: "R", attributes: { zone: "rural" } },
];
const groups = ["urban", "rural"].map((id) => ({ id, title: id }));
const grouped = { type: "place" as const, groupBy: "zone", groups };
const evidence = smallEvidence({
  subjects,
  rows: rowsOf("2025", ["U", "R"], { a: [80, 80], b: [20, 20], c: [50, 50] }),
});

describe("weights of a group", () => {
  test("R25 the same catalogue weighs differently in each group, and zero is legitimate", async () => {
    const scheme = smallScheme(
      [
        pointIndicator("a", { weight: { urban: 3, rural: 0 } }),
        pointIndicator("b", { weight: { urban: 1, rural: 1 } }),
        pointIndicator("c", { weight: 0 }),
      ],
      { subjects: grouped },
    );
    const findings = await assessed(scheme, evidence);
    expect(scoresOf(findings)).toEqual({ U: 65, R: 20 });
    expect(nodeOf(findings, "a").weights).toEqual([0.75, 0]);
    expect(nodeOf(findings, "c").globalWeights).toEqual([0, 0]);
  });

  test("R25 a group that a weight does not name weighs it zero; a scheme without weights weighs all alike", async () => {
    const named = smallScheme([pointIndicator("a", { weight: { urban: 1 } }), pointIndicator("b")], {
      subjects: grouped,
    });
    expect(scoresOf(await assessed(named, evidence))).toEqual({ U: 50, R: 20 });
    const plain = smallScheme([pointIndicator("a"), pointIndicator("b"), pointIndicator("c")]);
    expect(scoresOf(await assessed(plain, evidence))).toEqual({ U: 50, R: 50 });
  });

  test("R23 an indicator asked of some groups only weighs nothing in the others and is not missed there", async () => {
    const scheme = smallScheme(
      [pointIndicator("a", { only: ["urban"], weight: 3 }), pointIndicator("b", { weight: 1 })],
      { subjects: grouped, method: { coverage: { subject: 1 } } },
    );
    const onlyUrban = smallEvidence({ subjects, rows: rowsOf("2025", ["U", "R"], { a: [80, null], b: [20, 20] }) });
    const findings = await assessed(scheme, onlyUrban);
    expect(scoresOf(findings)).toEqual({ U: 65, R: 20 });
    expect(findings.subjects.map(({ coverage }) => coverage)).toEqual([1, 1]);
  });

  test("R23 an indicator of several lenses that a group is not asked weighs nothing there, lenses included", async () => {
    const scheme = smallScheme(
      [
        pointIndicator("a", {
          only: ["urban"],
          lenses: [
            { lens: "level", normalise: { method: "none" } },
            { lens: "target", normalise: { method: "none" } },
          ],
        }),
        pointIndicator("b"),
      ],
      { subjects: grouped },
    );
    const findings = await assessed(scheme, evidence);
    expect(scoresOf(findings)["R"]).toBe(20);
    expect(nodeOf(findings, "a.level").globalWeights).toEqual([0.25, 0]);
  });

  test("R01 shares multiply along the path, and the leaves' shares of the index sum to one", async () => {
    const scheme = smallScheme(
      [
        pointIndicator("a", { parent: "one", weight: 2 }),
        pointIndicator("b", { parent: "one", weight: 6 }),
        pointIndicator("c", { parent: "two" }),
      ],
      {
        dimensions: [
          { id: "one", title: "One", parent: "index", weight: 4 },
          { id: "two", title: "Two", parent: "index", weight: 1 },
          { id: "index", title: "Index" },
        ],
      },
    );
    const findings = await assessed(scheme, evidence);
    expect(nodeOf(findings, "a").globalWeights[0]).toBeCloseTo(0.2, 12);
    expect(nodeOf(findings, "b").globalWeights[0]).toBeCloseTo(0.6, 12);
    expect(nodeOf(findings, "c").globalWeights[0]).toBeCloseTo(0.2, 12);
    expect(nodeOf(findings, "index").globalWeights).toEqual([1]);
    expect(scoresOf(findings)["U"]).toBeCloseTo(0.2 * 80 + 0.6 * 20 + 0.2 * 50, 12);
  });
});
