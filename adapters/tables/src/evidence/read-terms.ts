import type { Term } from "@huabiao/assess";
import type { DaySpan } from "@huabiao/measure";
import type { TermTable } from "@huabiao/scheme";
import { cellText, shownText } from "../cells/cell-text.ts";
import { foldName } from "../match/fold.ts";
import { findPlace, type NamedPlace, type PlaceNames } from "../match/place-names.ts";
import { parseCellSpan } from "../people/cell-span.ts";
import type { PersonList } from "../people/read-persons.ts";
import { findColumn } from "../read/check-header.ts";
import { type Cell, isUncomputed } from "../read/table.ts";
import type { TableReading } from "./reading.ts";
import { nameRefusal } from "./word-cells.ts";

/**
 * Reads a table of terms of office, to the day, or to the month or year where no more is known. An empty end, 至今 or "present" means still in post; an end
 * before the beginning is refused. The place is a subject, or one that is gone and that a succession names. Overlaps and gaps are
 * allowed here and reported by the assessment.
 */
export async function readTerms(
  table: TableReading,
  declared: TermTable,
  of: { readonly persons: PersonList | null; readonly places: PlaceNames },
): Promise<{ terms: Term[]; rows: number }> {
  const columns = findTermColumns(table, declared);
  const terms: Term[] = [];
  if (!columns) return { terms, rows: 0 };
  const rows = await table.table.forEachRow((cells, row) => {
    const term = new TermRow(table, { declared, columns, ...of, cells, row }).read();
    if (term) terms.push(term);
  });
  if (rows === 0 && table.log.refusals === 0) table.log.note("table.no-rows-here");
  return { terms, rows };
}

type Role = keyof TermTable["columns"];
type TermColumns = Readonly<Record<Role, number | null>>;

function findTermColumns(table: TableReading, declared: TermTable): TermColumns | null {
  const find = (role: Role): number | null => {
    const name = declared.columns[role];
    return name === undefined ? null : findColumn(table.table.header, name, table.log);
  };
  const columns = {
    person: find("person"),
    post: find("post"),
    subject: find("subject"),
    from: find("from"),
    to: find("to"),
  };
  return table.log.broken ? null : columns;
}

interface TermContext {
  readonly declared: TermTable;
  readonly columns: TermColumns;
  readonly persons: PersonList | null;
  readonly places: PlaceNames;
  readonly cells: readonly Cell[];
  readonly row: number;
}

class TermRow {
  readonly #table: TableReading;
  readonly #of: TermContext;
  #sound = true;

  constructor(table: TableReading, of: TermContext) {
    this.#table = table;
    this.#of = of;
  }

  read(): Term | null {
    const person = this.#person();
    const post = this.#needed("post");
    const place = this.#place();
    const from = this.#span("from");
    const to = stillInPost.has(foldName(this.#text("to")).toLowerCase()) ? null : this.#span("to");
    if (from === null && this.#sound) this.#refuse("table.day-missing", "from", {});
    if (from !== null && to !== null && to.latest < from.earliest)
      this.#refuse("table.term-ends-first", "to", { from: from.earliest });
    if (!this.#sound || from === null || place === null) return null;
    const { subject, id } = place;
    const gone = subject < 0 ? { gone: id } : {};
    return { person, post, subject, ...gone, from, to, source: this.#table.source, row: this.#of.row };
  }

  #needed(role: "person" | "post"): string {
    const text = this.#text(role);
    if (text === "") this.#refuse("table.cell-missing", role, {});
    return text;
  }

  #place(): NamedPlace | null {
    const name = this.#text("subject");
    if (foldName(name) === "") return this.#refuse("table.subject-missing", "subject", {});
    const found = findPlace(this.#of.places, name);
    return "id" in found ? found : this.#refuse(found.code, "subject", found.facts);
  }

  /** The person as the table of persons calls him; as this table does where there is none. */
  #person(): string {
    const name = this.#needed("person");
    const index = this.#of.persons?.index;
    if (index === undefined || !this.#sound) return name;
    const found = index.find(name);
    if (found.kind === "found") return index.idAt(found.at) || name;
    const refusal = nameRefusal({ kind: "person", index }, name, found);
    this.#refuse(refusal.code, "person", refusal.facts);
    return name;
  }

  #span(role: "from" | "to"): DaySpan | null {
    const span = parseCellSpan(this.#text(role));
    if (span === undefined) this.#refuse("table.not-a-day", role, {});
    return span ?? null;
  }

  #text(role: Role): string {
    const at = this.#of.columns[role];
    const cell = at === null ? null : (this.#of.cells[at] ?? null);
    if (isUncomputed(cell)) this.#refuse("table.formula-without-value", role, { value: shownText(`=${cell.formula}`) });
    return isUncomputed(cell) ? "" : cellText(cell).trim();
  }

  #refuse(code: string, role: Role, facts: Readonly<Record<string, string>>): null {
    this.#sound = false;
    const { columns, declared, cells, row } = this.#of;
    const column = declared.columns[role] ?? role;
    const at = columns[role];
    const value = at === null ? "" : shownText(cellText(cells[at] ?? null));
    this.#table.log.refuseRow(code, { column: shownText(column), value, ...facts }, { row, column });
    return null;
  }
}

const stillInPost = new Set(["至今", "今", "now", "present", "在任", "现任", "現任"]);
