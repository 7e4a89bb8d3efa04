import { shownText } from "../cells/cell-text.ts";
import { limits } from "../limits.ts";
import { foldName } from "../match/fold.ts";
import { nearNames } from "../match/near-names.ts";
import type { ProblemLog } from "../problem-log.ts";

/**
 * Checks a header: at most `limits.columns` columns, no name twice (compared folded).
 *
 * Columns without a name at the end are cut off; one without a name between others is kept with an empty
 * name, and only its cells are refused should it have any. Null when the header refuses the table.
 */
export function checkHeader(names: readonly string[], log: ProblemLog): readonly string[] | null {
  const header = names.map((name) => name.trim());
  while (header.length > 0 && header.at(-1) === "") header.pop();
  if (header.length === 0) return refuse(log, "table.header-missing", {});
  if (header.length > limits.columns)
    return refuse(log, "table.too-many-columns", { columns: header.length, limit: limits.columns });
  const seen = new Map<string, number>();
  header.forEach((name, at) => {
    const folded = foldName(name);
    const first = seen.get(folded);
    if (folded !== "" && first !== undefined)
      log.refuseTable(
        "table.column-twice",
        { column: shownText(name), first: first + 1, second: at + 1 },
        { row: 1, column: name },
      );
    else seen.set(folded, at);
  });
  return log.broken ? null : header;
}

/** The position of a column by name (folded), or null with `table.column-missing` in the log. */
export function findColumn(header: readonly string[], name: string, log: ProblemLog): number | null {
  const folded = foldName(name);
  const at = header.findIndex((candidate) => foldName(candidate) === folded);
  if (at >= 0) return at;
  const near = nearNames(name, header).join(", ");
  if (near === "") log.refuseTable("table.column-missing", { column: name }, { row: 1, column: name });
  else
    log.refuseTable(
      "table.column-missing-near",
      { column: name, suggestion: shownText(near) },
      { row: 1, column: name },
    );
  return null;
}

function refuse(log: ProblemLog, code: string, facts: Record<string, string | number>): null {
  log.refuseTable(code, facts, { row: 1 });
  return null;
}
