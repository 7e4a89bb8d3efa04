import { describe, expect, test } from "vitest";
import { estimated, people, refused, tableOf } from "./testing/small-survey.ts";

const names = (text: string) => estimated(text).map(({ name }) => name);
const values = (text: string) => estimated(text).map(({ estimate }) => estimate);

describe("R15 figures by a specification", () => {
  test("the forms of an entry say the same", () => {
    const means = values("estimates: [{ mean: income }, { mean: age }]");
    expect(values("estimates: [{ mean: [income, age] }]")).toEqual(means);
    const ratio = values("estimates: [{ ratio: income / w }]");
    expect(values("estimates: [{ ratio: [income, w] }]")).toEqual(ratio);
    expect(values("estimates: [{ ratio: { numerator: income, denominator: w } }]")).toEqual(ratio);
    const quantiles = values("estimates: [{ quantile: income, p: 0.25 }, { quantile: income }]");
    expect(values("estimates: [{ quantile: { column: income, probs: [0.25, 0.5] } }]")).toEqual(quantiles);
    expect(values("estimates: [{ quantile: income, probs: [0.25, 0.5] }]")).toEqual(quantiles);
    expect(values("estimates: [{ proportion: { answer: [no, yes] } }]")).toEqual(
      values("estimates: [{ proportion: answer }]"),
    );
  });

  test("a figure is named after what it is, or as the entry says", () => {
    expect(
      names("estimates: [{ mean: [income, sex] }, { ratio: income / age }, { quantile: age, p: [0.1, 0.5] }]"),
    ).toEqual([
      "mean(income)",
      "mean(sex=f)",
      "mean(sex=m)",
      "ratio(income/age)",
      "quantile(age,0.1)",
      "quantile(age,0.5)",
    ]);
    expect(names("estimates: [{ total: answer }, { proportion: { answer: yes } }]")).toEqual([
      "total(answer=no)",
      "total(answer=yes)",
      "proportion(answer=yes)",
    ]);
    expect(names("estimates: [{ mean: income, name: pay }, { mean: [income, age], name: two }]")).toEqual([
      "pay",
      "two(income)",
      "two(age)",
    ]);
  });

  test("values are those of the weights: total, mean, ratio, share", () => {
    const sum = people.income.reduce((all, income, k) => all + income * (people.w[k] ?? 0), 0);
    expect(values("estimates: [{ total: income }, { mean: income }, { proportion: { answer: yes } }]")).toEqual([
      sum,
      sum / 28,
      13 / 28,
    ]);
  });

  test("domains come by level, the first column slowest; a row with a gap is in none, one outside keeps its part", () => {
    const rows = estimated("estimates: [{ mean: income, by: [answer, sex] }]");
    expect(rows.map(({ domain, n }) => [domain["answer"], domain["sex"], n])).toEqual([
      ["no", "f", 1],
      ["no", "m", 2],
      ["yes", "f", 2],
      ["yes", "m", 2],
    ]);
    expect(rows[0]).toMatchObject({ se: null, lower: null, upper: null, reason: "one-psu" });
    const [whole] = estimated("estimates: [{ mean: income }]");
    expect(whole?.domain).toEqual({});
    expect(Object.keys(whole ?? {})).toEqual([
      "name",
      "domain",
      "estimate",
      "se",
      "lower",
      "upper",
      "n",
      "df",
      "designEffect",
    ]);
  });

  test("a subset by levels and the same by a condition are one", () => {
    const byLevels = estimated("subset: { answer: yes, sex: [f, m] }\nestimates: [{ mean: income }]");
    const byText = estimated(`subset: 'row.answer == "yes" && row.sex in ["f", "m"]'\nestimates: [{ mean: income }]`);
    expect(byText).toEqual(byLevels);
    expect(byLevels[0]?.n).toBe(4);
    expect(estimated("subset: row.age > 30.0\nestimates: [{ mean: income }]")[0]?.n).toBe(5);
  });

  test("a population may be a column, one number, or one for each stratum", () => {
    const column = estimated("estimates: [{ mean: income }]");
    const head = "data: survey.csv\nweights: w\nstrata: stratum\ncluster: cluster\n";
    expect(refused("fpc: { a: 9, b: 6 }\nestimates: [{ mean: income }]", tableOf(people), head)).toEqual([]);
    expect(estimated("df: 40\nestimates: [{ mean: income }]")[0]?.df).toBe(40);
    expect(column[0]?.df).toBe(2);
  });

  test.each([
    ["poststratify", "margins: [{ answer: { yes: 12, no: 16 } }]", "answer", [16, 12]],
    [
      "poststratify",
      'margins: [{ "stratum:answer": { "a:yes": 8, "a:no": 3, "b:yes": 4, "b:no": 13 } }]',
      "answer",
      [16, 12],
    ],
    ["rake", "margins: [{ answer: { yes: 12, no: 16 } }, { stratum: { a: 11, b: 17 } }]", "answer", [16, 12]],
    [
      "rake",
      "margins: { answer: { yes: 12, no: 16 }, stratum: { a: 11, b: 17 } }\n  variance: projection",
      "stratum",
      [11, 17],
    ],
    ["linear", 'totals: { "(Intercept)": 30, income: 420 }', "income", [420]],
    ["linear", "totals: { answer: { yes: 12, no: 16 } }", "answer", [16, 12]],
    ["raking", 'totals: { "(Intercept)": 30, answer: { yes: 15 } }', "answer", [15, 15]],
    ["logit", 'totals: { "(Intercept)": 30, income: 420 }\n  bounds: [0.5, 2]', "income", [420]],
  ])("calibrate: %s with %s meets its counts, which then have no error", (method, rest, column, totals) => {
    const rows = estimated(`calibrate:\n  method: ${method}\n  ${rest}\nestimates: [{ total: ${column} }]`);
    rows.forEach(({ estimate, se }, at) => {
      expect(estimate).toBeCloseTo(totals[at] ?? 0, 6);
      expect(se).toBeCloseTo(0, 6);
    });
  });

  test("replicates: the jackknife of a mean is near its linearisation, a bootstrap is the same for the same seed", () => {
    const entry = "estimates: [{ mean: income }]";
    const [linear] = estimated(entry);
    const [jack] = estimated(`replicates: jackknife\n${entry}`);
    expect((jack?.se ?? 0) / (linear?.se ?? 1)).toBeCloseTo(1, 1);
    const boot = (seed: number) => estimated(`replicates: { method: bootstrap, n: 50, seed: ${seed} }\n${entry}`);
    expect(boot(7)).toEqual(boot(7));
    expect(boot(8)).not.toEqual(boot(7));
  });
});

describe("R15 what does not fit is told with its line or its cell, all at once", () => {
  const changed = (change: Readonly<Record<string, readonly (string | number | null)[]>>) =>
    tableOf({ ...people, ...change });
  const mean = "estimates: [{ mean: income }]";

  test.each<[string, string, readonly string[]]>([
    [
      "unknown columns",
      "estimates: [{ mean: incom, by: sexx }, { ratio: [age, x] }]",
      ["unknown-column estimates.0.mean", "unknown-column estimates.1.ratio.1", "unknown-column estimates.0.by"],
    ],
    [
      "words where numbers are meant",
      "estimates: [{ quantile: sex }, { ratio: income / answer }]",
      ["not-numeric estimates.0.quantile", "not-numeric estimates.1.ratio"],
    ],
    [
      "an unknown level",
      "subset: { answer: perhaps }\nestimates: [{ proportion: { sex: x } }]",
      ["unknown-level subset.answer", "unknown-level estimates.0.proportion.sex"],
    ],
    ["nobody left", "subset: { answer: yes, income: 20 }\nestimates: [{ mean: income }]", ["subset-empty subset"]],
    [
      "a condition of the wrong kind",
      "subset: row.answer > 3\nestimates: [{ mean: income }]",
      ["subset-wrong-type subset"],
    ],
    [
      "two figures in an entry",
      "estimates: [{ mean: income, total: income }, { by: sex }]",
      ["spec.one-figure estimates.0", "spec.one-figure estimates.1"],
    ],
    ["a ratio of three", "estimates: [{ ratio: a / b / c }]", ["spec.ratio-form estimates.0.ratio"]],
    ["a share without quantile", "estimates: [{ mean: income, p: 0.5 }]", ["spec.not-a-quantile estimates.0.p"]],
    [
      "a spec at odds with itself and with the table",
      "calibrate: { method: rake }\nestimates: [{ mean: x }]",
      ["spec.calibrate-needs calibrate", "unknown-column estimates.0.mean"],
    ],
    [
      "logit without bounds",
      `calibrate: { method: logit, totals: { income: 3 } }\n${mean}`,
      ["spec.calibrate-needs calibrate"],
    ],
    [
      "margins for totals",
      `calibrate: { method: linear, totals: { income: 3 }, margins: [{ sex: { f: 1 } }] }\n${mean}`,
      ["spec.calibrate-unused calibrate.margins"],
    ],
    [
      "two margins for one",
      `calibrate: { method: poststratify, margins: [{ answer: { yes: 1 } }, { sex: { f: 1 } }] }\n${mean}`,
      ["spec.one-margin calibrate.margins"],
    ],
    [
      "levels that do not match",
      `calibrate: { method: poststratify, margins: [{ answer: { yes: 1, maybe: 2 } }] }\n${mean}`,
      ["sample-level-absent calibrate.margins.0.answer", "margin-level-absent calibrate.margins.0.answer.maybe"],
    ],
    [
      "a gap in a margin",
      `calibrate: { method: rake, margins: [{ sex: { f: 5, m: 6 } }] }\n${mean}`,
      ["margin-cell-missing 7:sex"],
    ],
    [
      "margins of two populations",
      `calibrate: { method: rake, margins: [{ answer: { yes: 5, no: 6 } }, { stratum: { a: 5, b: 7 } }] }\n${mean}`,
      ["margin-totals-differ calibrate.margins.1.stratum"],
    ],
    [
      "raking without rest",
      `calibrate: { method: rake, maxIterations: 1, margins: [{ answer: { yes: 5, no: 6 } }, { stratum: { a: 5, b: 6 } }] }\n${mean}`,
      ["not-converged calibrate.margins.0.answer.no"],
    ],
    ["a gap in a total", `calibrate: { method: linear, totals: { age: 900 } }\n${mean}`, ["auxiliary-missing 4:age"]],
    [
      "totals at odds",
      `calibrate: { method: linear, totals: { "(Intercept)": 20, answer: { yes: 15, no: 9 } } }\n${mean}`,
      ["totals-contradict calibrate.totals.answer.no"],
    ],
    [
      "levels without total",
      `calibrate: { method: linear, totals: { answer: { yes: 15 } } }\n${mean}`,
      ["sample-level-absent calibrate.totals.answer"],
    ],
    [
      "bounds on one side of 1",
      `calibrate: { method: linear, totals: { income: 400 }, bounds: [1.1, 2] }\n${mean}`,
      ["bounds-exclude-one calibrate.bounds"],
    ],
    [
      "bounds too narrow",
      `calibrate: { method: logit, totals: { income: 4000 }, bounds: [0.9, 1.1] }\n${mean}`,
      ["bounds-unreachable calibrate.totals.income"],
    ],
    [
      "a negative total by factors above 0",
      `calibrate: { method: raking, totals: { income: -5 } }\n${mean}`,
      ["totals-not-reached calibrate.totals.income"],
    ],
  ])("%s", (_, text, expected) => {
    expect([...refused(text)].sort()).toEqual([...expected].sort());
  });

  test.each<[string, ReturnType<typeof changed>, readonly string[]]>([
    ["a missing weight", changed({ w: [2, null, 3, 3, 4, 4, 5, 5] }), ["weight-missing 3:w"]],
    ["a weight of zero", changed({ w: [2, 2, 0, 3, 4, 4, -5, 5] }), ["weight-not-positive 4:w"]],
    ["weights of words", changed({ w: [2, 2, "x", 3, 4, 4, 5, 5] }), ["not-numeric weights"]],
    [
      "a missing stratum",
      changed({ stratum: ["a", null, "a", "a", "b", "b", "b", "b"] }),
      ["stratum-missing 3:stratum"],
    ],
    ["a missing cluster", changed({ cluster: [1, 1, 2, 2, 1, 1, 2, null] }), ["cluster-missing 9:cluster"]],
    ["a stratum with one cluster", changed({ cluster: [1, 1, 2, 2, 1, 1, 1, 1] }), ["lonely-psu strata"]],
    ["a population that varies", changed({ N: [9, 8, 9, 9, 6, 6, 6, 6] }), ["population-varies 3:N"]],
    ["a population under what was drawn", changed({ N: [1.5, 1.5, 1.5, 1.5, 6, 6, 6, 6] }), ["population-smaller 2:N"]],
    ["counts among fractions", changed({ N: [0.5, 0.5, 0.5, 0.5, 6, 6, 6, 6] }), ["population-mixed 2:N"]],
    ["a population of zero", changed({ N: [9, 9, 9, 9, 0, 0, 0, 0] }), ["population-not-positive 6:N"]],
    ["a missing population", changed({ N: [9, 9, 9, null, 6, 6, 6, 6] }), ["population-missing 5:N"]],
  ])("%s", (_, table, expected) => {
    expect(refused(mean, table)).toEqual(expected);
  });

  test("populations by stratum must name the strata there are, and one is wanted for each stage", () => {
    const head = "data: survey.csv\nweights: w\ncluster: [stratum, cluster]\n";
    expect(refused(`strata: stratum\nfpc: { a: 9, c: 6 }\n${mean}`, tableOf(people), "data: x.csv\n")).toEqual([
      "stratum-empty fpc.c",
      "fpc-stratum-absent fpc",
    ]);
    expect(refused(`fpc: N\n${mean}`, tableOf(people), head)).toEqual(["fpc-stages fpc"]);
    expect(refused(`fpc: { a: 1 }\n${mean}`, tableOf(people), "data: x.csv\n")).toEqual(["fpc-needs-strata fpc"]);
  });

  test("a column of names is no figure per name", () => {
    const rows = 300;
    const table = tableOf({ name: Array.from({ length: rows }, (_, k) => `n${k}`) });
    expect(refused("estimates: [{ mean: name }]", table, "data: x.csv\n")).toEqual([
      "too-many-levels estimates.0.mean",
    ]);
  });

  test("more replicates than can be made are refused", () => {
    const rows = 80_000;
    const table = tableOf({ y: Array.from({ length: rows }, (_, k) => k % 7) });
    const text = "replicates: jackknife\nestimates: [{ mean: y }]";
    expect(refused(text, table, "data: x.csv\n")).toEqual(["replicates-too-many replicates"]);
  });
});
