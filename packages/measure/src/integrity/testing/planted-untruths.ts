import { openStream } from "@huabiao/kernel/random";
import type { IntegrityCheckId } from "../catalogue.ts";
import type { Panel, PanelRevision } from "../panel.ts";

/** What was planted: who (or what) should be flagged by which check. */
export interface PlantedUntruth {
  readonly check: IntegrityCheckId;
  /** Null when the indicator as a whole is concerned. */
  readonly subject: string | null;
  readonly indicator: string | null;
  readonly fact: { readonly name: string; readonly value: string | number } | null;
}

/** The untruths that `plantUntruths` hides. */
export const untruths: readonly PlantedUntruth[] = [
  { check: "bunching-at-target", subject: "s17", indicator: null, fact: null },
  { check: "copied-between-subjects", subject: "s21", indicator: "i3", fact: { name: "otherSubject", value: "s60" } },
  { check: "copied-last-year", subject: "s33", indicator: null, fact: null },
  { check: "jump", subject: "s5", indicator: "i0", fact: null },
  { check: "level-shift", subject: "s8", indicator: "i0", fact: { name: "breakYear", value: 2020 } },
  { check: "too-smooth", subject: "s40", indicator: "i0", fact: null },
  { check: "second-source-outlier", subject: "s12", indicator: "i9", fact: null },
  { check: "one-way-revisions", subject: "s12", indicator: null, fact: null },
  { check: "term-end-spike", subject: null, indicator: "i6", fact: null },
  { check: "last-digit", subject: null, indicator: "i1", fact: null },
  { check: "second-source-bias", subject: null, indicator: "i6", fact: null },
  { check: "benford-first-two-digits", subject: null, indicator: "i9", fact: null },
];

/**
 * A copy of an honest panel with one untruth of every kind. Needs 100 subjects, 12 indicators, ten years from 2015.
 */
export function plantUntruths(honest: Panel, seed: number): Panel {
  const values = honest.values.map((cells) => cells.slice());
  const secondSources = (honest.secondSources ?? []).map((cells, j) =>
    j === 6 && cells ? cells.map((value) => value / 1.04) : cells,
  );
  const panel = {
    ...honest,
    values,
    secondSources,
    revisions: [...(honest.revisions ?? []), ...flatteringRevisions()],
  };
  favourBeginning(values[9] as Float64Array);
  preferFives(values[1] as Float64Array);
  spikeAtTermEnds(panel);
  liftOverTargets(panel, seed);
  const repeated = 33;
  for (const cells of values) cells[at(repeated, 9)] = cells[at(repeated, 8)] as number;
  values[3]?.copyWithin(at(21, 4), at(60, 4), at(60, 10));
  scale(values[0] as Float64Array, [at(5, 9), at(6, 0)], 1.9);
  scale(values[0] as Float64Array, [at(8, 5), at(9, 0)], 0.4);
  scale(secondSources[9] as Float64Array, [at(12, 0), at(13, 0)], 1 / 1.3);
  for (let t = 0; t < 10; t++) (values[0] as Float64Array)[at(40, t)] = Math.round(100 * 812 * 1.08 ** t) / 100;
  return panel;
}

const at = (subject: number, year: number) => subject * 10 + year;

function scale(cells: Float64Array, [from, end]: readonly [number, number], factor: number): void {
  for (let cell = from; cell < end; cell++) cells[cell] = factor * (cells[cell] as number);
}

/** A third of the subjects report newest values that begin with 68. */
function favourBeginning(cells: Float64Array): void {
  for (let subject = 0; subject < 100; subject += 3) {
    const cell = at(subject, 9);
    const power = Math.floor(Math.log10(cells[cell] as number)) - 1;
    cells[cell] = 68.5 * 10 ** power;
  }
}

/** A third of all reports is rounded to halves. */
function preferFives(cells: Float64Array): void {
  for (let cell = 0; cell < cells.length; cell += 3) cells[cell] = Math.round((cells[cell] as number) * 2) / 2;
}

function spikeAtTermEnds(panel: Panel): void {
  for (const { subject, toYear } of panel.terms ?? []) {
    const number = Number(subject.slice(1));
    if (toYear < 2025) scale(panel.values[6] as Float64Array, [at(number, toYear - 2015), at(number + 1, 0)], 1.04);
  }
}

function liftOverTargets(panel: Panel, seed: number): void {
  const stream = openStream(seed, 1);
  panel.indicators.forEach(({ direction }, j) => {
    const targets = panel.targets?.[j];
    const cells = panel.values[j] as Float64Array;
    if (!targets) return;
    for (let cell = at(17, 0); cell < at(18, 0); cell++) {
      const target = targets[cell] as number;
      const misses = ((cells[cell] as number) - target) * direction < 0;
      if (misses) cells[cell] = target + Math.abs(target) * direction * 0.006 * stream.uniform();
    }
  });
}

function flatteringRevisions(): PanelRevision[] {
  return Array.from({ length: 20 }, () => ({ subject: "s12", indicator: "i3", year: 2020, first: 100, later: 103 }));
}
