import { expect, test } from "vitest";
import type { PollFinding, VoiceFinding } from "../voices-finding.ts";
import { pollRows } from "./poll-rows.ts";

const estimate = { estimate: 60, se: 2, lower: 56, upper: 64, n: 40, effective: 38, designEffect: 1.05, df: 38 };
const told = { value: estimate, reason: null } as const;
const untold = { value: null, reason: "sample-too-small" } as const;
const voice = (subject: number): VoiceFinding => ({
  subject,
  participation: {
    population: null,
    invited: null,
    returned: 40,
    blank: 0,
    rate: null,
    withheld: 0,
    covered: null,
    parts: [],
  },
  score: told,
  corrected: null,
  items: [{ score: told, counts: [30, 10], blank: 0, shares: [[0.75, 0.6, 0.86], null], reasons: [] }],
  classes: [{ returned: 2, weight: 0, score: untold, items: [] }],
  cells: [{ class: 0, strata: [0, 1], score: told, counts: [[30, 10]] }],
});
const poll: PollFinding = {
  id: "panel",
  title: "Panel",
  instrument: "custom",
  population: "panel",
  consultation: false,
  parent: "index",
  smallestCell: 5,
  smallAreas: null,
  weighting: "equal",
  items: [
    {
      id: "work",
      title: "Work",
      maximum: 100,
      anchors: {},
      reasons: [],
      options: [
        { id: "good", title: "Good", coefficient: 1 },
        { id: "unknown", title: "?", coefficient: null },
      ],
    },
  ],
  classes: [{ id: "A", title: "A", weight: 100, minimum: 5 }],
  strata: [
    { id: "town", title: "Town" },
    { id: "village", title: "Village" },
  ],
  subjects: [voice(1)],
  overall: voice(-1),
};

test("R15 every figure of a poll is a row, first over all and then by place, class and stratum", () => {
  const rows = pollRows(poll, ["x", "y"]);
  expect(rows.map(({ name, domain }) => `${name} ${Object.values(domain).join("/")}`)).toEqual([
    "score panel",
    "mean(work) panel",
    "share(work=good) panel",
    "score panel/A",
    "score panel/A/town+village",
    "score panel/y",
    "mean(work) panel/y",
    "share(work=good) panel/y",
    "score panel/y/A",
    "score panel/y/A/town+village",
  ]);
  expect(rows[0]).toMatchObject({ estimate: 60, se: 2, n: 40, df: 38, designEffect: 1.05 });
  expect(rows[2]).toMatchObject({ estimate: 0.75, lower: 0.6, upper: 0.86, se: null });
  expect(rows[3]).toEqual({
    name: "score",
    domain: { poll: "panel", class: "A" },
    estimate: null,
    se: null,
    lower: null,
    upper: null,
    n: 0,
    df: 0,
    designEffect: null,
    reason: "sample-too-small",
  });
});
