import { shownText } from "../cells/cell-text.ts";
import type { Lookup, NameIndex } from "../match/name-index.ts";
import type { ProblemLog } from "../problem-log.ts";
import { type WordColumn, wordCode } from "../read/table.ts";

/** What a word of a column came to: a position, or why there is none. */
const verdict = { unread: -10, refused: -1, ignored: -2 } as const;

/** How the words of one column are resolved. */
export interface WordRule {
  readonly column: string;
  /** A position ≥ 0, or the problem that every row with this word gets, or null to leave the row out. */
  readonly resolve: (word: string) => number | WordRefusal | null;
  /** Code of the problem of a row whose cell is empty. */
  readonly emptyCode: string;
}

/** The problem of a word. */
export interface WordRefusal {
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

/**
 * Resolves the words of a column, each different word once, and puts a problem into the log for each row
 * whose word is refused. Rows whose word is to be ignored are counted.
 */
export class WordCells {
  readonly #rule: WordRule;
  readonly #log: ProblemLog;
  readonly #positions: number[] = [];
  readonly #refusals = new Map<number, WordRefusal>();
  ignored = 0;

  constructor(rule: WordRule, log: ProblemLog) {
    this.#rule = rule;
    this.#log = log;
  }

  /** The position that the word in row k of the batch names, or a negative number when the row is out. */
  read(column: WordColumn, k: number, row: number): number {
    const code = column.codes[k] as number;
    if (code < 0) return this.#refuse(row, this.#empty(code));
    const known = this.#positions[code] ?? verdict.unread;
    const position = known === verdict.unread ? this.#resolve(code, column.words[code] ?? "") : known;
    if (position === verdict.ignored) this.ignored++;
    if (position === verdict.refused) this.#refuse(row, this.#refusals.get(code) as WordRefusal);
    return position;
  }

  #resolve(code: number, word: string): number {
    while (this.#positions.length < code) this.#positions.push(verdict.unread);
    const found = word.trim() === "" ? this.#empty(wordCode.empty) : this.#rule.resolve(word);
    if (typeof found === "object" && found !== null) this.#refusals.set(code, found);
    const position = found === null ? verdict.ignored : typeof found === "number" ? found : verdict.refused;
    this.#positions[code] = position;
    return position;
  }

  #empty(code: number): WordRefusal {
    const empty = code === wordCode.empty;
    return {
      code: empty ? this.#rule.emptyCode : "table.formula-without-value",
      facts: { column: shownText(this.#rule.column), value: "" },
    };
  }

  #refuse(row: number, refusal: WordRefusal): number {
    this.#log.refuseRow(refusal.code, refusal.facts, { row, column: this.#rule.column });
    return verdict.refused;
  }
}

/** A rule that looks names up: unknown ones are refused with near names, or left out when `others` says ignore. */
export function nameRule(
  of: { readonly column: string; readonly kind: "subject" | "indicator"; readonly index: NameIndex },
  others: "refuse" | "ignore",
): WordRule {
  const resolve = (word: string): number | WordRefusal | null => {
    const found: Lookup = of.index.find(word);
    if (found.kind === "found") return found.at;
    return found.kind === "unknown" && others === "ignore" ? null : nameRefusal(of, word, found);
  };
  return { column: of.column, resolve, emptyCode: `table.${of.kind}-missing` };
}

/** What a name may stand for, as the codes of problems call it: `table.unknown-<kind>`, `table.ambiguous-<kind>`. */
export type NamedKind = "subject" | "indicator" | "person" | "record" | "project" | "criterion" | "area" | "evidence";

/** The problem of a name that was not found, with near names when there are any. */
export function nameRefusal(
  of: { readonly kind: NamedKind; readonly index: Pick<NameIndex, "near"> },
  name: string,
  found: Lookup,
): WordRefusal {
  const value = shownText(name);
  if (found.kind === "ambiguous")
    return { code: `table.ambiguous-${of.kind}`, facts: { value, ids: shownText(found.ids) } };
  const suggestion = of.index.near(name);
  if (suggestion === "") return { code: `table.unknown-${of.kind}`, facts: { value } };
  return { code: `table.unknown-${of.kind}-near`, facts: { value, suggestion } };
}
