import { openStream, type Stream } from "@huabiao/kernel/random";
import type { Panel, PanelRevision, PanelTerm } from "../panel.ts";

/** Size of a simulated panel. */
export interface PanelSize {
  readonly subjects: number;
  readonly indicators: number;
  readonly years: number;
  readonly groups: number;
  /** Degrees of freedom of the noise; ∞ = normal. */
  readonly tails?: number;
}

/**
 * A panel of honest reports: no subject inflates, copies or smooths.
 *
 * Three kinds of indicators in turn: amounts over three orders of magnitude that grow as a random walk
 * and are rounded to 2 decimals; percentages that wobble around a trend, 1 decimal; rates that move
 * slowly, unrounded. Common shocks each year, places of different growth and of somewhat different
 * noise, 2 % of cells missing, targets that are met in 60 of 100 cases, a fair second source, fair revisions, staggered
 * terms of five years.
 */
export function honestPanel(seed: number, size: PanelSize): Panel {
  const { subjects, indicators, years, groups } = size;
  const noise = noiseOf(openStream(seed, 1), size.tails ?? Number.POSITIVE_INFINITY);
  const plain = openStream(seed, 2);
  const unevenness = Array.from({ length: subjects }, () => Math.exp(0.15 * plain.normal()));
  const values = Array.from({ length: indicators }, (_, j) => indicatorValues(size, j, { noise, plain, unevenness }));
  const targets = values.map((cells, j) =>
    cells.map((value) => value * (1 - (j % 3 === 1 ? 0.02 : 0.05) * (plain.normal() + 0.25))),
  );
  const panel = {
    subjects: Array.from({ length: subjects }, (_, i) => `s${i}`),
    indicators: Array.from({ length: indicators }, (_, j) => ({
      id: `i${j}`,
      direction: j % 5 === 4 ? (-1 as const) : (1 as const),
    })),
    years: Array.from({ length: years }, (_, t) => 2015 + t),
    values,
    targets: targets.map((cells, j) => (j % 2 === 0 ? cells : null)),
    secondSources: values.map((cells, j) =>
      j % 3 === 0 ? cells.map((value) => value * Math.exp(0.03 * noise())) : null,
    ),
    revisions: [] as PanelRevision[],
    terms: termsOf(subjects, years),
    groupOf: Int32Array.from({ length: subjects }, (_, i) => i % groups),
  };
  return { ...panel, revisions: fairRevisions(panel, plain) };
}

interface Sources {
  readonly noise: () => number;
  readonly plain: Stream;
  readonly unevenness: readonly number[];
}

function noiseOf(stream: Stream, tails: number): () => number {
  if (tails === Number.POSITIVE_INFINITY) return () => stream.normal();
  return () => stream.normal() / Math.sqrt(stream.gamma(tails / 2) / (tails / 2));
}

function indicatorValues(size: PanelSize, j: number, { noise, plain, unevenness }: Sources): Float64Array {
  const { subjects, years } = size;
  const cells = new Float64Array(subjects * years);
  const shocks = Array.from({ length: years }, () => 0.03 * plain.normal());
  for (let i = 0; i < subjects; i++) {
    const spread = unevenness[i] as number;
    const start = plain.normal();
    const drift = 0.04 + 0.01 * plain.normal();
    let walk = 0;
    for (let t = 0; t < years; t++) {
      walk += drift + (shocks[t] as number) + 0.05 * spread * noise();
      const amount = Math.round(100 * Math.exp(7 + 1.4 * start + walk)) / 100;
      const percentage =
        Math.round(10 * (70 + 6 * start + 10 * drift * t + 20 * (shocks[t] as number) + 1.5 * spread * noise())) / 10;
      const value = j % 3 === 0 ? amount : j % 3 === 1 ? percentage : 6 + start + 8 * walk;
      cells[i * years + t] = plain.uniform() < 0.02 ? Number.NaN : value;
    }
  }
  return cells;
}

function termsOf(subjects: number, years: number): PanelTerm[] {
  const terms: PanelTerm[] = [];
  for (let i = 0; i < subjects; i++) {
    for (let from = 2015 - (i % 5); from < 2015 + years; from += 5)
      terms.push({ subject: `s${i}`, fromYear: from, toYear: from + 4 });
  }
  return terms;
}

function fairRevisions(panel: Panel, plain: Stream): PanelRevision[] {
  const revisions: PanelRevision[] = [];
  panel.values.forEach((cells, j) => {
    cells.forEach((later, cell) => {
      if (Number.isNaN(later) || plain.uniform() > 0.05) return;
      const subject = panel.subjects[Math.floor(cell / panel.years.length)] as string;
      const first = later * (1 + 0.01 * plain.normal());
      revisions.push({
        subject,
        indicator: panel.indicators[j]?.id as string,
        year: panel.years[cell % panel.years.length] as number,
        first,
        later,
      });
    });
  });
  return revisions;
}
