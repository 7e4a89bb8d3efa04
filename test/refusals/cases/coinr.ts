import { csv, type FileContent, type Files, type Rows, withCells } from "../base.ts";
import { type Case, runWords, type Workplace } from "../case.ts";

const data: Rows = [
  ["uCode", "uName", "Inc", "Debt"],
  ["A", "East", "1", "4"],
  ["B", "West", "2", "3"],
  ["C", "North", "3", "2"],
];
const meta: Rows = [
  ["iCode", "iName", "Type", "Level", "Parent", "Direction", "Weight", "Unit", "Target", "Denominator"],
  ["Inc", "Income", "Indicator", "1", "Econ", "1", "1", "", "", ""],
  ["Debt", "Debt", "Indicator", "1", "Econ", "-1", "1", "", "", ""],
  ["Econ", "Economy", "Aggregate", "2", "Index", "1", "1", "", "", ""],
  ["Index", "Index", "Aggregate", "3", "", "1", "1", "", "", ""],
];
const pair = (files: Readonly<Record<string, FileContent>> = {}): Files => ({
  "iData.csv": csv(data),
  "iMeta.csv": csv(meta),
  ...files,
});
const withMeta = (cells: Readonly<Record<string, string>>): Files => pair({ "iMeta.csv": csv(withCells(meta, cells)) });
const withData = (cells: Readonly<Record<string, string>>): Files => pair({ "iData.csv": csv(withCells(data, cells)) });
const words =
  (...options: readonly string[]) =>
  ({ folder, out }: Workplace): readonly string[] => [
    "import",
    "coinr",
    `${folder}/iData.csv`,
    `${folder}/iMeta.csv`,
    "--out",
    out,
    "--json",
    ...options,
  ];
const one = (name: string, files: Files, ...problems: readonly string[]): Case => ({
  name: `iData and iMeta: ${name}`,
  files,
  words: words(),
  exit: 1,
  problems,
});
const option = (name: string, value: string): Case => ({
  name: `import coinr --${name} ${value}`,
  files: pair(),
  words: words(`--${name}`, value),
  exit: 2,
  problems: [`coinr.option-${name} ${name}`],
});

/** COINr pairs that are no pair, and options that are none. */
export const coinr: readonly Case[] = [
  { name: "iData and iMeta: a sound pair", files: pair(), words: words(), exit: 0 },
  one("an iCode twice", withMeta({ "3 iCode": "Inc" }), "coinr.code-twice iMeta.csv:3:iCode"),
  one("an iCode missing", withMeta({ "3 iCode": "" }), "coinr.code-missing iMeta.csv:3:iCode"),
  one("an iCode that is no name", withMeta({ "3 iCode": "De bt" }), "coinr.code-not-a-name iMeta.csv:3:iCode"),
  one("a Type that is not known", withMeta({ "3 Type": "Number" }), "coinr.type-unknown iMeta.csv:3:Type"),
  one("a Direction of 2", withMeta({ "3 Direction": "2" }), "coinr.direction-unknown iMeta.csv:3:Direction"),
  one(
    "a Direction that is no number",
    withMeta({ "3 Direction": "down" }),
    "table.number-unreadable iMeta.csv:3:Direction",
  ),
  one(
    "a Direction of an aggregate",
    withMeta({ "4 Direction": "-1" }),
    "coinr.direction-of-aggregate iMeta.csv:4:Direction",
    "coinr.parent-unknown iMeta.csv:2:Parent",
    "coinr.parent-unknown iMeta.csv:3:Parent",
    "coinr.no-children iMeta.csv:5:iCode",
  ),
  one("a weight below zero", withMeta({ "3 Weight": "-1" }), "coinr.weight-negative iMeta.csv:3:Weight"),
  one("a weight of infinity", withMeta({ "3 Weight": "Inf" }), "table.number-not-finite iMeta.csv:3:Weight"),
  one("a Parent that is not known", withMeta({ "3 Parent": "Eccon" }), "coinr.parent-unknown iMeta.csv:3:Parent"),
  one("a Parent that is an indicator", withMeta({ "3 Parent": "Inc" }), "coinr.parent-unknown iMeta.csv:3:Parent"),
  one("an indicator without a Parent", withMeta({ "3 Parent": "" }), "coinr.parent-missing iMeta.csv:3:Parent"),
  one(
    "two tops",
    withMeta({ "4 Parent": "" }),
    "coinr.two-tops iMeta.csv:5:Parent",
    "coinr.no-children iMeta.csv:5:iCode",
  ),
  one(
    "a cycle",
    withMeta({ "5 Parent": "Econ" }),
    "coinr.cycle iMeta.csv:4:Parent",
    "coinr.cycle iMeta.csv:5:Parent",
    "coinr.no-top iMeta.csv",
  ),
  one(
    "a Level that does not rise",
    withMeta({ "4 Level": "1" }),
    "coinr.level-order iMeta.csv:2:Level",
    "coinr.level-order iMeta.csv:3:Level",
  ),
  one(
    "a Denominator that is not known",
    withMeta({ "3 Denominator": "Pop" }),
    "coinr.denominator-unknown iMeta.csv:3:Denominator",
  ),
  one(
    "an aggregate without children",
    pair({ "iMeta.csv": `${csv(meta)}Soc,Social,Aggregate,2,Index,1,1,,,\n` }),
    "coinr.no-children iMeta.csv:6:iCode",
  ),
  one(
    "no indicators",
    pair({ "iMeta.csv": csv([meta[0] ?? [], ...meta.slice(3)]) }),
    "coinr.no-indicators iMeta.csv",
    "coinr.no-children iMeta.csv:2:iCode",
  ),
  one("an empty iMeta", pair({ "iMeta.csv": "" }), "table.empty-file iMeta.csv"),
  one(
    "an iMeta with a header and nothing else",
    pair({ "iMeta.csv": csv(meta.slice(0, 1)) }),
    "coinr.no-indicators iMeta.csv",
  ),
  one(
    "an iMeta without Parent",
    pair({ "iMeta.csv": csv(meta).replace("Parent", "Above") }),
    "table.column-missing iMeta.csv:1:Parent",
  ),
  one("an empty iData", pair({ "iData.csv": "" }), "table.empty-file iData.csv"),
  one(
    "an iData with a header and nothing else",
    pair({ "iData.csv": csv(data.slice(0, 1)) }),
    "table.no-rows iData.csv",
  ),
  one(
    "an iData without uCode",
    pair({ "iData.csv": csv(data).replace("uCode", "code") }),
    "table.column-missing-near iData.csv:1:uCode",
  ),
  one(
    "an iData without an indicator",
    pair({ "iData.csv": csv(data).replace("Debt", "Dept") }),
    "table.column-missing-near iData.csv:1:Debt",
  ),
  one("a cell that is no number", withData({ "3 Debt": "x" }), "table.number-unreadable iData.csv:3:Debt"),
  one(
    "a unit twice",
    withData({ "3 uCode": "A" }),
    "table.subject-twice iData.csv:3:uCode",
    "table.observation-twice iData.csv:3:Inc",
    "table.observation-twice iData.csv:3:Debt",
  ),
  {
    name: "iData and iMeta: weights of 120 are relative, and the folder can be assessed",
    files: pair({ "iMeta.csv": csv(withCells(meta, { "2 Weight": "70", "3 Weight": "50" })) }),
    words: words(),
    exit: 0,
    check: async ({ out, root }) => {
      const { exit, stdout } = await runWords(["assess", out, "--out", `${root}/results`, "--draws", "0", "--json"]);
      if (exit !== 0) throw new Error(`the imported folder is refused: ${stdout}`);
    },
  },
  {
    name: "import coinr: a file that is not there",
    files: { "iMeta.csv": csv(meta) },
    words: words(),
    exit: 1,
    problems: ["table.file-missing-near iData.csv"],
  },
  {
    name: "import coinr: the two files the wrong way round",
    files: pair(),
    words: ({ folder, out }) => [
      "import",
      "coinr",
      `${folder}/iMeta.csv`,
      `${folder}/iData.csv`,
      "--out",
      out,
      "--json",
    ],
    exit: 1,
    problems: [
      "table.column-missing-near iData.csv:1:iCode",
      "table.column-missing iData.csv:1:Level",
      "table.column-missing iData.csv:1:Parent",
      "table.column-missing-near iMeta.csv:1:uCode",
    ],
  },
  {
    name: "import coinr: distances to targets that are not there",
    files: pair(),
    words: words("--normalise", "distance-to-target"),
    exit: 1,
    problems: ["coinr.target-missing iMeta.csv:2:Target", "coinr.target-missing iMeta.csv:3:Target"],
  },
  {
    name: "import coinr: a group to fill by that is not there",
    files: pair(),
    words: words("--impute", "group-mean:Region"),
    exit: 1,
    problems: ["table.column-missing iData.csv:1:Region"],
  },
  option("impute", "mean"),
  option("impute", "group-mean:"),
  option("treat", "winsorise"),
  option("treat", "winsorise:99999"),
  option("treat", "log"),
  option("normalise", "min-max"),
  option("normalise", "minmax:100,0"),
  option("normalise", "minmax:0"),
  option("normalise", "minmax:0,NaN"),
  option("normalise", "minmax:0,1e999"),
  option("normalise", "zscore:0,0"),
  option("normalise", "rank:0,1"),
  option("normalise", "goalposts"),
  option("normalise", "goalposts:5,5"),
  option("aggregate", "mean"),
  option("aggregate", "arithmetic,"),
  option("aggregate", "power:x"),
  option("aggregate", ""),
  {
    name: "import coinr: several bad options at once",
    files: pair(),
    words: words("--impute", "x", "--treat", "y"),
    exit: 2,
    problems: ["coinr.option-impute impute", "coinr.option-treat treat"],
  },
];
