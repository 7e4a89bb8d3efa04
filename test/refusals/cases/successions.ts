import { csv, type Edits, type FileContent, type Rows } from "../base.ts";
import type { Case } from "../case.ts";
import { soundPeople } from "./people.ts";

const successionRows: Rows = [
  ["place", "predecessor", "share", "on"],
  ["east", "Old East", "0.7", "2021-01-01"],
  ["east", "Riverside", "0.3", "2021-01-01"],
];
const termRows: Rows = [
  ["person", "post", "county", "from", "to"],
  ["li", "mayor", "east", "2021-06", ""],
  ["wang", "deputy", "east", "2022-01-01", "2025-12-31"],
  ["wang", "mayor", "Old East", "2015-01-01", "2020-12-31"],
  ["li", "mayor", "Riverside", "2015-01-01", "2020-12-31"],
];
const declared: Edits = { "tables.successions": { file: "successions.csv" } };

/** The folder of people whose county was merged from two that are gone, with other rows. */
function merged(successions: Rows, terms: Rows = termRows, edits: Edits = declared): Record<string, FileContent> {
  return { ...soundPeople(edits), "successions.csv": csv(successions), "terms.csv": csv(terms) };
}

function refused(name: string, rows: readonly (readonly string[])[], ...problems: readonly string[]): Case {
  return { name, files: merged([...successionRows, ...rows]), exit: 1, problems };
}

/** Mergers and divisions of places: names nobody knows, shares that are none, rows that contradict each other. */
export const successionCases: readonly Case[] = [
  {
    name: "a county merged from two that are gone, and terms there",
    files: merged(successionRows),
    exit: 0,
    check: ({ findings, warnings }) => {
      const places = findings?.people?.persons.flatMap(({ terms }) => terms.map(({ gone }) => gone ?? ""));
      if (places?.sort().join() !== ",,Old East,Riverside" || warnings.length > 0) throw new Error(`${places}`);
    },
  },
  refused(
    "a place of a succession nobody knows",
    [["Xanadu", "Old West", "1", "2021-01-01"]],
    "table.unknown-subject successions.csv:4:place",
  ),
  refused(
    "a place of a succession with a near name",
    [["eats", "Old West", "1", "2019-01-01"]],
    "table.unknown-subject-near successions.csv:4:place",
  ),
  refused(
    "a share of a place in per cent",
    [["west", "Old West", "70", "2021-01-01"]],
    "table.share-outside successions.csv:4:share",
  ),
  refused(
    "a share of nothing",
    [["west", "Old West", "0", "2021-01-01"]],
    "table.share-outside successions.csv:4:share",
  ),
  refused(
    "shares of a place that come to more than the whole",
    [["east", "Old West", "0.1", "2021-01-01"]],
    "table.shares-over-one successions.csv:4:share",
  ),
  refused("a merger in a month", [["west", "Old West", "1", "2021-01"]], "table.not-a-day successions.csv:4:on"),
  refused(
    "a merger told twice",
    [["東縣", "Old East", "0.7", "2021-01-01"]],
    "table.row-twice successions.csv:4:predecessor",
  ),
  refused(
    "two counties that came from each other",
    [
      ["west", "north", "1", "2021-01-01"],
      ["north", "west", "1", "2021-01-01"],
    ],
    "table.succession-ring successions.csv:4:predecessor",
    "table.succession-ring successions.csv:5:predecessor",
  ),
  refused(
    "several faults of one succession, all at once",
    [["eats", "", "2", "soon"]],
    "table.unknown-subject-near successions.csv:4:place",
    "table.subject-missing successions.csv:4:predecessor",
    "table.share-outside successions.csv:4:share",
    "table.not-a-day successions.csv:4:on",
  ),
  {
    name: "a term in a place that is neither there nor gone",
    files: merged(successionRows, [...termRows, ["li", "mayor", "Old Eats", "2010", "2012"]]),
    exit: 1,
    problems: ["table.unknown-subject-near terms.csv:6:county"],
  },
  {
    name: "a term in a county that was merged away, of which no succession tells",
    files: merged(successionRows, termRows, { "tables.successions": undefined }),
    exit: 1,
    problems: ["table.unknown-subject terms.csv:4:county", "table.unknown-subject terms.csv:5:county"],
  },
  {
    name: "a succession that leaves a part out, a predecessor without terms, terms beyond the days of their place",
    files: merged(
      [...successionRows, ["west", "Old West", "0.4", "2019-01-01"]],
      [...termRows, ["li", "deputy", "Riverside", "2012", ""], ["li", "deputy", "east", "2020-01-01", "2021-01-31"]],
    ),
    exit: 0,
    warnings: [
      "table.succession-incomplete successions.csv:4",
      "table.predecessor-without-terms successions.csv:4",
      "table.term-outlasts-place terms.csv:6",
      "table.term-before-place terms.csv:7",
    ],
  },
];
