/** One line of the benchmark table: what was done, the median, the reach it is held against, and what a reader should know. */
export interface BenchRow {
  readonly work: string;
  readonly median: string;
  readonly reach: string;
  readonly detail: string;
}
