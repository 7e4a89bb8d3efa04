import { absoluteProgress, type LensValues, logGrowth, type UndefinedReason, valueAdded } from "@huabiao/measure";
import type { Target } from "../evidence.ts";
import type { InputCell } from "../findings.ts";
import type { CompiledLeaf } from "./compile-scheme.ts";
import type { ObservationIndex } from "./observation-index.ts";
import { type LeafSource, type Reading, type Readings, readAll } from "./readings.ts";
import { targetAttained } from "./target-attained.ts";

/** The lens values of one leaf for every subject, with the cells they come from. */
export interface LeafValues {
  /** NaN where missing. */
  readonly values: Float64Array;
  /** NaN where none is known. */
  readonly standardErrors: Float64Array | null;
  readonly inputs: readonly (readonly InputCell[])[];
  readonly reasons: readonly { readonly subject: number; readonly reason: UndefinedReason }[];
}

/**
 * Reads the lens values of a leaf at a period (R01, R17).
 *
 * Level: the value, or value ÷ denominator of the same period. Progress: against the value `years`
 * before the value it starts from. Target: attainment of the target of the period. With a
 * `carry-forward` rule the newest value not older than its limit stands in, and never one of a later
 * period. What cannot be computed is missing, with its reason.
 */
export function readLeaf(leaf: CompiledLeaf, source: LeafSource): LeafValues {
  const at = source.index.periods.indexOf(source.period);
  const current = readAll(leaf, source, { use: "value", yearsBack: 0, from: () => at });
  if (leaf.lens.lens === "level") return levelValues(current);
  if (leaf.lens.lens === "target") return targetValues(leaf, source, current);
  const { years, measure } = leaf.lens;
  const from = (subject: number) => current[subject]?.period ?? at;
  const baseline = readAll(leaf, source, { use: "baseline", yearsBack: years, from });
  return progressValues(measure, { current, baseline, source });
}

function levelValues(current: Readings): LeafValues {
  const anyError = current.some((reading) => reading !== null && !Number.isNaN(reading.se));
  return {
    values: valuesOf(current),
    standardErrors: anyError ? Float64Array.from(current, (reading) => reading?.se ?? Number.NaN) : null,
    inputs: current.map((reading) => reading?.cells ?? []),
    reasons: reasonsOf(current),
  };
}

function valuesOf(readings: Readings): Float64Array {
  return Float64Array.from(readings, (reading) => reading?.value ?? Number.NaN);
}

function reasonsOf(readings: Readings): LeafValues["reasons"] {
  return readings.flatMap((reading, subject) => (reading?.reason ? [{ subject, reason: reading.reason }] : []));
}

type ProgressMeasure = Extract<CompiledLeaf["lens"], { readonly lens: "progress" }>["measure"];

function progressValues(
  measure: ProgressMeasure,
  { current, baseline, source }: { current: Readings; baseline: Readings; source: LeafSource },
): LeafValues {
  const [now, then] = [valuesOf(current), valuesOf(baseline)];
  const inputs = current.map((reading, subject) => [...(reading?.cells ?? []), ...(baseline[subject]?.cells ?? [])]);
  const told = reasonsOf(
    current.map((reading, subject) => (reading?.reason ? reading : brokenBaseline(baseline[subject]))),
  );
  if (measure === "absolute") return lensOutcome(absoluteProgress(now, then), { inputs, told });
  if (measure === "value-added") return lensOutcome(valueAdded(now, then, source), { inputs, told });
  const growth = logGrowth(now, then);
  const values = growth.values.map(
    (whole, subject) => whole / yearsBetween(source.index, current[subject], baseline[subject]),
  );
  return lensOutcome({ values, reasons: growth.reasons }, { inputs, told });
}

/** A baseline that is there and has no answer; one that is simply absent is told by the lens. */
function brokenBaseline(reading: Reading | null | undefined): Reading | null {
  return reading && reading.reason !== "no-data" ? reading : null;
}

/** Years between two readings as they are, which carried values make longer or shorter than was asked for. */
function yearsBetween({ years }: ObservationIndex, now?: Reading | null, then?: Reading | null): number {
  return (years[now?.period ?? -1] ?? Number.NaN) - (years[then?.period ?? -1] ?? Number.NaN);
}

/** A lens value that is simply absent needs no reason of its own; every other gap keeps the reason of its cells or its lens. */
function lensOutcome(
  { values, reasons }: LensValues,
  { inputs, told }: { readonly inputs: LeafValues["inputs"]; readonly told: LeafValues["reasons"] },
): LeafValues {
  const explained = new Set(told.map(({ subject }) => subject));
  const own = reasons
    .filter(({ reason, unit }) => reason !== "no-data" && !explained.has(unit))
    .map(({ unit, reason }) => ({ subject: unit, reason }));
  return { values, standardErrors: null, inputs, reasons: [...told, ...own] };
}

function targetValues(leaf: CompiledLeaf, source: LeafSource, current: Readings): LeafValues {
  const series = source.index.seriesNumber(leaf.indicator.id);
  const targets = new Map(
    source.evidence.targets.filter((t) => t.series === series && t.period === source.period).map((t) => [t.subject, t]),
  );
  const column = (pick: (target: Target) => number | null) =>
    Float64Array.from(current, (_, subject) => numberOf(targets.get(subject), pick));
  const now = valuesOf(current);
  const target = column((one) => one.target);
  const cap = leaf.lens.lens === "target" ? leaf.lens.cap : undefined;
  const attained = targetAttained(
    now,
    column((one) => one.baseline),
    cap ? { target, cap } : { target },
  );
  const inputs = current.map((reading, subject) => [...(reading?.cells ?? []), ...targetCell(targets.get(subject))]);
  const reasons = attained.reasons.filter(({ unit }) => targets.has(unit));
  return lensOutcome({ values: attained.values, reasons }, { inputs, told: reasonsOf(current) });
}

function numberOf(target: Target | undefined, pick: (target: Target) => number | null): number {
  return (target && pick(target)) ?? Number.NaN;
}

function targetCell(target: Target | undefined): InputCell[] {
  return target ? [["target", target.source, target.row, -1, -1, target.target]] : [];
}
