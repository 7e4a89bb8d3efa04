import { compareSides, type Side } from "@huabiao/measure";
import type { PortraitKind } from "@huabiao/scheme";
import type { HeadFinding, ViewFinding } from "../people-finding.ts";
import type { PeopleDesk } from "./desk.ts";
import type { PeerSets } from "./peer-sets.ts";
import { errorApart, isFigure, type ViewColumn, type ViewFigure } from "./views/view-column.ts";
import { viewOf } from "./views/view-of.ts";
import { amongPeers, type RankedSet, rankedSets, setKey } from "./views/view-peers.ts";

/** All views of a kind of portrait, head by head, among peers. */
export interface PortraitViews {
  readonly heads: readonly {
    readonly id: string;
    readonly columns: readonly RankedColumn[];
    readonly apart: readonly Apart[];
  }[];
  readonly sets: PeerSets;
}

/** A column with its figures ranked by set. */
interface RankedColumn {
  readonly column: ViewColumn;
  readonly ranked: ReadonlyMap<string, RankedSet>;
}

/** Two columns of a head beside each other: per unit difference and error, or null. */
interface Apart {
  readonly first: number;
  readonly second: number;
  readonly units: readonly ({ readonly difference: number; readonly standardError: number } | null)[];
}

/** Reads every view the scheme names and sets each two of a head beside each other. Cost O(units × views² of a head). */
export function portraitViews(desk: PeopleDesk, kind: PortraitKind, sets: PeerSets): PortraitViews {
  const heads = desk.people[kind].heads.map(({ id, sources }) => {
    const columns = sources.map((source) => {
      const column = viewOf(desk, source, kind);
      return { column, ranked: rankedSets(column, sets.setOf) };
    });
    return { id, columns, apart: pairsOf(columns, sets) };
  });
  return { heads, sets };
}

function pairsOf(columns: readonly RankedColumn[], { setOf, sizes }: PeerSets): Apart[] {
  const sides = columns.map(({ column }) => sideOf(column));
  return sides.flatMap((first, at) =>
    sides.slice(at + 1).flatMap((second, k): Apart[] => {
      const compared = compareSides(first, second, { setOf, setCount: sizes.length });
      return compared.ok ? [{ first: at, second: at + 1 + k, units: compared.value.units }] : [];
    }),
  );
}

function sideOf({ cells }: ViewColumn): Side {
  const figures = cells.map((cell) => (isFigure(cell) ? cell : null));
  return {
    estimate: Float64Array.from(figures, (figure) => figure?.estimate ?? Number.NaN),
    standardError: Float64Array.from(figures, (figure) => (figure ? errorApart(figure) : Number.NaN)),
  };
}

/** Two-sided 95 % of the normal distribution. */
const sampling = 1.959964;
/** Positions must be this many standard deviations apart, beyond sampling. */
const leastDifference = 1;

/**
 * A unit's heads: its views beside each other among peers, and which two of them disagree (R19, R26).
 *
 * Each view is placed by standard deviations among its peers; two disagree where even the near end of the 95 % interval
 * of their difference lies one standard deviation from none.
 */
export function headsOf({ heads, sets }: PortraitViews, unit: number): HeadFinding[] {
  return heads.map(({ id, columns, apart }) => {
    const asked = columns.flatMap(({ column }, at) => (column.cells[unit] === null ? [] : [at]));
    return {
      head: id,
      views: asked.map((at) => viewFinding(columns[at] as RankedColumn, unit, sets)),
      disagreements: apart.flatMap(({ first, second, units }) => {
        const found = units[unit];
        if (!found || Math.abs(found.difference) - sampling * found.standardError < leastDifference) return [];
        return [
          {
            first: asked.indexOf(first),
            second: asked.indexOf(second),
            difference: found.difference,
            se: found.standardError,
          },
        ];
      }),
    };
  });
}

function viewFinding({ column, ranked }: RankedColumn, unit: number, { setOf }: PeerSets): ViewFinding {
  const { id, kind, source, title, unit: measure } = column;
  const base = { id, kind, source, title, unit: measure };
  const cell = column.cells[unit] ?? null;
  if (!isFigure(cell)) {
    const reason = cell === null ? "no-data" : cell.reason;
    return { ...base, estimate: null, lower: null, upper: null, n: null, peers: [], above: null, reason };
  }
  const { estimate, lower, upper, n } = cell;
  const set = ranked.get(setKey(setOf[unit] as number, cell as ViewFigure));
  return { ...base, estimate, lower, upper, n, ...amongPeers(cell, unit, set), reason: null };
}
