import type { Poll, PollTable } from "../document/scheme.ts";
import { pollItems } from "../instruments/poll-form.ts";
import { suggestions } from "../near-name.ts";
import type { Path } from "../path.ts";
import type { Check } from "./report.ts";

/**
 * Tables of ballots and ratings: each belongs to one poll, tells its classes and strata apart, and names only its items.
 *
 * Codes: `scheme.poll-table-unknown-poll`, `scheme.poll-table-twice`, `scheme.poll-table-without`,
 * `scheme.poll-table-unknown-item`, `scheme.consultation-with-frame`, `scheme.box-without-frame`, `scheme.scale-without-range`.
 */
export function checkPollTables(check: Check): void {
  const polls = check.scheme.polls ?? [];
  const known = polls.map(({ id }) => id);
  const seen = new Set<string>();
  check.scheme.tables.polls?.forEach((table, at) => {
    const path = ["tables", "polls", at];
    const poll = polls.find(({ id }) => id === table.poll);
    if (poll === undefined) {
      const facts = { poll: table.poll, ...suggestions(table.poll, known) };
      check.refuse("scheme.poll-table-unknown-poll", [...path, "poll"], facts);
      return;
    }
    if (seen.has(table.poll)) check.refuse("scheme.poll-table-twice", [...path, "poll"], { poll: table.poll });
    seen.add(table.poll);
    checkColumns(check, { table, poll, path });
    if (table.box !== undefined && table.frame?.columns.box === undefined)
      check.refuse("scheme.box-without-frame", [...path, "box"], { poll: poll.id });
    if (poll.consultation && table.frame)
      check.refuse("scheme.consultation-with-frame", [...path, "frame"], { poll: poll.id });
  });
  check.scheme.tables.ratings?.forEach(({ id, scale: [lowest, highest] }, at) => {
    if (lowest >= highest)
      check.refuse("scheme.scale-without-range", ["tables", "ratings", at, "scale"], { ratings: id, lowest, highest });
  });
}

interface Declared {
  readonly table: PollTable;
  readonly poll: Poll;
  readonly path: Path;
}

/** A poll with classes or strata needs the column that tells them, in its ballots and in its frame. */
function checkColumns({ refuse }: Check, { table, poll, path }: Declared): void {
  for (const [kind, list] of [
    ["class", poll.classes],
    ["stratum", poll.strata],
  ] as const) {
    if (list === undefined || list.length === 0) continue;
    for (const part of ["ballots", "frame"] as const) {
      const declared = table[part];
      if (declared === undefined || declared.columns[kind] !== undefined) continue;
      refuse("scheme.poll-table-without", [...path, part, "columns"], { poll: poll.id, column: kind });
    }
  }
  const items = pollItems(poll).map(({ id }) => id);
  for (const part of ["items", "reasons"] as const) {
    for (const item of Object.keys(table.ballots?.columns[part] ?? {})) {
      if (items.includes(item)) continue;
      const facts = { poll: poll.id, item, ...suggestions(item, items) };
      refuse("scheme.poll-table-unknown-item", [...path, "ballots", "columns", part, item], facts);
    }
  }
}
