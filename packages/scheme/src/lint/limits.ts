/** A number that rules compare with, with the day it was written down and where it comes from. */
export interface Limit {
  readonly value: number;
  readonly on: string;
  readonly source: string;
}

/** The numbers of the lint rules: rule data, not code. An office with other rules passes its own to `lintScheme`. */
export interface LintLimits {
  readonly indicators: Limit;
  readonly indicatorsWanted: Limit;
  readonly ballotItems: Limit;
  readonly ballotMinutes: Limit;
  readonly classMinimum: Limit;
  readonly publicCell: Limit;
  readonly panelCell: Limit;
  readonly groupMinimum: Limit;
  readonly indicatorShare: Limit;
  readonly inputShare: Limit;
  readonly teamQuota: Limit;
  readonly personQuota: Limit;
  readonly objectionDays: Limit;
  readonly examiners: Limit;
}

const on = "2026-01-01";
const practice = "Practice of provincial schemes: 20–40 indicators a level, fewer wanted";
const office = "House rule of this project";

/** The limits that hold when a caller names no others. */
export const defaultLimits: LintLimits = {
  indicators: { value: 40, on, source: practice },
  indicatorsWanted: { value: 28, on, source: practice },
  ballotItems: { value: 12, on, source: office },
  ballotMinutes: { value: 3, on, source: office },
  classMinimum: { value: 5, on, source: office },
  publicCell: { value: 10, on, source: office },
  panelCell: { value: 5, on, source: office },
  groupMinimum: { value: 5, on, source: office },
  indicatorShare: { value: 0.2, on, source: "2020 notice: never decide simply by growth or rank" },
  inputShare: { value: 0.1, on, source: office },
  teamQuota: { value: 0.3, on, source: "黨政領導幹部考核工作條例 (2019): teams at most 30 %" },
  personQuota: { value: 0.25, on, source: "黨政領導幹部考核工作條例 (2019): team members at most 25 %" },
  objectionDays: { value: 30, on, source: "公務員法 (2018), articles 95–97: 30 days from knowing" },
  examiners: { value: 2, on, source: office },
};
