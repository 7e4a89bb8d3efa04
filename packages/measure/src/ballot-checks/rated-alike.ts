import { type Arrangement, sortInto } from "./arrange-ballots.ts";

/** Voters of one class and stratum who rated the same subjects, their answers laid side by side. */
export interface RatedAlike {
  readonly block: number;
  readonly voters: readonly number[];
  /** One column per subject and item, one cell per voter. */
  readonly columns: readonly Int16Array[];
  readonly widths: readonly number[];
}

/**
 * Gathers the voters by what they rated; a voter who rated a subject twice is compared with others who did.
 *
 * Needs voters. A voter who votes in several classes is taken apart. Cost O(answers), and sorting within each voter.
 */
export function ratedAlike(arrangement: Arrangement): RatedAlike[] {
  const { ballots, blocks, cells, starts, members } = arrangement;
  const cellOf = new Int32Array(members.length);
  for (let cell = 0; cell < cells; cell++)
    for (let at = starts[cell] as number; at < (starts[cell + 1] as number); at++) cellOf[members[at] as number] = cell;
  const voterOf = ballots.voterOf as Int32Array;
  const byVoter = sortInto(voterOf, voterOf.reduce((most, voter) => Math.max(most, voter), -1) + 1);
  const groups = new Map<string, { readonly block: number; readonly rows: { voter: number; own: number[] }[] }>();
  for (let voter = 0; voter + 1 < byVoter.starts.length; voter++) {
    const own = byVoter.members.subarray(byVoter.starts[voter], byVoter.starts[voter + 1]);
    for (const [block, part] of Map.groupBy(own, (ballot) => (cellOf[ballot] as number) % blocks)) {
      part.sort((a, b) => (cellOf[a] as number) - (cellOf[b] as number) || a - b);
      const key = part.map((ballot) => cellOf[ballot]).join();
      const group = groups.get(key) ?? { block, rows: [] };
      group.rows.push({ voter, own: part });
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ block, rows }) => ({
    block,
    voters: rows.map(({ voter }) => voter),
    ...sideBySide(arrangement, rows),
  }));
}

function sideBySide(
  { ballots }: Arrangement,
  rows: readonly { readonly own: readonly number[] }[],
): Pick<RatedAlike, "columns" | "widths"> {
  const columns: Int16Array[] = [];
  const widths: number[] = [];
  for (let at = 0; at < (rows[0]?.own.length ?? 0); at++)
    ballots.answers.forEach((answers, item) => {
      const column = new Int16Array(rows.length);
      rows.forEach(({ own }, row) => {
        column[row] = answers[own[at] as number] as number;
      });
      columns.push(column);
      widths.push(ballots.items[item]?.coefficients.length ?? 0);
    });
  return { columns, widths };
}
