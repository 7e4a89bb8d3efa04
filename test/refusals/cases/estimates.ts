import { join } from "node:path";
import type { Case } from "../case.ts";

const people = `stratum,cluster,w,N,income,answer
a,1,2,9,10,yes
a,1,2,9,12,no
a,2,3,9,9,yes
b,1,4,6,20,no
b,2,5,6,11,
b,2,5,6,13,no
`;
const head = "data: people.csv\nweights: w\nstrata: stratum\ncluster: cluster\nfpc: N\n";
const mean = "estimates: [{ mean: income }]\n";

/** One fault in the specification, or in its table. */
const bad = (name: string, of: { spec?: string; table?: string }, ...problems: readonly string[]): Case => ({
  name: `estimate: ${name}`,
  files: { "spec.yaml": of.spec ?? head + mean, "people.csv": of.table ?? people },
  words: ({ folder }) => ["estimate", join(folder, "spec.yaml"), "--json"],
  exit: 1,
  problems,
});
const cell = (name: string, change: readonly [string, string], problem: string): Case =>
  bad(name, { table: people.replace(...change) }, problem);
const calibrated = (name: string, calibrate: string, ...problems: readonly string[]): Case =>
  bad(name, { spec: `${head.replace("cluster: cluster\n", "")}calibrate: ${calibrate}\n${mean}` }, ...problems);

/** What a survey's specification and table can have wrong. */
export const estimates: readonly Case[] = [
  bad("an empty file", { spec: "" }, "survey.spec.empty spec.yaml:1:1"),
  bad("a list", { spec: "- mean: income\n" }, "survey.spec.not-a-spec spec.yaml:1:1"),
  bad("no YAML", { spec: "data: [people.csv\n" }, "scheme.yaml.unclosed spec.yaml:2:1"),
  bad("no estimates", { spec: head }, "scheme.form.missing estimates"),
  bad("an empty list", { spec: `${head}estimates: []\n` }, "scheme.form.empty-list estimates"),
  bad("an unknown key", { spec: `${head}wieghts: w\n${mean}` }, "scheme.form.unknown-key wieghts"),
  bad("an unknown policy", { spec: `${head}lonelyPsu: guess\n${mean}` }, "scheme.form.unknown-value lonelyPsu"),
  bad(
    "a third stage",
    { spec: `data: people.csv\ncluster: [stratum, cluster, w]\n${mean}` },
    "scheme.form.too-many-entries cluster",
  ),
  bad(
    "a share of two",
    { spec: `${head}estimates: [{ quantile: income, p: 2 }]\n` },
    "scheme.form.not-below estimates.0.p",
  ),
  bad("a missing table", { spec: `data: poeple.csv\n${mean}` }, "table.file-missing-near poeple.csv"),
  bad("an empty table", { table: "stratum,cluster,w,N,income\n" }, "table.no-rows people.csv"),
  bad("a ragged table", { table: `${people}a,1\n` }, "table.ragged-row people.csv:8:3"),
  bad(
    "every name wrong at once",
    { spec: `data: people.csv\nweights: ww\nstrata: s\n${mean.replace("income", "incom")}` },
    "survey.unknown-column weights",
    "survey.unknown-column strata",
    "survey.unknown-column estimates.0.mean",
  ),
  bad(
    "words for numbers",
    { spec: `${head}estimates: [{ ratio: income / answer }]\n` },
    "survey.not-numeric estimates.0.ratio",
  ),
  bad("no figure", { spec: `${head}estimates: [{ by: answer }]\n` }, "survey.spec.one-figure estimates.0"),
  bad(
    "two figures",
    { spec: `${head}estimates: [{ mean: income, total: income }]\n` },
    "survey.spec.one-figure estimates.0",
  ),
  bad("an unknown level", { spec: `${head}subset: { answer: maybe }\n${mean}` }, "survey.unknown-level subset.answer"),
  bad("nobody left", { spec: `${head}subset: row.income > 99\n${mean}` }, "survey.subset-empty subset"),
  bad("a condition that is none", { spec: `${head}subset: "row.income >"\n${mean}` }, "scheme.condition.syntax subset"),
  bad(
    "two populations for one stage",
    { spec: `${head.replace("fpc: N", "fpc: [N, N]")}${mean}` },
    "survey.fpc-stages fpc",
  ),
  cell("a weight of zero", ["a,2,3,", "a,2,0,"], "survey.weight-not-positive people.csv:4:w"),
  cell("a missing weight", ["a,2,3,", "a,2,,"], "survey.weight-missing people.csv:4:w"),
  cell("a missing stratum", ["a,2,3,", ",2,3,"], "survey.stratum-missing people.csv:4:stratum"),
  cell("a missing cluster", ["a,2,3,", "a,,3,"], "survey.cluster-missing people.csv:4:cluster"),
  cell("a missing population", ["a,2,3,9", "a,2,3,"], "survey.population-missing people.csv:4:N"),
  cell("a population that varies", ["a,2,3,9", "a,2,3,8"], "survey.population-varies people.csv:4:N"),
  cell("a lonely cluster", ["a,2,3,9", "a,1,3,9"], "survey.lonely-psu strata"),
  calibrated("a method without margins", "{ method: rake }", "survey.spec.calibrate-needs calibrate"),
  calibrated(
    "a gap in a margin",
    "{ method: rake, margins: [{ answer: { yes: 2, no: 3 } }] }",
    "survey.margin-cell-missing people.csv:6:answer",
  ),
  calibrated(
    "a count for nobody",
    "{ method: poststratify, margins: [{ stratum: { a: 2, b: 3, c: 4 } }] }",
    "survey.margin-level-absent calibrate.margins.0.stratum.c",
  ),
  calibrated(
    "nobody's count",
    "{ method: poststratify, margins: [{ stratum: { a: 2 } }] }",
    "survey.sample-level-absent calibrate.margins.0.stratum",
  ),
  calibrated(
    "two populations",
    '{ method: rake, margins: [{ stratum: { a: 2, b: 3 } }, { cluster: { "1": 4, "2": 4 } }] }',
    "survey.margin-totals-differ calibrate.margins.1.cluster",
  ),
  calibrated(
    "totals out of reach",
    "{ method: logit, totals: { income: 9000 }, bounds: [0.9, 1.1] }",
    "survey.bounds-unreachable calibrate.totals.income",
  ),
  calibrated(
    "totals that contradict",
    '{ method: linear, totals: { "(Intercept)": 20, stratum: { a: 9, b: 9 } } }',
    "survey.totals-contradict calibrate.totals.stratum.b",
  ),
  { ...bad("a folder", {}, "survey.spec.is-folder folder"), words: ({ folder }) => ["estimate", folder, "--json"] },
  {
    ...bad("nothing there", {}, "survey.spec.missing none.yaml"),
    words: ({ folder }) => ["estimate", join(folder, "none.yaml"), "--json"],
  },
  { ...bad("no file at all", {}), words: () => ["estimate"], exit: 2 },
  { ...bad("a sound one", {}), exit: 0 },
];
