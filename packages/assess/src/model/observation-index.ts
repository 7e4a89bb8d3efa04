import type { Evidence } from "../evidence.ts";

/**
 * Finds observations by series, subject and period: the newest revision of each.
 *
 * Built once in O(observations); memory O(series × subjects × periods).
 */
export interface ObservationIndex {
  readonly periods: readonly string[];
  /** Calendar year of each period, or null when the label does not start with four digits. */
  readonly years: readonly (number | null)[];
  /** Observation number of the newest revision, or −1. */
  find(series: number, subject: number, period: number): number;
  /** Number of a series by its id, or −1. */
  seriesNumber(id: string): number;
}

/** Indexes the observations of an evidence. */
export function indexObservations(evidence: Evidence): ObservationIndex {
  const { observations: obs } = evidence;
  const subjects = evidence.subjects.length;
  const periods = obs.periods.length;
  const newest = new Int32Array(obs.series.length * subjects * periods).fill(-1);
  for (let k = 0; k < obs.value.length; k++) {
    const at =
      ((obs.seriesOf[k] as number) * subjects + (obs.subjectOf[k] as number)) * periods + (obs.periodOf[k] as number);
    const before = newest[at] as number;
    if (before < 0 || revisionOf(evidence, k) >= revisionOf(evidence, before)) newest[at] = k;
  }
  const numbers = new Map(obs.series.map((id, at) => [id, at]));
  return {
    periods: obs.periods,
    years: obs.periods.map(yearOfLabel),
    find: (series, subject, period) =>
      series < 0 || period < 0 ? -1 : (newest[(series * subjects + subject) * periods + period] as number),
    seriesNumber: (id) => numbers.get(id) ?? -1,
  };
}

/** The calendar year that a period label starts with. */
function yearOfLabel(label: string): number | null {
  const match = /^(\d{4})(?!\d)/.exec(label);
  return match ? Number(match[1]) : null;
}

function revisionOf(evidence: Evidence, observation: number): number {
  return evidence.observations.revision?.[observation] ?? 0;
}
