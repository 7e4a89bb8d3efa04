import { openStream } from "@huabiao/kernel/random";
import { describe, expect, test } from "vitest";
import golden from "../golden/mixed.json" with { type: "json" };
import { answer, grouping } from "../testing/ratings.ts";
import { evaluateCriterion } from "./evaluate-criterion.ts";
import { fitMixed } from "./fit-mixed.ts";
import { type FixedVariable, fixedColumns } from "./fixed-columns.ts";
import type { MixedData, MixedMethod } from "./mixed-data.ts";
import { stageModel } from "./staged-model.ts";

const { columns } = golden;
const ratings = columns.y.length;
const numeric = (name: "age" | "twice"): FixedVariable => ({ name, values: Float64Array.from(columns[name]) });
const half: FixedVariable = { name: "half", ...factor(columns.half) };
const formulas: Readonly<
  Record<
    string,
    { response: "y" | "noise"; fixed: FixedVariable[][]; random: ("subject" | "rater" | "office" | "group")[] }
  >
> = {
  "three crossed terms": { response: "y", fixed: [[numeric("age")], [half]], random: ["subject", "rater", "group"] },
  "nested raters": {
    response: "y",
    fixed: [[numeric("age")], [half], [numeric("age"), half]],
    random: ["subject", "rater", "office"],
  },
  "on the boundary": { response: "noise", fixed: [], random: ["subject", "rater"] },
  "a dropped column": { response: "y", fixed: [[numeric("age")], [numeric("twice")], [half]], random: ["rater"] },
};

function factor(words: readonly string[]) {
  const levels = [...new Set(words)].sort();
  return { levels, codes: Int32Array.from(words, (word) => levels.indexOf(word)) };
}

function goldenData(name: string): MixedData {
  const { response, fixed, random } = formulas[name] as (typeof formulas)[string];
  return {
    response: Float64Array.from(columns[response]),
    fixed: fixedColumns(fixed, ratings),
    random: random.map((term) => grouping(term, columns[term])),
  };
}

describe.each(golden.fits)("R22 $name by $method as lme4", ({ name, method, criterion, residual, terms, fixed }) => {
  const fit = answer(fitMixed(goldenData(name), { method: method as MixedMethod }));

  test("criterion and variances", () => {
    expect(fit.criterion).toBeLessThan(criterion + 1e-7);
    expect(Math.abs(fit.criterion / criterion - 1)).toBeLessThan(1e-9);
    expect(Math.abs(fit.residualVariance / residual - 1)).toBeLessThan(1e-6);
    for (const term of fit.terms) {
      const { variance } = terms[term.name as keyof typeof terms] as { variance: number };
      expect(Math.abs(term.variance - variance)).toBeLessThan(2e-6 * Math.max(variance, 0.1));
      expect(term.singular).toBe(variance < 1e-7);
    }
  });

  test("effects with their conditional standard deviations", () => {
    for (const term of fit.terms) {
      const peer = terms[term.name as keyof typeof terms] as { effects: number[]; conditionalSds: number[] };
      peer.effects.forEach((effect, level) => {
        expect(Math.abs((term.effects[level] as number) - effect)).toBeLessThan(2e-6);
        expect(Math.abs((term.conditionalSds[level] as number) - (peer.conditionalSds[level] as number))).toBeLessThan(
          1e-4 * (term.singular ? 1 : 0.02),
        );
      });
    }
  });

  test("fixed part, named as R names it", () => {
    expect(fit.fixed.map((one) => one.name)).toEqual(fixed.names);
    fit.fixed.forEach(({ estimate, standardError }, k) => {
      expect(Math.abs(estimate - (fixed.estimates[k] as number))).toBeLessThan(2e-6);
      expect(Math.abs(standardError / (fixed.errors[k] as number) - 1)).toBeLessThan(2e-6);
    });
    expect(fit.dropped).toEqual(name === "a dropped column" ? ["twice"] : []);
  });
});

/** Ratings with every kind of grouping, from one seed. */
function simulated(seed: number, terms: readonly string[], n = 240): MixedData {
  const stream = openStream(seed);
  const draw = (levels: number) => Array.from({ length: n }, () => stream.integer(levels));
  const [subject, rater, item] = [draw(15), draw(12), draw(3)];
  const labels: Readonly<Record<string, readonly (number | string)[]>> = {
    subject,
    rater,
    item,
    office: rater.map((one) => one % 4),
    "subject:item": subject.map((one, i) => `${one} ${item[i]}`),
    "office:item": rater.map((one, i) => `${one % 4} ${item[i]}`),
  };
  const random = terms.map((term) => grouping(term, labels[term] as readonly string[]));
  const effects = random.map(({ levels }) => Float64Array.from({ length: levels }, () => 0.7 * stream.normal()));
  const age = Float64Array.from({ length: n }, () => 40 + 8 * stream.normal());
  const noise = Float64Array.from(age, (one) => 3 + 0.02 * one + stream.normal());
  const response = noise.map((one, i) =>
    random.reduce((sum, { codes }, k) => sum + ((effects[k] as Float64Array)[codes[i] as number] as number), one),
  );
  return { response, fixed: fixedColumns([[{ name: "age", values: age }]], n), random };
}

const designs: readonly (readonly string[])[] = [
  ["subject", "rater"],
  ["subject:item", "subject", "rater"],
  ["office", "subject:item", "rater", "subject"],
  ["subject", "rater", "office:item", "item"],
  ["rater", "office"],
  ["subject"],
];

/** Solves A x = b for every column of the identity: a plain inverse with pivots. */
function inverse(a: readonly (readonly number[])[]): number[][] {
  const n = a.length;
  const rows = a.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    const pivot = rows.reduce(
      (best, row, i) => (i >= k && Math.abs(row[k] ?? 0) > Math.abs(rows[best]?.[k] ?? 0) ? i : best),
      k,
    );
    [rows[k], rows[pivot]] = [rows[pivot] as number[], rows[k] as number[]];
    const top = (rows[k] as number[]).map((one) => one / (rows[k]?.[k] as number));
    rows[k] = top;
    for (const [i, row] of rows.entries())
      if (i !== k) rows[i] = row.map((one, j) => one - (row[k] as number) * (top[j] as number));
  }
  return rows.map((row) => row.slice(n));
}

/** Henderson's equations in full: what no elimination and no sparsity has touched. */
function henderson(data: MixedData, ratios: readonly number[]) {
  const design = data.response.length;
  const columns = [
    ...data.fixed.map(({ values }) => ({ values: [...values], ridge: 0 })),
    ...data.random.flatMap(({ levels, codes }, k) =>
      Array.from({ length: levels }, (_, level) => ({
        values: Array.from(codes, (code) => (code === level ? 1 : 0)),
        ridge: 1 / (ratios[k] as number),
      })),
    ),
  ];
  const product = (a: readonly number[], b: ArrayLike<number>) =>
    a.reduce((sum, one, i) => sum + one * (b[i] as number), 0);
  const left = columns.map((one, i) =>
    columns.map((other, j) => product(one.values, other.values) + (i === j ? one.ridge : 0)),
  );
  const inverted = inverse(left);
  const right = columns.map(({ values }) => product(values, data.response));
  return { inverted, solution: inverted.map((row) => product(row, right)), design };
}

describe.each(designs)("R22 %s, against Henderson's equations in full", (...terms) => {
  const data = simulated(20260304, terms);
  const fit = answer(fitMixed(data));
  const ratios = fit.terms.map(({ variance }) => variance / fit.residualVariance);
  const { inverted, solution } = henderson(
    data,
    ratios.map((ratio) => Math.max(ratio, 1e-12)),
  );
  const p = data.fixed.length;

  test("fixed effects, predictions and all their errors are the solution and its inverse", () => {
    const sigma = Math.sqrt(fit.residualVariance);
    fit.fixed.forEach(({ estimate, standardError }, k) => {
      expect(estimate).toBeCloseTo(solution[k] as number, 8);
      expect(standardError).toBeCloseTo(sigma * Math.sqrt(inverted[k]?.[k] as number), 8);
    });
    let at = p;
    for (const term of fit.terms) {
      for (const [level, effect] of term.effects.entries()) {
        expect(effect).toBeCloseTo(solution[at] as number, 7);
        expect(term.predictionErrors[level]).toBeCloseTo(
          sigma * Math.sqrt(Math.max(0, inverted[at]?.[at] as number)),
          6,
        );
        const average = data.fixed.map(({ values }) => values.reduce((sum, one) => sum + one, 0) / values.length);
        const row = Array.from(solution, (_, k) => (k < p ? (average[k] as number) : k === at ? 1 : 0));
        const variance = row.reduce(
          (sum, one, i) => sum + one * row.reduce((s, other, j) => s + other * (inverted[i]?.[j] as number), 0),
          0,
        );
        expect(term.means[level]).toBeCloseTo(
          row.reduce((sum, one, i) => sum + one * (solution[i] as number), 0),
          7,
        );
        expect(term.meanErrors[level]).toBeCloseTo(sigma * Math.sqrt(variance), 6);
        at++;
      }
    }
  });

  test("the criterion is −2 log likelihood with the whole covariance matrix, and no near point has a smaller one", () => {
    const n = data.response.length;
    const staged = stageModel(data);
    const here = evaluateCriterion(staged, Float64Array.from(ratios), "reml")?.criterion as number;
    expect(here).toBeCloseTo(fit.criterion, 8);
    expect(here).toBeCloseTo(restrictedLikelihood(data, ratios, n), 6);
    for (const [k, ratio] of ratios.entries()) {
      for (const factor of [0.999, 1.001]) {
        const near = Float64Array.from(ratios, (one, l) => (l === k ? Math.max(one, 1e-6) * factor : one));
        if (ratio > 0 || factor > 1)
          expect(evaluateCriterion(staged, near, "reml")?.criterion).toBeGreaterThan(here - 1e-9);
      }
    }
  });
});

/** log|V| + log|XᵀV⁻¹X| + (n − p)(1 + log(2π yᵀPy/(n − p))) from V itself, by elimination. */
function restrictedLikelihood(data: MixedData, ratios: readonly number[], n: number): number {
  const p = data.fixed.length;
  const whole = Array.from({ length: n }, (_, i) => [
    ...Array.from({ length: n }, (_, j) =>
      data.random.reduce(
        (sum, { codes }, k) => sum + (codes[i] === codes[j] ? (ratios[k] as number) : 0),
        i === j ? 1 : 0,
      ),
    ),
    ...data.fixed.map(({ values }) => values[i] as number),
    data.response[i] as number,
  ]);
  const bordered = [
    ...whole,
    ...Array.from({ length: p + 1 }, (_, c) => [
      ...whole.map((row) => row[n + c] as number),
      ...new Array<number>(p + 1).fill(0),
    ]),
  ];
  let log = 0;
  for (let k = 0; k < n + p; k++) {
    const top = bordered[k] as number[];
    log += Math.log(Math.abs(top[k] as number));
    for (const row of bordered.slice(k + 1)) {
      const share = (row[k] as number) / (top[k] as number);
      if (share !== 0) for (let j = k; j < row.length; j++) row[j] = (row[j] as number) - share * (top[j] as number);
    }
  }
  const squares = -(bordered[n + p]?.[n + p] as number);
  return log + (n - p) * (1 + Math.log((2 * Math.PI * squares) / (n - p)));
}

test("R22 on a balanced two-way table REML is the analysis of variance", () => {
  const stream = openStream(20260305);
  const [subjects, raters] = [9, 6];
  const cells = Array.from({ length: subjects * raters }, (_, i) => ({ s: Math.floor(i / raters), r: i % raters }));
  const [a, b] = [
    Array.from({ length: subjects }, () => stream.normal()),
    Array.from({ length: raters }, () => stream.normal()),
  ];
  const y = cells.map(({ s, r }) => (a[s] as number) + (b[r] as number) + 0.5 * stream.normal());
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  const all = mean(y);
  const subjectMeans = a.map((_, s) => mean(y.filter((_, i) => cells[i]?.s === s)));
  const raterMeans = b.map((_, r) => mean(y.filter((_, i) => cells[i]?.r === r)));
  const msS = (raters * subjectMeans.reduce((sum, m) => sum + (m - all) ** 2, 0)) / (subjects - 1);
  const msR = (subjects * raterMeans.reduce((sum, m) => sum + (m - all) ** 2, 0)) / (raters - 1);
  const rest = y.reduce((sum, one, i) => {
    const { s, r } = cells[i] as { s: number; r: number };
    return sum + (one - (subjectMeans[s] as number) - (raterMeans[r] as number) + all) ** 2;
  }, 0);
  const msE = rest / ((subjects - 1) * (raters - 1));
  const fit = answer(
    fitMixed({
      response: Float64Array.from(y),
      fixed: fixedColumns([], y.length),
      random: [
        grouping(
          "s",
          cells.map(({ s }) => s),
        ),
        grouping(
          "r",
          cells.map(({ r }) => r),
        ),
      ],
    }),
  );
  expect(fit.residualVariance).toBeCloseTo(msE, 9);
  expect(fit.terms[0]?.variance).toBeCloseTo((msS - msE) / raters, 8);
  expect(fit.terms[1]?.variance).toBeCloseTo((msR - msE) / subjects, 8);
});

test("units and origin of the grades change nothing but units and origin, and the order of ratings nothing at all", () => {
  const data = simulated(20260306, ["subject", "rater"]);
  const fit = answer(fitMixed(data));
  const other = answer(fitMixed({ ...data, response: data.response.map((one) => 100 - 10 * one) }));
  const reversed = answer(
    fitMixed({
      response: data.response.toReversed(),
      fixed: data.fixed.map((one) => ({ ...one, values: one.values.toReversed() })),
      random: data.random.map((one) => ({ ...one, codes: one.codes.toReversed() })),
    }),
  );
  fit.terms.forEach((term, k) => {
    expect((other.terms[k]?.variance as number) / term.variance).toBeCloseTo(100, 5);
    expect(reversed.terms[k]?.variance).toBeCloseTo(term.variance, 9);
    term.effects.forEach((effect, level) => {
      expect(other.terms[k]?.effects[level]).toBeCloseTo(-10 * effect, 6);
      expect(reversed.terms[k]?.effects[level]).toBeCloseTo(effect, 9);
    });
  });
});

test("with and without WebAssembly the results are the same to the byte", () => {
  const data = simulated(20260307, ["office", "subject:item", "rater", "subject"]);
  expect(answer(fitMixed(data, { loops: "plain" }))).toEqual(answer(fitMixed(data)));
});

test("R22 95 of 100 prediction intervals hold the true effect", () => {
  let [held, all] = [0, 0];
  for (let round = 0; round < 60; round++) {
    const stream = openStream(20260308, round);
    const truth = Float64Array.from({ length: 30 }, () => 0.6 * stream.normal());
    const severity = Float64Array.from({ length: 25 }, () => 0.5 * stream.normal());
    const subject = Array.from({ length: 300 }, (_, i) => i % 30);
    const rater = subject.map((_, i) => (i < 25 ? i : stream.integer(25)));
    const response = Float64Array.from(
      subject,
      (s, i) => 3 + (truth[s] as number) + (severity[rater[i] as number] as number) + stream.normal(),
    );
    const fit = answer(
      fitMixed({ response, fixed: fixedColumns([], 300), random: [grouping("s", subject), grouping("r", rater)] }),
    );
    truth.forEach((effect, level) => {
      const gap = Math.abs((fit.terms[0]?.effects[level] as number) - effect);
      if (gap < 1.96 * (fit.terms[0]?.predictionErrors[level] as number)) held++;
      all++;
    });
  }
  expect(held / all).toBeGreaterThan(0.925);
  expect(held / all).toBeLessThan(0.97);
});

describe("a fit that does not exist says why", () => {
  const data = simulated(20260309, ["subject", "rater"]);
  const n = data.response.length;
  const each = grouping(
    "each",
    Array.from({ length: n }, (_, i) => i),
  );
  const [subject] = data.random as [MixedData["random"][number]];
  test.each([
    [
      "no ratings",
      { response: new Float64Array(), fixed: [], random: [{ ...subject, codes: new Int32Array() }] },
      "no-data",
    ],
    ["one rating to a level", { ...data, random: [each] }, "one-rating-per-level"],
    ["one level", { ...data, random: [grouping("one", new Array<number>(n).fill(1))] }, "too-few-levels"],
    ["two terms that group alike", { ...data, random: [subject, { ...subject, name: "again" }] }, "same-levels"],
    ["a term that the fixed part spans", { ...data, fixed: spanning() }, "inside-fixed"],
    ["the same grade throughout", { ...data, response: new Float64Array(n).fill(4) }, "no-variation"],
    ["more fixed columns than ratings", few(), "too-few-values"],
    [
      "ratings that the terms explain to the last digit",
      { ...data, response: Float64Array.from(subject.codes) },
      "no-residual",
    ],
  ] as const)("%s", (_, bad, reason) => {
    expect(fitMixed(bad)).toEqual({ ok: false, error: reason });
  });

  test("a dense block beyond the limit", () => {
    const many = 12_000;
    const random = ["a", "b"].map((name, k) =>
      grouping(
        name,
        Array.from({ length: many }, (_, i) => (i * (4 * k + 1)) % (5501 + k)),
      ),
    );
    const response = Float64Array.from({ length: many }, (_, i) => i % 5);
    expect(fitMixed({ response, fixed: [], random })).toEqual({ ok: false, error: "too-many-levels" });
  });

  function spanning(): MixedData["fixed"] {
    const levels = Array.from({ length: subject.levels }, (_, at) => `s${at}`);
    return fixedColumns([[{ name: "subject", levels, codes: subject.codes }]], n);
  }

  function few(): MixedData {
    const values = [1, 2, 3, 4].map((k) => ({ name: String(k), values: Float64Array.of(1, k, k * k, k ** 3) }));
    return { response: Float64Array.of(1, 3, 2, 5), fixed: values, random: [grouping("r", [1, 1, 2, 2])] };
  }
});

test("malformed ratings throw and name the cell", () => {
  const data = simulated(20260310, ["subject", "rater"]);
  const [subject] = data.random as [MixedData["random"][number]];
  expect(() => fitMixed({ ...data, response: data.response.with(3, Number.NaN) })).toThrow("response[3] is NaN");
  expect(() => fitMixed({ ...data, random: [] })).toThrow("no random terms");
  expect(() => fitMixed({ ...data, random: [{ ...subject, levels: 4 }] })).toThrow(/subject\[\d+\] is level \d+ of 4/);
  expect(() => fitMixed({ ...data, random: [{ ...subject, levels: 99 }] })).toThrow("no rating at level 15");
  expect(() => fitMixed({ ...data, random: [{ ...subject, codes: new Int32Array(2) }] })).toThrow("2 of 240 rows");
  expect(() => fitMixed({ ...data, fixed: [{ name: "x", values: new Float64Array(1) }] })).toThrow("x has 1 of 240");
});
