import { displayWidth, padTo } from "./display-width.ts";

/** A table of text cells with aligned columns; columns named in `right` are aligned to the right. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = header.map((head, at) =>
    Math.max(displayWidth(head), ...rows.map((row) => displayWidth(row[at] ?? ""))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => padTo(cell, widths[at] ?? 0, right.includes(at) ? "left" : "right"))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(header), rule, ...rows.map(line)].join("\n");
}
