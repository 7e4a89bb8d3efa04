import { type ParsedEstimateSpec, parseEstimateSpec } from "@huabiao/scheme";
import { expect } from "vitest";
import { type Column, numberColumn, wordColumn } from "../../columns/column.ts";
import type { ColumnTable } from "../../columns/column-table.ts";
import { type EstimateRow, estimateSurvey } from "../estimate-survey.ts";

/** A table of the given columns; null is a missing cell. A column of numbers and nulls is one of numbers. */
export function tableOf(columns: Readonly<Record<string, readonly (string | number | null)[]>>): ColumnTable {
  const rows = Object.values(columns)[0]?.length ?? 0;
  const made = Object.entries(columns).map(([name, cells]): [string, Column] => [name, columnOf(name, cells)]);
  return {
    file: "survey.csv",
    rows,
    rowNumbers: Int32Array.from({ length: rows }, (_, k) => k + 2),
    header: Object.keys(columns),
    columns: new Map(made),
    notes: [],
  };
}

function columnOf(name: string, cells: readonly (string | number | null)[]): Column {
  const first = cells.findIndex((cell) => typeof cell === "string");
  if (first < 0)
    return numberColumn(
      name,
      Float64Array.from(cells, (cell) => Number(cell ?? Number.NaN)),
    );
  const levels = [...new Set(cells.filter((cell) => cell !== null).map(String))];
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : levels.indexOf(String(cell))));
  return wordColumn(name, { codes, levels }, { row: first + 2, value: String(cells[first]) });
}

/** Eight people of two strata in four clusters, with values, words and gaps. */
export const people = {
  stratum: ["a", "a", "a", "a", "b", "b", "b", "b"],
  cluster: [1, 1, 2, 2, 1, 1, 2, 2],
  w: [2, 2, 3, 3, 4, 4, 5, 5],
  N: [9, 9, 9, 9, 6, 6, 6, 6],
  age: [20, 31, null, 45, 52, 60, 33, 28],
  income: [10, 12, 9, 15, 20, 22, 11, 13],
  sex: ["m", "f", "f", "m", "m", null, "f", "m"],
  answer: ["yes", "no", "yes", "yes", "no", "no", "yes", "no"],
};

/** Parses the text of a specification; the test fails when its form is refused. */
function specOf(text: string): ParsedEstimateSpec {
  const parsed = parseEstimateSpec(text, { file: "spec.yaml" });
  if (!parsed.ok) expect(parsed.error).toEqual([]);
  if (!parsed.ok) throw new Error("refused");
  return parsed.value;
}

const design = "data: survey.csv\nweights: w\nstrata: stratum\ncluster: cluster\nfpc: N\n";

/** The rows that a specification gives on the people; the test fails when it is refused. */
export function estimated(text: string, table = tableOf(people)): readonly EstimateRow[] {
  const rows = estimateSurvey(specOf(design + text), table);
  if (!rows.ok) expect(rows.error).toEqual([]);
  return rows.ok ? rows.value : [];
}

/** The problems of a specification as short lines: code, and where: line of the specification, or row and column of the table. */
export function refused(text: string, table = tableOf(people), head = design): readonly string[] {
  const rows = estimateSurvey(specOf(head + text), table);
  if (rows.ok) return [];
  return rows.error.map(({ code, path, place }) =>
    [code.replace("survey.", ""), place?.row === undefined ? path.join(".") : `${place.row}:${place.column}`].join(" "),
  );
}
