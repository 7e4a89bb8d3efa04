const kibi = 1024;
const mebi = 1024 * kibi;
const gibi = 1024 * mebi;

/**
 * Every limit of the tables, in one place. A file over a limit is refused with the limit in the sentence.
 *
 * Sizes are chosen so that one table can be read on a machine with 2 GiB to spare; what is larger belongs
 * in Parquet, which is read by columns and never as a whole.
 */
export const limits = {
  /** Bytes of a CSV, TSV or NDJSON file. */
  textFileBytes: 1 * gibi,
  /** Bytes of a JSON file that is one array. */
  jsonFileBytes: 256 * mebi,
  /** Bytes of an XLSX file as it lies on disk. */
  xlsxFileBytes: 128 * mebi,
  /** Bytes that all parts of an XLSX file may unpack to. */
  xlsxUnpackedBytes: 768 * mebi,
  /** Bytes that one part of an XLSX file may unpack to. */
  xlsxPartBytes: 384 * mebi,
  /** Times a part of an XLSX file may be larger than its packed form, counted only above `xlsxRatioFromBytes`. */
  xlsxRatio: 200,
  xlsxRatioFromBytes: 1 * mebi,
  /** Parts of an XLSX file. */
  xlsxParts: 10_000,
  /** Bytes of a Parquet file. */
  parquetFileBytes: 64 * gibi,
  /** Columns of any table. */
  columns: 16_384,
  /** Different observed columns over all tables of an assessment. */
  observedColumns: 65_535,
  /** Characters of one cell. */
  cellCharacters: 1_000_000,
  /** Characters of one CSV record. */
  recordCharacters: 64 * mebi,
  /** Rows of a table that is kept row by row: subjects, targets, terms. */
  listedRows: 1_000_000,
  /** Observations of an assessment. */
  observations: 50_000_000,
  /** Tables of an assessment. */
  tables: 65_535,
  /** Problems that are listed one by one, per code and table. */
  listedProblems: 1_000,
  /** Different unknown names per table for which near names are looked up. */
  lookedUpNames: 200,
  /** The largest magnitude of a value: its square still is a finite number. */
  magnitude: 1e150,
  /** Bytes of one answer of a statistics service. */
  responseBytes: 256 * mebi,
  /** Pages of one query to a statistics service. */
  responsePages: 2_000,
  /** Bytes DuckDB may use. */
  duckdbMemory: "900MB",
} as const;
