import type { Text } from "@huabiao/kernel/text";
import { shownText } from "../cells/cell-text.ts";
import { NameIndex } from "../match/name-index.ts";
import type { ProblemLog } from "../problem-log.ts";
import { titleWords } from "./series-list.ts";
import { WordCells, type WordRefusal } from "./word-cells.ts";

/** Things that a cell may name, by id or title. */
export interface Named {
  readonly id: string;
  readonly title: Text;
}

/** The kind of thing that is named, as the codes of problems call it: `table.unknown-<kind>`. */
export type NameKind = "class" | "stratum" | "option" | "reason";

/** Reads cells that name one of a list; the cell gives its position. An unknown name refuses the row with near names. */
export function nameCells(of: { column: string; kind: NameKind; list: readonly Named[] }, log: ProblemLog): WordCells {
  const index = new NameIndex();
  for (const { id, title } of of.list) index.add(id, titleWords(title));
  const known = of.list.map(({ id }) => id).join(", ");
  const resolve = (word: string): number | WordRefusal => {
    const found = index.find(word);
    if (found.kind === "found") return found.at;
    const facts = { column: shownText(of.column), value: shownText(word), known: shownText(known) };
    return { code: `table.unknown-${of.kind}`, facts };
  };
  return new WordCells({ column: of.column, resolve, emptyCode: "table.cell-missing" }, log);
}
