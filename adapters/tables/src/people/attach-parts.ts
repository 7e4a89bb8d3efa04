import { shownText } from "../cells/cell-text.ts";
import type { TableReading } from "../evidence/reading.ts";
import type { SourceList } from "../evidence/source-list.ts";
import type { TableAddress } from "../read/open-table.ts";
import type { Renamed } from "./read-people-table.ts";
import type { Part } from "./read-records.ts";

/** A person's part, as evidence holds it. */
type Held<S> = { readonly person: number; readonly role: string; readonly share: S };

/**
 * Gives records or projects those who took part. The shares of one may not add up to more than 1: the row that goes beyond is
 * refused.
 */
export async function attachParts<T extends { readonly id: string }, S extends number | null>(
  things: readonly T[],
  sources: SourceList,
  declared: (TableAddress & Renamed) | undefined,
  work: (table: TableReading, of: Renamed) => Promise<Part<S>[]>,
): Promise<(T & { readonly people: readonly Held<S>[] })[]> {
  const parts = things.map((): Held<S>[] => []);
  if (declared !== undefined) {
    await sources.read(declared, async (table) => {
      const read = await work(table, declared);
      attach(read, { things, parts, table, column: declared.columns?.["share"] ?? "share" });
      return read.length;
    });
  }
  return things.map((thing, at) => ({ ...thing, people: parts[at] ?? [] }));
}

function attach<S extends number | null>(
  read: readonly Part<S>[],
  {
    things,
    parts,
    table,
    column,
  }: {
    readonly things: readonly { readonly id: string }[];
    readonly parts: readonly Held<S>[][];
    readonly table: TableReading;
    readonly column: string;
  },
): void {
  const sums = new Map<number, number>();
  for (const { of, person, role, share, row } of read) {
    const sum = (sums.get(of) ?? 0) + (share ?? 0);
    if (sum > 1 + 1e-9) {
      const facts = {
        column: shownText(column),
        value: shownText(things[of]?.id ?? ""),
        sum: Number(sum.toPrecision(4)),
      };
      table.log.refuseRow("table.shares-over-one", facts, { row, column });
      continue;
    }
    sums.set(of, sum);
    parts[of]?.push({ person, role, share });
  }
}
