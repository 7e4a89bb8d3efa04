import type { Scheme } from "./document/scheme.ts";

/** What one subject is asked for in a year. */
export interface Burden {
  /** Cells to fill: data times their frequency; what is reused from elsewhere is not asked. */
  readonly fields: number;
  /** Minutes of everybody who fills them or writes records. */
  readonly minutes: number;
}

const timesAYear = { year: 1, "half-year": 2, quarter: 4, month: 12, week: 52, day: 365 } as const;

/**
 * The burden that a scheme puts on one subject in a year (R06): Σ data × people × frequency × minutes, and the records wanted.
 *
 * Only what the scheme declares counts: an indicator without `minutes` adds a field and no minutes, one person is
 * assumed where `respondents` is not given, yearly where `frequency` is not. Polls burden their voters and are not in it.
 */
export function burdenOf(scheme: Scheme): Burden {
  const asked = scheme.indicators.flatMap(({ supply }) => (supply === undefined || supply.reused ? [] : [supply]));
  const fields = asked.reduce((sum, { frequency }) => sum + timesAYear[frequency ?? "year"], 0);
  const filling = asked.reduce(
    (sum, { frequency, respondents, minutes }) =>
      sum + timesAYear[frequency ?? "year"] * (respondents ?? 1) * (minutes ?? 0),
    0,
  );
  const writing = (scheme.records ?? []).reduce(
    (sum, { minutes, perYear }) => sum + (minutes ?? 0) * (perYear ?? 1),
    0,
  );
  return { fields, minutes: filling + writing };
}
