import { expect } from "vitest";
import {
  csv,
  type Edits,
  type Files,
  folder,
  observationRows,
  observed,
  type Part,
  subjectRows,
  targetEdits,
  targetRows,
  twoGroups,
  wide,
  wideRows,
  withCells,
  withColumn,
} from "../base.ts";
import type { Case, Outcome } from "../case.ts";

const nodeOf = ({ findings }: Outcome, id: string) => {
  const found = findings?.nodes.find((node) => node.id === id);
  if (!found) throw new Error(`no node ${id}`);
  return found;
};
const reasonsAt = ({ findings }: Outcome, node: string) =>
  (findings?.reasons ?? []).filter((one) => one.node === node).map(({ subject, reason }) => `${subject} ${reason}`);
const forAll = (reason: string) => [0, 1, 2, 3].map((subject) => `${subject} ${reason}`);
const column = (name: string, cells: readonly string[]) =>
  withCells(wideRows, Object.fromEntries(cells.map((cell, at) => [`${at + 2} ${name}`, cell])));
const alone: Files = folder(
  {},
  { "subjects.csv": "id,name,group\neast,東縣,plain\n", "observations.csv": csv(observationRows.slice(0, 4)) },
);
const aloneBy = (edits: Edits): Files => ({
  ...alone,
  ...folder(edits, {
    "subjects.csv": "id,name,group\neast,東縣,plain\n",
    "observations.csv": csv(observationRows.slice(0, 4)),
  }),
});
const goalposts: Part = { method: "goalposts", lo: 0, hi: 200 };
const allFinite = ({ findings }: Outcome) => {
  for (const { score } of findings?.nodes ?? [])
    for (const one of score) expect(one === null || Number.isFinite(one)).toBe(true);
};
const targets = (rows: readonly (readonly string[])[], edits: Edits = {}): Files =>
  folder({ ...targetEdits, ...edits }, { "targets.csv": csv(rows) });

/** An indicator that is the same for all, by each method: null where the method has no answer. */
const sameForAll: readonly (readonly [method: string, score: number | null])[] = [
  ["minmax", null],
  ["zscore", null],
  ["rank", null],
  ["borda", null],
  ["percentile-rank", null],
  ["distance-to-best", null],
];

/** What has no answer gives no number but its reason, and the rest is scored all the same. */
export const results: readonly Case[] = [
  ...sameForAll.map(
    ([method, expected]): Case => ({
      name: `an indicator that is the same for all, by ${method}`,
      files: wide(column("school", ["7", "7", "7", "7"]), { "method.normalise": { method } }),
      exit: 0,
      check: (outcome) => {
        expect(nodeOf(outcome, "school").score).toEqual([expected, expected, expected, expected]);
        expect(reasonsAt(outcome, "school")).toEqual(forAll("no-variation"));
        expect(nodeOf(outcome, "whole").score.every((score) => score !== null)).toBe(true);
      },
    }),
  ),
  {
    name: "an indicator that is the same for all, by fixed posts",
    files: wide(column("school", ["7", "7", "7", "7"]), { "method.normalise": goalposts }),
    exit: 0,
    check: (outcome) => {
      for (const score of nodeOf(outcome, "school").score) expect(score).toBeCloseTo(3.5, 12);
    },
  },
  {
    name: "every indicator the same for all",
    files: wide([wideRows[0] ?? [], ...["east", "west", "north", "south"].map((id) => [id, "1", "2", "3"])]),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "whole").score).toEqual([null, null, null, null]);
      expect(nodeOf(outcome, "whole").rank).toEqual([null, null, null, null]);
      for (const id of ["income", "debt", "school"]) expect(reasonsAt(outcome, id)).toEqual(forAll("no-variation"));
    },
  },
  {
    name: "an indicator that is zero and minus zero",
    files: wide(column("school", ["0", "-0", "−0", "0.0"])),
    exit: 0,
    check: (outcome) => {
      expect(reasonsAt(outcome, "school")).toEqual(forAll("no-variation"));
      expect(outcome.findings?.cells[2]?.value.every((value) => Object.is(value, 0))).toBe(true);
    },
  },
  {
    name: "minus zero ties with zero",
    files: wide(column("school", ["0", "-0", "1", "2"])),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "school").score.slice(0, 2)).toEqual([0, 0]);
      expect(nodeOf(outcome, "school").rank.slice(0, 2)).toEqual([3, 3]);
    },
  },
  {
    name: "a single unit, compared with itself",
    files: alone,
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "whole").score).toEqual([null]);
      expect(reasonsAt(outcome, "income")).toHaveLength(1);
    },
  },
  {
    name: "a single unit, by fixed posts",
    files: aloneBy({ "method.normalise": goalposts }),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "income").score).toEqual([50]);
      expect(nodeOf(outcome, "whole").rank).toEqual([1]);
    },
  },
  {
    name: "a single unit, with draws",
    files: alone,
    words: ({ folder: at, out }) => ["assess", at, "--out", out, "--draws", "100", "--json"],
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "whole").uncertainty).toMatchObject({
        lower: [null],
        rankMedian: [null],
        rankUpper: [null],
      });
    },
  },
  {
    name: "a group of one unit",
    files: folder(
      { ...twoGroups, method: { across: "group", normalise: { method: "minmax" } } },
      { "subjects.csv": csv(withCells(subjectRows, { "5 group": "plain" })) },
    ),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "whole").score.map((score) => score === null)).toEqual([false, false, true, false]);
      expect(reasonsAt(outcome, "income")).toHaveLength(1);
    },
  },
  {
    name: "a group without a unit",
    files: folder({ ...twoGroups, "subjects.groups.2": { id: "sea", title: "Sea" } }),
    exit: 0,
    check: ({ findings }) => {
      expect(findings?.groups.map(({ id }) => id)).toEqual(["plain", "hill"]);
    },
  },
  ...(["1e150", "1e149", "-1e150"] as const).map(
    (cell): Case => ({
      name: `a value of ${cell} stays finite`,
      files: wide(column("school", [cell, "1", "2", "3"])),
      exit: 0,
      check: (outcome) => {
        allFinite(outcome);
        expect(nodeOf(outcome, "school").score[0]).toBe(cell.startsWith("-") ? 0 : 100);
      },
    }),
  ),
  ...["zscore", "rank", "borda", "percentile-rank", "distance-to-best", "fraction-of-best", "efficacy"].map(
    (method): Case => ({
      name: `values of ±1e150 by ${method}`,
      files: wide(column("school", ["1e150", "-1e150", "1e150", "-1e150"]), { "method.normalise": { method } }),
      exit: 0,
      check: allFinite,
    }),
  ),
  {
    name: "values of ±1e150 with draws",
    files: wide(column("school", ["1e150", "-1e150", "1e149", "0"])),
    words: ({ folder: at, out }) => ["assess", at, "--out", out, "--draws", "50", "--json"],
    exit: 0,
    check: allFinite,
  },
  {
    name: "values of ±1e150 treated for outliers",
    files: wide(column("school", ["1e150", "-1e150", "1e149", "0"]), { "method.treatment": { winmax: 1 } }),
    exit: 0,
    check: allFinite,
  },
  {
    name: "the smallest numbers there are",
    files: wide(column("school", ["5e-324", "0", "1e-323", "1.5e-323"])),
    exit: 0,
    check: (outcome) => {
      allFinite(outcome);
      expect(nodeOf(outcome, "school").rank).toEqual([3, 4, 2, 1]);
    },
  },
  {
    name: "shares of a best of next to nothing stay finite",
    files: wide(column("school", ["5e-324", "-1e150", "0", "-5e-324"]), {
      "method.normalise": { method: "fraction-of-best" },
    }),
    exit: 0,
    check: allFinite,
  },
  {
    name: "logarithms of next to nothing stay finite",
    files: wide(column("school", ["0", "0", "0", "5e-324"]), {
      "method.treatment": { winmax: 0, skew: 0.1, kurtosis: 0.1, log: true },
    }),
    exit: 0,
    check: allFinite,
  },
  {
    name: "targets of next to nothing can be checked",
    files: folder(targetEdits, {
      "targets.csv": csv(withCells(targetRows, { "2 target": "5e-324" })),
      "observations.csv": csv([
        ...observationRows,
        ...observationRows
          .slice(1)
          .map(([subject = "", indicator = "", , value = ""]) => [subject, indicator, "2024", value]),
      ]),
    }),
    exit: 0,
    check: allFinite,
  },
  {
    name: "a value missing is left out and told",
    files: observed({ "4 value": "" }),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "school").score[0]).toBeNull();
      expect(outcome.findings?.cells[2]?.inputs[0]).toEqual([]);
      expect(reasonsAt(outcome, "people")).toEqual(["0 no-children-present"]);
      expect(outcome.findings?.subjects[0]?.coverage).toBeCloseTo(2 / 3, 12);
    },
  },
  {
    name: "too many values missing for a score",
    files: observed({ "2 value": "", "3 value": "", "4 value": "9" }, { "method.coverage": { subject: 0.5 } }),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "whole").score[0]).toBeNull();
      expect(reasonsAt(outcome, "whole")).toEqual(["0 coverage-below-floor"]);
      expect(nodeOf(outcome, "whole").rank[0]).toBeNull();
    },
  },
  {
    name: "a subject without any value",
    files: folder({}, { "subjects.csv": csv([...subjectRows, ["new", "新縣", "hill"]]) }),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "whole").score[4]).toBeNull();
      expect(outcome.findings?.surprises.some(({ code }) => code === "no-score")).toBe(true);
    },
  },
  {
    name: "an indicator without any value",
    files: folder({}, { "observations.csv": csv(observationRows.filter((row) => row[1] !== "school")) }),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "people").score).toEqual([null, null, null, null]);
      expect(reasonsAt(outcome, "school").length).toBeGreaterThan(0);
    },
  },
  {
    name: "a denominator of zero",
    files: folder(
      { series: [{ id: "people-count", title: "N" }], "indicators.0.denominator": "people-count" },
      {
        "observations.csv": csv([
          ...observationRows,
          ["east", "people-count", "2025", "0"],
          ["west", "people-count", "2025", "2"],
          ["north", "people-count", "2025", "2"],
          ["south", "people-count", "2025", "2"],
        ]),
      },
    ),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "income").score[0]).toBeNull();
      expect(reasonsAt(outcome, "income")).toEqual(["0 zero-denominator"]);
    },
  },
  {
    name: "a denominator of next to nothing",
    files: folder(
      { series: [{ id: "people-count", title: "N" }], "indicators.0.denominator": "people-count" },
      {
        "observations.csv": csv([
          ...observationRows,
          ["east", "people-count", "2025", "1e-320"],
          ["west", "people-count", "2025", "2"],
          ["north", "people-count", "2025", "2"],
          ["south", "people-count", "2025", "2"],
        ]),
      },
    ),
    exit: 0,
    check: allFinite,
  },
  {
    name: "growth from zero",
    files: folder(
      { "indicators.0.lenses": [{ lens: "progress", measure: "log-growth", years: 1 }] },
      {
        "observations.csv": csv([
          ...observationRows,
          ["east", "income", "2024", "0"],
          ["west", "income", "2024", "70"],
          ["north", "income", "2024", "70"],
          ["south", "income", "2024", "70"],
        ]),
      },
    ),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "income").score[0]).toBeNull();
      expect(reasonsAt(outcome, "income")).toEqual(["0 non-positive"]);
    },
  },
  {
    name: "growth from a negative number",
    files: folder(
      { "indicators.0.lenses": [{ lens: "progress", measure: "log-growth", years: 1 }] },
      {
        "observations.csv": csv([
          ...observationRows,
          ["east", "income", "2024", "-5"],
          ["west", "income", "2024", "70"],
          ["north", "income", "2024", "70"],
          ["south", "income", "2024", "70"],
        ]),
      },
    ),
    exit: 0,
    check: (outcome) => {
      expect(reasonsAt(outcome, "income")).toEqual(["0 non-positive"]);
    },
  },
  {
    name: "progress without an earlier value",
    files: folder({ "indicators.0.lenses": [{ lens: "progress", measure: "absolute", years: 1 }] }),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "income").score).toEqual([null, null, null, null]);
      expect(reasonsAt(outcome, "income").join()).toMatch(/no-baseline|no-data/);
    },
  },
  {
    name: "a target equal to its baseline",
    files: targets(withCells(targetRows, { "2 target": "90" })),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "income").score[0]).toBeNull();
      expect(reasonsAt(outcome, "income")).toEqual(["0 target-equals-baseline"]);
      expect(outcome.findings?.targets[0]).toMatchObject({
        attainment: null,
        reason: "target-equals-baseline",
        met: true,
      });
    },
  },
  {
    name: "every target equal to its baseline",
    files: targets(targetRows.map((row, k) => (k === 0 ? row : [row[0] ?? "", "income", "5", "5"]))),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "income").score).toEqual([null, null, null, null]);
      expect(new Set(reasonsAt(outcome, "income").map((one) => one.split(" ")[1]))).toContain("target-equals-baseline");
    },
  },
  {
    name: "a target a hair above its baseline stays finite",
    files: targets(withCells(targetRows, { "2 baseline": "90", "2 target": "90.00000000000001" })),
    exit: 0,
    check: allFinite,
  },
  {
    name: "a target so near its baseline that no number holds the attainment",
    files: targets(withCells(targetRows, { "2 baseline": "0", "2 target": "5e-324" })),
    exit: 0,
    check: (outcome) => {
      expect(reasonsAt(outcome, "income")).toEqual(["0 target-equals-baseline"]);
      expect(outcome.findings?.targets[0]).toMatchObject({ attainment: null, reason: "target-equals-baseline" });
    },
  },
  {
    name: "a target without a baseline",
    files: targets(withCells(targetRows, { "2 baseline": "" })),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "income").score[0]).toBeNull();
      expect(reasonsAt(outcome, "income")).toEqual(["0 no-baseline"]);
    },
  },
  {
    name: "a subject without a target",
    files: targets(targetRows.slice(0, 4)),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "income").score[3]).toBeNull();
    },
  },
  {
    name: "a table of targets with a header and nothing else",
    files: targets(targetRows.slice(0, 1)),
    exit: 0,
    warnings: ["table.no-rows-here targets.csv"],
    check: (outcome) => {
      expect(nodeOf(outcome, "income").score).toEqual([null, null, null, null]);
    },
  },
  {
    name: "a minimum of zero is a result",
    files: folder({ "method.aggregate": "minimum" }),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "whole").score).toContain(0);
    },
  },
  {
    name: "an indicator of weight zero is shown and counts nothing",
    files: folder({ "indicators.0.weight": 0, "indicators.1.weight": 100 }),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "economy").score).toEqual(nodeOf(outcome, "debt").score);
    },
  },
  {
    name: "weights of 3, 2 and 1 are relative",
    files: folder({ "dimensions.1.weight": 3, "dimensions.2.weight": 2 }),
    exit: 0,
    check: (outcome) => {
      expect(nodeOf(outcome, "economy").weights).toEqual([0.6]);
    },
  },
  {
    name: "bad rows tolerated are left out and listed",
    files: observed({ "2 value": "abc", "5 subject": "nobody" }),
    words: ({ folder: at, out }) => ["assess", at, "--out", out, "--draws", "0", "--tolerate", "--json"],
    exit: 0,
    warnings: ["table.number-unreadable observations.csv:2:value", "table.unknown-subject observations.csv:5:subject"],
    check: (outcome) => {
      expect(outcome.findings?.refused).toHaveLength(2);
      expect(nodeOf(outcome, "income").score.slice(0, 2)).toEqual([null, null]);
    },
  },
  {
    name: "contradicting rows tolerated are all left out",
    files: folder({}, { "observations.csv": csv([...observationRows, ["east", "income", "2025", "101"]]) }),
    words: ({ folder: at, out }) => ["assess", at, "--out", out, "--draws", "0", "--tolerate", "--json"],
    exit: 0,
    warnings: ["table.observation-twice observations.csv:14:value"],
    check: (outcome) => {
      expect(nodeOf(outcome, "income").score[0]).toBeNull();
    },
  },
  {
    name: "a broken table is refused even when rows are tolerated",
    files: folder({}, { "observations.csv": "" }),
    words: ({ folder: at, out }) => ["assess", at, "--out", out, "--tolerate", "--json"],
    exit: 1,
    problems: ["table.empty-file observations.csv"],
  },
  {
    name: "a standard error that is negative",
    files: folder(
      { "tables.observations.0.columns.se": "se" },
      { "observations.csv": csv(withColumn(observationRows, "se", (row) => (row === 3 ? "-1" : "1"))) },
    ),
    exit: 1,
    problems: ["table.standard-error-negative observations.csv:3:se"],
  },
  {
    name: "a standard error that is no number",
    files: folder(
      { "tables.observations.0.columns.se": "se" },
      { "observations.csv": csv(withColumn(observationRows, "se", (row) => (row === 3 ? "±1" : "1"))) },
    ),
    exit: 1,
    problems: ["table.number-unreadable observations.csv:3:se"],
  },
  {
    name: "a standard error of 1e150 with draws stays finite",
    files: folder(
      { "tables.observations.0.columns.se": "se" },
      { "observations.csv": csv(withColumn(observationRows, "se", () => "1e150")) },
    ),
    words: ({ folder: at, out }) => ["assess", at, "--out", out, "--draws", "50", "--json"],
    exit: 0,
    check: allFinite,
  },
];
