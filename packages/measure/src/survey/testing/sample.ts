import { readCsv, sharedPath } from "@huabiao/test-kit";
import { expect } from "vitest";
import { type LonelyPsu, type SurveyDesign, surveyDesign } from "../design.ts";
import type { EstimateOptions } from "../estimate-statistic.ts";
import { type Grouping, oneGroup } from "../grouping.ts";

/** A small table for tests: numbers and groupings by column name. */
export interface Sample {
  readonly rows: number;
  readonly number: (column: string) => Float64Array;
  readonly grouping: (column: string) => Grouping & { readonly levels: readonly string[] };
  /** 1 where the column has the level, else 0. */
  readonly indicator: (column: string, level: string) => Float64Array;
}

/** Makes a sample of records as a CSV reader gives them; an empty cell is missing. */
export function sampleOf(records: readonly Readonly<Record<string, string | number | null>>[]): Sample {
  const cells = (column: string) => records.map((record) => String(record[column] ?? ""));
  return {
    rows: records.length,
    number: (column) => Float64Array.from(cells(column), (cell) => (cell === "" ? Number.NaN : Number(cell))),
    indicator: (column, level) => Float64Array.from(cells(column), (cell) => (cell === level ? 1 : 0)),
    grouping: (column) => {
      const all = cells(column);
      const levels = [...new Set(all)].filter((cell) => cell !== "").sort();
      return { codes: Int32Array.from(all, (cell) => levels.indexOf(cell)), count: levels.length, levels };
    },
  };
}

/** A table of the shared data as a sample. */
export function sharedSample(name: string): Sample {
  return sampleOf(readCsv(sharedPath(`data/${name}`)));
}

/** How a sample was drawn, by column names. */
export interface SampleDesign {
  readonly weights?: string;
  readonly strata?: string;
  readonly clusters?: readonly string[];
  readonly populations?: readonly string[];
  readonly lonelyPsu?: LonelyPsu;
}

/** The design of a sample; the test fails when it is refused. */
export function designOf(sample: Sample, columns: SampleDesign): SurveyDesign {
  const design = surveyDesign(
    {
      rows: sample.rows,
      weights: columns.weights === undefined ? null : sample.number(columns.weights),
      strata: columns.strata === undefined ? null : sample.grouping(columns.strata),
      clusters: (columns.clusters ?? []).map(sample.grouping),
      populations: columns.populations?.map(sample.number) ?? null,
    },
    { lonelyPsu: columns.lonelyPsu ?? "fail" },
  );
  return granted(design);
}

/** The value of a result; the test fails when it is a refusal. */
export function granted<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  expect(result).toMatchObject({ ok: true });
  if (!result.ok) throw new Error("refused");
  return result.value;
}

/** Estimates over all rows with 95 % intervals, changed as said. */
export function options(design: SurveyDesign, change: Partial<EstimateOptions> = {}): EstimateOptions {
  return {
    domains: oneGroup(design.rows),
    confidence: 0.95,
    df: null,
    replicates: null,
    interval: "student",
    ...change,
  };
}
