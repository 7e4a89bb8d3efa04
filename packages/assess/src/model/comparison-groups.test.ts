import { describe, expect, test } from "vitest";
import { assess } from "../assess.ts";
import { assessed, pointIndicator, ranksOf, rowsOf, smallEvidence, smallScheme } from "../testing/small-world.ts";

const minmax = { method: { normalise: { method: "minmax" as const } } };

function places(...zones: readonly string[]) {
  return zones.map((zone, at) => ({ id: `P${at}`, attributes: { zone, people: String(at * 100) } }));
}

function evidence(subjects: ReturnType<typeof places>) {
  const ids = subjects.map(({ id }) => id);
  return smallEvidence({ subjects, rows: rowsOf("2025", ids, { a: ids.map((_, at) => at * at) }) });
}

const byRule = [
  { id: "small", title: "Small", when: "double(subject.people) < 200.0" },
  { id: "large", title: "Large", when: "double(subject.people) >= 200.0" },
];

describe("comparison groups", () => {
  test("R25 a rule over attributes sorts each subject, and like is ranked only with like", async () => {
    const scheme = smallScheme([pointIndicator("a")], { ...minmax, subjects: { type: "place", groups: byRule } });
    const findings = await assessed(scheme, evidence(places("x", "x", "y", "y", "y")));
    expect(findings.groups.map(({ id, size }) => [id, size])).toEqual([
      ["small", 2],
      ["large", 3],
    ]);
    expect(findings.subjects.map(({ group }) => group)).toEqual([0, 0, 1, 1, 1]);
    expect(ranksOf(findings)).toEqual({ P0: 2, P1: 1, P2: 3, P3: 2, P4: 1 });
    expect(findings.across).toBe("group");
  });

  test("R25 without rules the attribute named by the scheme decides", async () => {
    const groups = ["x", "y"].map((id) => ({ id, title: id }));
    const scheme = smallScheme([pointIndicator("a")], { subjects: { type: "place", groupBy: "zone", groups } });
    const findings = await assessed(scheme, evidence(places("y", "x", "y")));
    expect(findings.subjects.map(({ group }) => findings.groups[group]?.id)).toEqual(["y", "x", "y"]);
  });

  test("R25 across all, subjects of every group are ranked together and keep their group", async () => {
    const scheme = smallScheme([pointIndicator("a")], {
      subjects: { type: "place", groups: byRule },
      method: { across: "all" },
    });
    const findings = await assessed(scheme, evidence(places("x", "x", "y")));
    expect(ranksOf(findings)).toEqual({ P0: 3, P1: 2, P2: 1 });
    expect(findings.groups).toHaveLength(2);
  });

  test("R25 without groups all subjects form one", async () => {
    const findings = await assessed(smallScheme([pointIndicator("a")]), evidence(places("x", "y")));
    expect(findings.groups).toEqual([{ id: "all", title: "Small", size: 2 }]);
    expect(findings.across).toBe("all");
  });

  test("R25 a group without members is left out and the others are numbered anew", async () => {
    const groups = ["w", "x", "y"].map((id) => ({ id, title: id }));
    const scheme = smallScheme([pointIndicator("a", { weight: { w: 1, x: 1, y: 1 } })], {
      subjects: { type: "place", groupBy: "zone", groups },
    });
    const findings = await assessed(scheme, evidence(places("y", "x")));
    expect(findings.groups.map(({ id }) => id)).toEqual(["x", "y"]);
    expect(findings.subjects.map(({ group }) => group)).toEqual([1, 0]);
  });

  test("R25 every subject in no group or in several is refused, with its file and row", async () => {
    const groups = [
      { id: "x", title: "X", when: "subject.zone == 'x' || subject.zone == 'both'" },
      { id: "y", title: "Y", when: "subject.zone == 'y' || subject.zone == 'both'" },
    ];
    const scheme = smallScheme([pointIndicator("a")], { subjects: { type: "place", groups } });
    const outcome = await assess(scheme, evidence(places("x", "neither", "y", "both")), {
      engine: "test",
      seed: null,
      draws: 0,
      refused: [],
    });
    expect(outcome.ok ? [] : outcome.error).toEqual([
      {
        code: "assess.subject-in-no-group",
        path: [],
        facts: { subject: "P1", groups: "" },
        place: { file: "places.csv", row: 3 },
      },
      {
        code: "assess.subject-in-several-groups",
        path: [],
        facts: { subject: "P3", groups: "x, y" },
        place: { file: "places.csv", row: 5 },
      },
    ]);
  });

  test("R25 a rule that asks for an attribute a subject lacks is refused for it, unless it asks first whether it is there", async () => {
    const askedFirst = [
      { id: "old", title: "Old", when: "has(subject.founded) && int(subject.founded) < 1950" },
      { id: "other", title: "Other", when: "!has(subject.founded) || int(subject.founded) >= 1950" },
    ];
    const scheme = (groups: typeof askedFirst) =>
      smallScheme([pointIndicator("a")], { subjects: { type: "place", groups } });
    const findings = await assessed(scheme(askedFirst), evidence(places("x", "y")));
    expect(findings.groups.map(({ id }) => id)).toEqual(["other"]);
    const bare = scheme([{ id: "old", title: "Old", when: "int(subject.founded) < 1950" }]);
    const options = { engine: "test", seed: null, draws: 0, refused: [] };
    const outcome = await assess(bare, evidence(places("x", "y")), options);
    expect(outcome.ok ? [] : outcome.error.map(({ code, facts, place }) => [code, facts, place?.row])).toEqual([
      ["assess.group-rule-missing-value", { subject: "P0", group: "old", name: "founded" }, 2],
      ["assess.group-rule-missing-value", { subject: "P1", group: "old", name: "founded" }, 3],
    ]);
  });
});
