/** What stands in one cell; null = empty. */
export type Cell = string | number | null;

/** Lays out a table as CSV with LF; no cell may need quotes. */
export function csv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [header.join(",")];
  for (const row of rows) lines.push(row.map((cell) => cell ?? "").join(","));
  return `${lines.join("\n")}\n`;
}
