import type { Scheme } from "@huabiao/scheme";
import type { NameIndex } from "../match/name-index.ts";
import type { ProblemLog } from "../problem-log.ts";
import type { OpenTable } from "../read/table.ts";
import type { SeriesList } from "./series-list.ts";

/** What every table of one assessment is read against. */
export interface Reading {
  readonly scheme: Scheme;
  readonly series: SeriesList;
  readonly subjects: NameIndex;
  /** Labels the scheme uses for periods, by comparable form. */
  readonly periods: ReadonlyMap<string, string>;
}

/** One open table, its place in the list of sources and its log. */
export interface TableReading {
  readonly table: OpenTable;
  readonly source: number;
  readonly log: ProblemLog;
}
