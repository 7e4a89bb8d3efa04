import type { Succession } from "@huabiao/assess";
import type { SuccessionTable } from "@huabiao/scheme";
import { cellText, shownText } from "../cells/cell-text.ts";
import { limits } from "../limits.ts";
import { foldName } from "../match/fold.ts";
import { NameIndex } from "../match/name-index.ts";
import { findPlace, type PlaceNames } from "../match/place-names.ts";
import { type FoundColumn, RowCells } from "../people/row-cells.ts";
import { findColumn } from "../read/check-header.ts";
import { isUncomputed } from "../read/table.ts";
import type { TableReading } from "./reading.ts";
import { ringsOf } from "./succession-rings.ts";

/** What the table of successions tells. */
export interface SuccessionList {
  readonly successions: readonly Succession[];
  /** The subjects, and the predecessors that are none of them. */
  readonly places: PlaceNames;
}

/**
 * Reads where places came from: on a day, which part of a place was governed from which predecessor before.
 *
 * A predecessor that is no subject is a place that is gone, and so may the place be when another row names it as a predecessor.
 * Refused: a place nobody knows, a share outside (0, 1], shares of one place and day over 1, what is no whole day, a row that
 * stands twice, and places that on one day come from each other in a ring, as when a row is written in both directions. Places
 * that keep a row for themselves may exchange parts, and a place may return on a later day. Cost O(cells + rows of a day²).
 */
export async function readSuccessions(
  table: TableReading,
  declared: SuccessionTable,
  subjects: NameIndex,
): Promise<SuccessionList> {
  const columns = findSuccessionColumns(table, declared);
  if (table.log.broken) return { successions: [], places: { subjects, gone: new NameIndex() } };
  const places: PlaceNames = { subjects, gone: await gonePlaces(table, columns, subjects) };
  const rows = new SuccessionRows(table, columns, places);
  const count = await table.table.forEachRow((cells, row) => rows.read(cells, row));
  rows.close();
  if (count === 0 && table.log.refusals === 0) table.log.note("table.no-rows-here");
  return { successions: rows.sound(), places };
}

const usual = { place: "place", predecessor: "predecessor", share: "share", on: "on" } as const;
type Role = keyof typeof usual;
type SuccessionColumns = Readonly<Record<Role, FoundColumn>>;

function findSuccessionColumns({ table, log }: TableReading, { columns = {} }: SuccessionTable): SuccessionColumns {
  const find = (role: Role): FoundColumn => {
    const name = columns[role] ?? usual[role];
    return { name, at: findColumn(table.header, name, log) };
  };
  return { place: find("place"), predecessor: find("predecessor"), share: find("share"), on: find("on") };
}

/** The predecessors that are no subjects, by the first spelling of their name. */
async function gonePlaces(
  { table }: TableReading,
  { predecessor }: SuccessionColumns,
  subjects: NameIndex,
): Promise<NameIndex> {
  const gone = new NameIndex();
  await table.forEachRow((cells) => {
    const cell = cells[predecessor.at ?? -1] ?? null;
    const name = isUncomputed(cell) ? "" : cellText(cell).trim();
    if (foldName(name) === "" || subjects.find(name).kind !== "unknown" || gone.find(name).kind === "found") return;
    gone.add(name, []);
  });
  return gone;
}

/** Above nothing, at most the whole. */
const partOfAPlace = { lowest: Number.MIN_VALUE, highest: 1 };
/** Shares that come to less are told: what is missing was governed from nowhere. */
const nearlyWhole = 0.995;
const rounding = 1e-9;

/** The rows as they are read, and what is wrong with several of them together. */
class SuccessionRows {
  readonly #table: TableReading;
  readonly #columns: SuccessionColumns;
  readonly #places: PlaceNames;
  readonly #cells: RowCells<Role>;
  readonly #rows: Succession[] = [];
  readonly #first = new Map<string, number>();
  readonly #sums = new Map<string, number>();

  constructor(table: TableReading, columns: SuccessionColumns, places: PlaceNames) {
    this.#table = table;
    this.#columns = columns;
    this.#places = places;
    this.#cells = new RowCells(table, columns);
  }

  read(own: Parameters<RowCells<Role>["open"]>[0], row: number): void {
    const cells = this.#cells;
    cells.open(own, row);
    const place = this.#place("place");
    const predecessor = this.#place("predecessor");
    const share = cells.neededNumber("share", partOfAPlace);
    const on = cells.neededDay("on");
    if (!cells.sound || on === null) return;
    const read: Succession = { place, predecessor, share, on, source: cells.source, row };
    if (this.#isTwice(read) || this.#isOver(read)) return;
    if (this.#rows.length < limits.listedRows) this.#rows.push(read);
    else if (!this.#table.log.broken) this.#table.log.refuseTable("table.too-many-rows", { limit: limits.listedRows });
  }

  /** Tells what only the whole table shows. */
  close(): void {
    this.#cells.close();
    for (const [key, own] of Map.groupBy(this.#rows, keyOf)) {
      const sum = this.#sums.get(key) ?? 1;
      const [{ place, on, row }] = own as [Succession];
      if (sum < nearlyWhole)
        this.#table.log.note("table.succession-incomplete", { value: shownText(place), on, sum: shown(sum) }, { row });
    }
  }

  /** The rows that stand, those in a ring refused. */
  sound(): readonly Succession[] {
    const inRing = ringsOf(this.#rows);
    const column = this.#columns.predecessor.name;
    for (const { place, predecessor, on, row } of inRing) {
      const facts = { column: shownText(column), place: shownText(place), value: shownText(predecessor), on };
      this.#table.log.refuseRow("table.succession-ring", facts, { row, column });
    }
    return this.#rows.filter((one) => !inRing.has(one));
  }

  #place(role: "place" | "predecessor"): string {
    const name = this.#cells.text(role);
    if (foldName(name) === "") {
      this.#cells.refuse("table.subject-missing", role);
      return "";
    }
    const found = findPlace(this.#places, name);
    if ("id" in found) return found.id;
    this.#cells.refuse(found.code, role, found.facts);
    return "";
  }

  #isTwice(read: Succession): boolean {
    const key = JSON.stringify([read.place, read.predecessor, read.on]);
    const first = this.#first.get(key);
    if (first === undefined) this.#first.set(key, read.row);
    else this.#cells.refuse("table.row-twice", "predecessor", { first });
    return first !== undefined;
  }

  #isOver(read: Succession): boolean {
    const sum = (this.#sums.get(keyOf(read)) ?? 0) + read.share;
    const isOver = sum > 1 + rounding;
    if (isOver) this.#cells.refuse("table.shares-over-one", "share", { value: shownText(read.place), sum: shown(sum) });
    else this.#sums.set(keyOf(read), sum);
    return isOver;
  }
}

function keyOf({ place, on }: Succession): string {
  return JSON.stringify([place, on]);
}

function shown(sum: number): number {
  return Number(sum.toPrecision(4));
}
