import { openStream } from "@huabiao/kernel/random";
import { fitMixed, fixedColumns } from "@huabiao/measure";
import { parseSeveritySpec } from "@huabiao/scheme";
import { describe, expect, test } from "vitest";
import { fitSeverity } from "./fit-severity.ts";
import { ratingColumnsWanted } from "./rating-rows.ts";
import type { FittedSeverity } from "./severity-findings.ts";
import { tableOf } from "./testing/small-survey.ts";

/** Ninety ratings of ten people by six raters in two offices, with one missing grade and one missing age. */
function ratings() {
  const stream = openStream(20260340);
  const all = Array.from({ length: 90 }, (_, i) => i);
  const lift = Array.from({ length: 10 }, () => stream.normal());
  const severity = Array.from({ length: 6 }, () => stream.normal());
  const rater = all.map((i) => (i + Math.floor(i / 10)) % 6);
  const grade = (i: number) => 5 + (lift[i % 10] as number) - (severity[rater[i] as number] as number);
  return {
    who: all.map((i) => `p${i % 10}`),
    rater,
    office: rater.map((r) => (r < 3 ? "north" : "south")),
    age: all.map((i) => (i === 7 ? null : 30 + (i % 13))),
    older: all.map((i) => 35 + (i % 13)),
    y: all.map((i) => (i === 4 ? null : Math.round(10 * (grade(i) + 0.6 * stream.normal())) / 10)),
    q1: all.map((i) => Math.max(0, Math.min(3, Math.round(1.5 + (lift[i % 10] as number) + 0.8 * stream.normal())))),
    q2: all.map((i) => Math.max(0, Math.min(3, Math.round(1.2 + (lift[i % 10] as number) + 0.8 * stream.normal())))),
    flat: all.map((i) => (rater[i] === 2 ? 4 : i % 5)),
  };
}

const table = tableOf(ratings());

function fitted(text: string): FittedSeverity {
  const result = fitSeverity(specOf(text), table);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function specOf(text: string) {
  const parsed = parseSeveritySpec(`data: r.csv\n${text}`, { file: "spec.yaml" });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** Code, and where in the specification, of each problem. */
function refused(text: string): readonly string[] {
  const result = fitSeverity(specOf(text), table);
  return result.ok ? [] : result.error.map(({ code, path }) => `${code} ${path.join(".")}`);
}

describe("R22 a mixed model by specification", () => {
  const { findings, tables } = fitted("response: y\nfixed: [age, office]\nrandom: [who, rater]\nreliability: 0.9");

  test("is the fit of the same columns; rows with a missing cell are left out and counted", () => {
    const { who, rater, office, age, y } = ratings();
    const kept = y.flatMap((one, i) => (one === null || age[i] === null ? [] : [i]));
    const codes = <T>(of: readonly T[], levels: readonly T[]) =>
      Int32Array.from(kept, (i) => levels.indexOf(of[i] as T));
    const fixed = [
      [{ name: "age", values: Float64Array.from(kept, (i) => Number(age[i])) }],
      [{ name: "office", levels: ["north", "south"], codes: codes(office, ["north", "south"]) }],
    ];
    const direct = fitMixed({
      response: Float64Array.from(kept, (i) => Number(y[i])),
      fixed: fixedColumns(fixed, kept.length),
      random: [
        { name: "who", levels: 10, codes: codes(who, [...new Set(who)].sort()) },
        { name: "rater", levels: 6, codes: codes(rater, [0, 1, 2, 3, 4, 5]) },
      ],
    });
    if (!direct.ok) throw new Error(direct.error);
    expect([findings.n, findings.leftOut, findings.criterion]).toEqual([88, 2, direct.value.criterion]);
    expect(findings.variances).toEqual({
      who: direct.value.terms[0]?.variance,
      rater: direct.value.terms[1]?.variance,
      residual: direct.value.residualVariance,
    });
    expect(Object.keys(findings.fixed)).toEqual(["(Intercept)", "age", "officesouth"]);
  });

  test("tells reliability, the raters needed, and a table to each term with raw and corrected side by side", () => {
    const { reliability, components, levels } = findings;
    expect(reliability).toMatchObject({ subject: "who", rater: "rater", target: 0.9 });
    expect(reliability.ratersNeeded?.absolute).toBeGreaterThanOrEqual(reliability.ratersNeeded?.relative ?? 99);
    expect([components, levels]).toEqual([1, { who: 10, rater: 6 }]);
    expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["who", 10],
      ["rater", 6],
    ]);
    expect(tables[0]?.header.slice(0, 7)).toEqual([
      "level",
      "n",
      "raw_mean",
      "effect",
      "se",
      "prediction_se",
      "corrected_mean",
    ]);
    const [level, n, raw] = tables[0]?.rows[0] ?? [];
    const own = ratings().y.filter((one, i) => i % 10 === 0 && one !== null) as number[];
    expect([level, n]).toEqual(["p0", own.length]);
    expect(raw).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / own.length, 12);
  });

  test("crossings, factors and subsets", () => {
    const { findings: crossed, tables: written } = fitted(
      'response: y\nfixed: factor(rater)\nrandom: [who, "who:office"]\nsubset: row.age > 31',
    );
    expect(Object.keys(crossed.fixed)).toEqual(["(Intercept)", "rater1", "rater2", "rater3", "rater4", "rater5"]);
    expect(Object.keys(crossed.variances)).toEqual(["who", "who:office", "residual"]);
    expect(written[1]?.name).toBe("who-office");
    expect(written[1]?.rows[0]?.[0]).toBe("p0:north");
    expect(crossed.n).toBeLessThan(85);
  });

  test("a rater with one grade only and a column that follows from another are named", () => {
    const { findings: one } = fitted("response: flat\nrandom: [who, rater]\nfixed: [age, older]");
    expect(one.oneGradeOnly).toEqual({ rater: ["2"] });
    expect(one.dropped).toEqual(["older"]);
  });
});

describe("R22 a rating scale by specification", () => {
  test.each([
    [
      "the columns of answers are the items",
      "response: [q1, q2]\nrandom: who\nfixed: [item, rater]\nmethod: rating-scale",
    ],
  ])("%s", (_, text) => {
    const { findings, tables } = fitted(text);
    expect(findings.n).toBe(180);
    expect(Object.keys(findings.fixed)).toEqual(["item", "rater", "step"]);
    expect(Object.keys(findings.fixed["item"] ?? {})).toEqual(["q1", "q2"]);
    expect(findings.fitStatistics["rater"]?.["0"]?.infit).toBeGreaterThan(0);
    expect(findings.reliability.eap).toBeGreaterThan(0.5);
    expect(tables.map(({ name }) => name)).toEqual(["who", "item", "rater", "step"]);
    expect(tables[1]?.header).toContain("se_marginal");
  });
});

describe("what cannot be fitted is told at its line", () => {
  test.each([
    ["an unknown column", "response: z\nrandom: [who, rater]", ["survey.unknown-column response"]],
    ["words for grades", "response: office\nrandom: [who, rater]", ["survey.not-numeric response"]],
    ["an unknown column inside a term", 'response: y\nrandom: [who, "who:ofice"]', ["survey.unknown-column random.1"]],
    [
      "a subset that keeps nothing",
      "response: y\nrandom: [who, rater]\nsubset: row.age > 99",
      ["survey.subset-empty subset"],
    ],
    [
      "one level",
      "response: y\nrandom: [who, office]\nsubset: { office: north }",
      ["severity.too-few-levels random.1"],
    ],
    [
      "a rating to each level",
      'response: y\nrandom: ["who:rater:age"]\nsubset: row.age > 41',
      ["severity.one-rating-per-level random.0"],
    ],
    [
      "a term that the fixed part spans",
      "response: y\nrandom: [who, rater]\nfixed: factor(rater)",
      ["severity.inside-fixed random"],
    ],
    ["terms that group alike", 'response: y\nrandom: [rater, "rater:office"]', ["severity.same-levels random"]],
    [
      "grades with fractions on a scale",
      "response: y\nrandom: who\nfixed: rater\nmethod: rating-scale",
      ["severity.outside-scale response"],
    ],
    [
      "raters who each know one office only",
      "response: q1\nrandom: who\nfixed: [office, rater]\nmethod: rating-scale",
      ["severity.disconnected fixed"],
    ],
  ] as const)("%s", (_, text, expected) => {
    expect(refused(text)).toEqual(expected);
  });
});

test("only the columns that a specification speaks of are read", () => {
  const header = Object.keys(ratings());
  const wanted = (text: string) => ratingColumnsWanted(specOf(text).spec, header);
  expect(wanted('response: y\nfixed: factor(age)\nrandom: [who, "who:rater"]\nsubset: { office: north }')).toEqual([
    "y",
    "age",
    "who",
    "rater",
    "office",
  ]);
  expect(wanted("response: [q1, q2]\nrandom: who\nfixed: [item, rater]\nmethod: rating-scale")).toEqual([
    "q1",
    "q2",
    "who",
    "rater",
  ]);
});
