import type { UndefinedReason } from "@huabiao/measure";
import type { Evidence } from "../evidence.ts";
import type { CellUse, InputCell } from "../findings.ts";
import type { CompiledLeaf } from "./compile-scheme.ts";
import type { ObservationIndex } from "./observation-index.ts";

/** The largest magnitude a value may have, so that its square is still finite; a quotient beyond it has a denominator of nothing. */
export const largestMagnitude = 1e150;

/** What leaf values are read from. */
export interface LeafSource {
  readonly evidence: Evidence;
  readonly index: ObservationIndex;
  /** Comparison group per subject. */
  readonly groupOf: Int32Array;
  /** The period assessed. */
  readonly period: string;
}

/** A value of a subject for a leaf, with the cells it comes from. */
export interface Reading {
  /** NaN where the cells have no answer; `reason` says why. */
  readonly value: number;
  readonly se: number;
  readonly cells: readonly InputCell[];
  readonly reason: UndefinedReason | null;
  /** Place of its period in the index. */
  readonly period: number;
}

/** One reading per subject; null where there is no cell at all. */
export type Readings = readonly (Reading | null)[];

/** Which value of a leaf is wanted. */
export interface Wanted {
  readonly use: CellUse;
  readonly yearsBack: number;
  /** Place of the period that a subject's years are counted back from. */
  readonly from: (subject: number) => number;
}

/**
 * Reads a leaf for every subject: the value of the wanted period, divided by its denominator of the same period.
 *
 * With a `carry-forward` rule the newest value not older than its limit of years stands in, never one of a later
 * period. Years are counted on labels: 2025-Q2 is compared with 2024-Q2. Of cells without an answer (denominator zero
 * or absent) the newest is kept with its reason. Cost O(subjects × candidates).
 */
export function readAll(leaf: CompiledLeaf, source: LeafSource, wanted: Wanted): Readings {
  const known = new Map<number, readonly number[]>();
  return source.evidence.subjects.map((_, subject) => {
    const from = wanted.from(subject);
    const candidates = known.get(from) ?? candidatePeriods(leaf, source.index, { from, yearsBack: wanted.yearsBack });
    known.set(from, candidates);
    return readNewest(leaf, source, { subject, candidates, use: wanted.use });
  });
}

/** Periods to look at, the wanted one first, then, with carry-forward, older ones within its limit of years. */
function candidatePeriods(
  leaf: CompiledLeaf,
  { periods, years }: ObservationIndex,
  { from, yearsBack }: { readonly from: number; readonly yearsBack: number },
): readonly number[] {
  const [label, year] = [periods[from], years[from] ?? null];
  if (label === undefined) return [];
  if (year === null) return yearsBack === 0 ? [from] : [];
  const carried = leaf.missing.find((rule) => rule.rule === "carry-forward")?.maxAgeYears ?? 0;
  const wantedYear = String(year - yearsBack).padStart(4, "0");
  const wanted = wantedYear + label.slice(4);
  const oldest = year - yearsBack - carried;
  const isCandidate = (one: string, oneYear: number | null | undefined) =>
    one === wanted ||
    (yearsBack > 0 && one === wantedYear) ||
    (carried > 0 && one < wanted && oneYear !== null && oneYear !== undefined && oneYear >= oldest);
  return [...periods.keys()].filter((k) => isCandidate(periods[k] as string, years[k])).reverse();
}

function readNewest(
  leaf: CompiledLeaf,
  source: LeafSource,
  of: { subject: number; candidates: readonly number[]; use: CellUse },
): Reading | null {
  let first: Reading | null = null;
  for (const period of of.candidates) {
    const reading = readOne(leaf, source, { subject: of.subject, period, use: of.use });
    if (reading?.reason === null) return reading;
    first ??= reading;
  }
  return first;
}

function readOne(
  leaf: CompiledLeaf,
  { evidence, index }: LeafSource,
  at: { subject: number; period: number; use: CellUse },
): Reading | null {
  const found = index.find(index.seriesNumber(leaf.indicator.id), at.subject, at.period);
  if (found < 0) return null;
  const { period } = at;
  const value = evidence.observations.value[found] as number;
  const se = evidence.observations.standardError?.[found] ?? Number.NaN;
  const cell = cellOf(evidence, found, at.use);
  if (leaf.indicator.denominator === undefined) return { value, se, cells: [cell], reason: null, period };
  const below = index.find(index.seriesNumber(leaf.indicator.denominator), at.subject, at.period);
  if (below < 0) return { value: Number.NaN, se: Number.NaN, cells: [cell], reason: "no-data", period };
  const cells = [cell, cellOf(evidence, below, "denominator")];
  const divisor = evidence.observations.value[below] as number;
  const quotient = value / divisor;
  if (!(Math.abs(quotient) <= largestMagnitude))
    return { value: Number.NaN, se: Number.NaN, cells, reason: "zero-denominator", period };
  return { value: quotient, se: se / Math.abs(divisor), cells, reason: null, period };
}

function cellOf({ observations: obs }: Evidence, k: number, use: CellUse): InputCell {
  return [
    use,
    obs.sourceOf[k] as number,
    obs.row[k] as number,
    obs.columnOf[k] as number,
    obs.periodOf[k] as number,
    obs.value[k] as number,
  ];
}
