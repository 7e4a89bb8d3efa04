import { compareSides, normalQuantile, type Side } from "@huabiao/measure";
import type { NodeFinding } from "../findings.ts";
import type {
  PollFinding,
  RatingsFinding,
  SideComparisonFinding,
  SideDifferenceFinding,
  SideFinding,
} from "../voices-finding.ts";

/** Whose views are set beside each other. */
export interface SideSource {
  readonly nodes: readonly NodeFinding[];
  readonly polls: readonly PollFinding[];
  readonly ratings: readonly RatingsFinding[];
  /** Comparison set per subject. */
  readonly setOf: Int32Array;
  /** False discovery rate of what is called a disagreement. */
  readonly rate: number;
  /** Coverage of the intervals of nodes, for example 0.9. */
  readonly interval: number;
}

/** Positions closer than this are no disagreement, however sure. */
const leastDifference = 1;

/**
 * Data, panels and the public side by side (R19): every side keeps its own scale, and each two are compared by their
 * positions among comparable subjects. A consultation is no side. Nothing is averaged.
 */
export function sidesOf(source: SideSource): {
  readonly sides: readonly SideFinding[];
  readonly comparisons: readonly SideComparisonFinding[];
} {
  const polls = source.polls.filter(({ consultation }) => !consultation);
  if (polls.length + source.ratings.length === 0) return { sides: [], comparisons: [] };
  const subjects = source.setOf.length;
  const beside = new Set([...polls.map(({ parent }) => parent), source.nodes.at(-1)?.id ?? ""]);
  const data = source.nodes.filter(({ id }) => beside.has(id)).reverse();
  const sides = [
    ...data.map((node) => dataSide(node, source.interval)),
    ...polls.map((poll) => pollSide(poll, subjects)),
    ...source.ratings.filter(({ kind }) => kind === "table").map((ratings) => ratingSide(ratings, subjects)),
  ].filter(({ score }) => score.some((one) => one !== null));
  const measured = sides.map(measuredSide);
  const pairs = sides.flatMap((_, first) => sides.slice(first + 1).map((_side, k) => [first, first + 1 + k] as const));
  const comparisons = pairs.flatMap(([first, second]) => {
    if (sides[first]?.kind === "data" && sides[second]?.kind === "data") return [];
    return comparison(source, measured, [first, second]);
  });
  return { sides, comparisons };
}

function comparison(
  { setOf, rate }: SideSource,
  measured: readonly Side[],
  [first, second]: readonly [number, number],
): SideComparisonFinding[] {
  const setCount = setOf.reduce((most, set) => Math.max(most, set + 1), 0);
  const compared = compareSides(measured[first] as Side, measured[second] as Side, { setOf, setCount });
  if (!compared.ok) return [];
  const units = compared.value.units.flatMap((unit, subject): SideDifferenceFinding[] => {
    if (unit === null) return [];
    const { positions, difference, standardError: se, adjusted } = unit;
    return [
      {
        subject,
        positions,
        difference,
        se,
        adjusted,
        disagrees: adjusted <= rate && Math.abs(difference) >= leastDifference,
      },
    ];
  });
  return [{ first, second, correlation: compared.value.correlation, units }];
}

function dataSide({ id, title, score, uncertainty }: NodeFinding, interval: number): SideFinding {
  const none = score.map(() => null);
  const [lower, upper] = [uncertainty?.lower ?? none, uncertainty?.upper ?? none];
  const halfWidths = normalQuantile((1 + interval) / 2);
  const se = lower.map((low, at) => {
    const high = upper[at] ?? null;
    return low === null || high === null ? null : (high - low) / 2 / halfWidths;
  });
  return { kind: "data", id, title, score, se, lower, upper };
}

function pollSide({ id, title, population: kind, subjects: voices }: PollFinding, subjects: number): SideFinding {
  const rows = voices.flatMap(({ subject, score }) => (score.value === null ? [] : [{ subject, ...score.value }]));
  return { kind, id, title, ...columns(subjects, rows) };
}

function ratingSide({ id, title, subjects: rated }: RatingsFinding, subjects: number): SideFinding {
  return { kind: "ratings", id, title, ...columns(subjects, rated) };
}

interface Row {
  readonly subject: number;
  readonly estimate: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
}

function columns(subjects: number, rows: readonly Row[]): Pick<SideFinding, "score" | "se" | "lower" | "upper"> {
  const bySubject = new Map(rows.map((row) => [row.subject, row]));
  const column = (pick: (row: Row) => number) =>
    Array.from({ length: subjects }, (_, subject) => {
      const row = bySubject.get(subject);
      return row === undefined ? null : pick(row);
    });
  return {
    score: column(({ estimate }) => estimate),
    se: column(({ se }) => se),
    lower: column(({ lower }) => lower),
    upper: column(({ upper }) => upper),
  };
}

function measuredSide({ score, se }: SideFinding): Side {
  return {
    estimate: Float64Array.from(score, (one) => one ?? Number.NaN),
    standardError: Float64Array.from(se, (one) => one ?? Number.NaN),
  };
}
