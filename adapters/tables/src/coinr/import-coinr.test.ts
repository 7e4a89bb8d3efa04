import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseScheme } from "@huabiao/scheme";
import { sharedPath, sharedPresent } from "@huabiao/test-kit";
import { describe, expect, test } from "vitest";
import { loadEvidence } from "../load-evidence.ts";
import { type Files, inFolder, listed } from "../testing/small-world.ts";
import { importCoinr } from "./import-coinr.ts";
import { type CoinrOptions, parseCoinrOptions, type RawCoinrOptions } from "./options.ts";

const options = (raw: RawCoinrOptions = {}): CoinrOptions => {
  const parsed = parseCoinrOptions(raw);
  if (!parsed.ok) throw new Error("options");
  return parsed.value;
};
const metaHead = "Level,iCode,iName,Direction,Weight,Unit,Target,Denominator,Parent,Type\n";
const goodMeta = `${metaHead}1,a,First,1,1,kg,5,pop,top,Indicator\n1,b,Second,-1,2,,9,,top,Indicator\n2,top,Top,1,1,,,,,Aggregate\n,pop,People,,,k,,,,Denominator\n,grp,Group,,,,,,,Group\n`;
const goodData = "uName,uCode,Time,grp,pop,a,b,extra\nOne,x1,2020,g,10,1,2,?\nTwo,x2,2020,g,20,3,NA,?\n";

const run = (files: Files, raw: RawCoinrOptions = {}) =>
  inFolder({ "meta.csv": goodMeta, "data.csv": goodData, ...files }, async (folder) => {
    const out = join(folder, "out");
    const imported = await importCoinr({
      iDataPath: join(folder, "data.csv"),
      iMetaPath: join(folder, "meta.csv"),
      outFolder: out,
      options: options(raw),
    });
    if (!imported.ok) return { problems: imported.error, notes: [], scheme: null, evidence: null };
    const parsed = parseScheme(await readFile(imported.value.schemePath, "utf8"), { file: "scheme.yaml" });
    if (!parsed.ok) return { problems: parsed.error, notes: [], scheme: null, evidence: null };
    const loaded = await loadEvidence(parsed.value.scheme, { folder: out });
    return {
      problems: loaded.problems,
      notes: imported.value.notes,
      scheme: parsed.value.scheme,
      evidence: loaded.evidence,
    };
  });

describe("R01 a COINr pair becomes a scheme folder", () => {
  test("with its tree, weights, directions, period, groups as attributes and denominators as series", async () => {
    const { scheme, evidence, notes } = await run(
      {},
      { denominate: true, impute: "group-mean:grp", treat: "winsorise:5", aggregate: "arithmetic,geometric" },
    );
    expect(scheme).toMatchObject({
      id: "top",
      period: { from: "2020-01-01", to: "2020-12-31", label: "2020" },
      dimensions: [{ id: "top" }],
      indicators: [
        { id: "a", parent: "top", direction: "higher", weight: 1, unit: "kg", denominator: "pop" },
        { id: "b", parent: "top", direction: "lower", weight: 2 },
      ],
      series: [{ id: "pop", unit: "k" }],
      method: {
        across: "all",
        missing: [{ rule: "group-mean", by: "grp" }],
        treatment: { winmax: 5 },
        normalise: { method: "minmax", range: [0, 100] },
        aggregate: ["arithmetic", "geometric"],
      },
    });
    expect(scheme?.subjects.groups).toBeUndefined();
    expect(evidence?.subjects[0]).toMatchObject({ id: "x1", title: "One", attributes: { grp: "g" } });
    expect([...(evidence?.observations.value ?? [])]).toEqual([1, 3, 2, 10, 20]);
    expect(listed(notes)).toContain("coinr.column-ignored 1 extra");
  });

  test("without Time the period is a stand-in, which is noted", async () => {
    const { scheme, notes } = await run({
      "data.csv": "uCode,a,b\nx1,1,2\nx2,2,1\n",
      "meta.csv": goodMeta.replace("pop,top", ",top"),
    });
    expect(scheme?.period.label).toBe("iData");
    expect(listed(notes)).toContain("coinr.no-time");
  });

  test("targets go with distance-to-target, each to its indicator", async () => {
    const { scheme } = await run({}, { normalise: "distance-to-target" });
    expect(scheme?.indicators.map(({ normalise }) => normalise)).toEqual(
      [5, 9].map((target) => ({ method: "distance-to-target", range: [0, 1], target })),
    );
  });

  test.each<[string, string, string[], RawCoinrOptions?]>([
    [
      "an unknown parent",
      "1,a,,1,1,,,,top,Indicator\n1,b,,1,1,,,,nowhere,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.parent-unknown 3 Parent"],
    ],
    [
      "an indicator as parent",
      "1,a,,1,1,,,,top,Indicator\n1,b,,1,1,,,,a,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.parent-unknown 3 Parent"],
    ],
    [
      "a circle",
      "1,a,,1,1,,,,p,Indicator\n2,p,,1,1,,,,q,Aggregate\n3,q,,1,1,,,,p,Aggregate\n4,top,,1,1,,,,,Aggregate\n1,b,,1,1,,,,top,Indicator",
      ["coinr.cycle 3 Parent", "coinr.cycle 4 Parent"],
    ],
    [
      "a node above itself",
      "1,a,,1,1,,,,top,Indicator\n1,b,,1,1,,,,p,Indicator\n2,p,,1,1,,,,p,Aggregate\n3,top,,1,1,,,,,Aggregate",
      ["coinr.cycle 4 Parent"],
    ],
    [
      "no top",
      "1,a,,1,1,,,,p,Indicator\n1,b,,1,1,,,,p,Indicator\n2,p,,1,1,,,,q,Aggregate\n3,q,,1,1,,,,p,Aggregate",
      ["coinr.cycle 4 Parent", "coinr.cycle 5 Parent", "coinr.no-top"],
    ],
    [
      "two tops",
      "1,a,,1,1,,,,t1,Indicator\n1,b,,1,1,,,,t2,Indicator\n2,t1,,1,1,,,,,Aggregate\n2,t2,,1,1,,,,,Aggregate",
      ["coinr.two-tops 5 Parent"],
    ],
    [
      "levels upside down",
      "2,a,,1,1,,,,top,Indicator\n1,b,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.level-order 2 Level"],
    ],
    [
      "an aggregate without children",
      "1,a,,1,1,,,,top,Indicator\n1,b,,1,1,,,,top,Indicator\n2,x,,1,1,,,,top2,Aggregate\n3,top2,,1,1,,,,top,Aggregate\n4,top,,1,1,,,,,Aggregate",
      ["coinr.no-children 4 iCode"],
    ],
    [
      "a code twice",
      "1,a,,1,1,,,,top,Indicator\n1,a,,1,1,,,,top,Indicator\n1,b,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.code-twice 3 iCode"],
    ],
    [
      "no code",
      "1,,,1,1,,,,top,Indicator\n1,a,,1,1,,,,top,Indicator\n1,b,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.code-missing 2 iCode"],
    ],
    [
      "a code that is no name",
      "1,a b,,1,1,,,,top,Indicator\n1,a,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.code-not-a-name 2 iCode"],
    ],
    [
      "an unknown type",
      "1,a,,1,1,,,,top,Indicateur\n1,b,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.type-unknown 2 Type"],
    ],
    [
      "a direction of 2",
      "1,a,,2,1,,,,top,Indicator\n1,b,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.direction-unknown 2 Direction"],
    ],
    [
      "a direction of an aggregate",
      "1,a,,1,1,,,,p,Indicator\n1,b,,1,1,,,,top,Indicator\n2,p,,-1,1,,,,top,Aggregate\n3,top,,1,1,,,,,Aggregate",
      ["coinr.direction-of-aggregate 4 Direction", "coinr.parent-unknown 2 Parent"],
    ],
    [
      "a negative weight",
      "1,a,,1,-1,,,,top,Indicator\n1,b,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.weight-negative 2 Weight"],
    ],
    [
      "a weight that is no number",
      "1,a,,1,much,,,,top,Indicator\n1,b,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["table.number-unreadable 2 Weight"],
    ],
    [
      "no parent",
      "1,a,,1,1,,,,,Indicator\n1,b,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.parent-missing 2 Parent"],
    ],
    [
      "an unknown denominator",
      "1,a,,1,1,,,gold,top,Indicator\n1,b,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.denominator-unknown 2 Denominator"],
    ],
    ["no indicators", "2,top,,1,1,,,,,Aggregate", ["coinr.no-indicators", "coinr.no-children 2 iCode"]],
    [
      "no target where one is needed",
      "1,a,,1,1,,5,,top,Indicator\n1,b,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["coinr.target-missing 3 Target"],
      { normalise: "distance-to-target" },
    ],
    [
      "an indicator that iData has not",
      "1,a,,1,1,,,,top,Indicator\n1,zeta,,1,1,,,,top,Indicator\n2,top,,1,1,,,,,Aggregate",
      ["table.column-missing 1 zeta"],
    ],
  ])("%s is refused with its place", async (_, meta, expected, raw = {}) => {
    const { problems } = await run({ "meta.csv": metaHead + meta }, raw);
    expect(listed(problems).sort()).toEqual([...expected].sort());
  });

  test.each<[string, string, string[]]>([
    [
      "a cell that is no number",
      goodData.replace("x1,2020,g,10,1", "x1,2020,g,10,one"),
      ["table.number-unreadable 2 a"],
    ],
    [
      "a unit twice",
      `${goodData}Two,x2,2021,g,20,3,4,?\n`.replace("2021", "2020"),
      ["table.subject-twice 4 uCode", "table.observation-twice 4 a", "table.observation-twice 4 pop"],
    ],
    ["no uCode", goodData.replace("uCode", "code"), ["table.column-missing-near 1 uCode"]],
    ["an empty table", "", ["table.empty-file"]],
  ])("iData with %s is refused with its place", async (_, data, expected) => {
    expect(listed((await run({ "data.csv": data })).problems)).toEqual(expected);
  });

  test("an imputation group that iData has not is refused", async () => {
    expect(listed((await run({}, { impute: "group-mean:region" })).problems)).toEqual([
      "table.column-missing 1 region",
    ]);
  });

  test.skipIf(!sharedPresent)("the ASEM pair: 51 countries, 49 indicators, four levels", async () => {
    const loaded = await inFolder({}, async (folder) => {
      const imported = await importCoinr({
        iDataPath: sharedPath("data/asem_idata.csv"),
        iMetaPath: sharedPath("data/asem_imeta.csv"),
        outFolder: folder,
        options: options({ denominate: true }),
      });
      if (!imported.ok) return null;
      const parsed = parseScheme(await readFile(imported.value.schemePath, "utf8"), { file: "scheme.yaml" });
      return parsed.ok
        ? { scheme: parsed.value.scheme, ...(await loadEvidence(parsed.value.scheme, { folder })) }
        : null;
    });
    expect(loaded?.scheme.indicators).toHaveLength(49);
    expect(loaded?.scheme.dimensions).toHaveLength(11);
    expect(loaded?.evidence?.subjects).toHaveLength(51);
    expect(loaded?.evidence?.observations.value).toHaveLength(51 * 49 - 63 + (51 * 4 - 1));
  });
});

describe("R01 the options of the import", () => {
  test.each<[RawCoinrOptions, object]>([
    [
      {},
      {
        denominate: false,
        missing: { rule: "leave-out" },
        treatment: "none",
        normalise: { method: "minmax", range: [0, 100] },
        aggregate: "arithmetic",
      },
    ],
    [{ normalise: "minmax:1,10" }, { normalise: { method: "minmax", range: [1, 10] } }],
    [{ normalise: "zscore" }, { normalise: { method: "zscore", mean: 10, sd: 2 } }],
    [{ normalise: "zscore:0,1" }, { normalise: { method: "zscore", mean: 0, sd: 1 } }],
    [{ normalise: "borda" }, { normalise: { method: "borda" } }],
    [{ normalise: "percentile-rank" }, { normalise: { method: "percentile-rank", range: [0, 1] } }],
    [{ normalise: "distance-to-best:0,100" }, { normalise: { method: "distance-to-best", range: [0, 100] } }],
    [{ normalise: "goalposts:0,50,clip" }, { normalise: { method: "goalposts", lo: 0, hi: 50, clip: true } }],
    [{ normalise: "goalposts:50,0" }, { normalise: { method: "goalposts", lo: 50, hi: 0 } }],
    [{ normalise: "efficacy:1,9" }, { normalise: { method: "efficacy", lo: 1, hi: 9 } }],
    [
      { aggregate: "arithmetic,geometric,power:0.5" },
      { aggregate: ["arithmetic", "geometric", { method: "power", p: 0.5 }] },
    ],
    [
      { impute: "group-median:g", treat: "winsorise:0" },
      { missing: { rule: "group-median", by: "g" }, treatment: { winmax: 0 } },
    ],
  ])("%j is read", (raw, expected) => {
    expect(options(raw)).toMatchObject(expected);
  });

  test.each<[RawCoinrOptions, string]>([
    [{ impute: "mean" }, "coinr.option-impute"],
    [{ impute: "group-mean:" }, "coinr.option-impute"],
    [{ treat: "winsorise" }, "coinr.option-treat"],
    [{ treat: "winsorise:-1" }, "coinr.option-treat"],
    [{ treat: "winsorise:1001" }, "coinr.option-treat"],
    [{ normalise: "minmax:5" }, "coinr.option-normalise"],
    [{ normalise: "minmax:5,1" }, "coinr.option-normalise"],
    [{ normalise: "minmax:a,b" }, "coinr.option-normalise"],
    [{ normalise: "zscore:0,0" }, "coinr.option-normalise"],
    [{ normalise: "rank:1,2" }, "coinr.option-normalise"],
    [{ normalise: "goalposts" }, "coinr.option-normalise"],
    [{ normalise: "goalposts:1,1" }, "coinr.option-normalise"],
    [{ normalise: "goalposts:0,1,cut" }, "coinr.option-normalise"],
    [{ normalise: "softmax" }, "coinr.option-normalise"],
    [{ aggregate: "mean" }, "coinr.option-aggregate"],
    [{ aggregate: "" }, "coinr.option-aggregate"],
    [{ aggregate: "arithmetic," }, "coinr.option-aggregate"],
    [{ aggregate: "power:x" }, "coinr.option-aggregate"],
  ])("%j is refused", (raw, code) => {
    const parsed = parseCoinrOptions(raw);
    expect(parsed.ok ? [] : parsed.error.map((one) => one.code)).toEqual([code]);
  });

  test("all bad options are told at once", () => {
    const parsed = parseCoinrOptions({ impute: "x", treat: "x", normalise: "x", aggregate: "x" });
    expect(parsed.ok ? 0 : parsed.error.length).toBe(4);
  });
});
