import type { Problem } from "@huabiao/kernel/problem";
import type { Text } from "@huabiao/kernel/text";
import type { UndefinedReason } from "@huabiao/measure";
import type { EffortFinding } from "./effort-finding.ts";
import type { PeopleFinding } from "./people-finding.ts";
import type { ProposalFinding } from "./proposal-finding.ts";
import type { VoicesFinding } from "./voices-finding.ts";

/**
 * What an assessment found: canonical JSON, the same bytes from the same scheme, evidence and seed.
 *
 * Arrays named after nodes' results hold one element per subject, in the order of `subjects`;
 * null = there is no such number, and `reasons` says why.
 */
export interface Findings {
  readonly huabiao: 1;
  readonly engine: string;
  readonly scheme: SchemeFinding;
  readonly inputs: readonly InputFinding[];
  readonly seed: number;
  readonly draws: number;
  /** Coverage of every interval, for example 0.9. */
  readonly interval: number;
  readonly across: "group" | "all";
  readonly groups: readonly GroupFinding[];
  readonly subjects: readonly SubjectFinding[];
  /** Leaves first, each inner node after its children, the root last. */
  readonly nodes: readonly NodeFinding[];
  readonly cells: readonly LeafCells[];
  readonly columns: readonly string[];
  readonly periods: readonly string[];
  readonly reasons: readonly ReasonFinding[];
  readonly sensitivity: readonly SensitivityFinding[] | null;
  readonly flags: readonly FlagFinding[];
  readonly checks: readonly CheckFinding[];
  readonly targets: readonly TargetFinding[];
  readonly voices: VoicesFinding;
  /** Teams and persons; null when the scheme is not about people. */
  readonly people: PeopleFinding | null;
  /** Livelihood tasks: effort against what people feel; empty when the scheme names none. */
  readonly effort: readonly EffortFinding[];
  readonly bands: readonly { readonly id: string; readonly title: Text }[];
  readonly quotas: readonly QuotaFinding[];
  readonly burden: BurdenFinding;
  readonly lint: readonly LintNote[];
  readonly surprises: readonly SurpriseFinding[];
  /** Rows that were refused and left out because the run was told to tolerate them. */
  readonly refused: readonly Problem[];
}

/** The scheme in short. */
export interface SchemeFinding {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly kind: "routine" | "special" | "annual" | "term";
  readonly subjectType: "place" | "unit" | "team" | "person";
  readonly period: string;
  readonly fictional: boolean;
  readonly digest: string;
  readonly basis: readonly { readonly title: Text; readonly cite: string | null }[];
}

/** An input file as it was read. */
export interface InputFinding {
  readonly name: string;
  readonly digest: string;
  readonly bytes: number;
  readonly rows: number;
  readonly encoding: string;
}

/** A comparison group and how many subjects it has. */
export interface GroupFinding {
  readonly id: string;
  readonly title: Text;
  readonly size: number;
}

/** One subject's result beside its numbers: what it means, what moved, what would change it. */
export interface SubjectFinding {
  readonly id: string;
  readonly title: Text;
  /** Index into `groups`. */
  readonly group: number;
  /** Share of its scored cells that have a value of the assessed period, before anything is carried forward or filled. */
  readonly coverage: number;
  /** Suggested band by the nominal result; null when the scheme has no bands or there is no score. */
  readonly band: string | null;
  /** Probability of each band over the draws. */
  readonly bandProbabilities: readonly { readonly band: string; readonly probability: number }[];
  /** True when the most likely band has P < 0.8, or, without bands, when a neighbour cannot be told apart. */
  readonly undecided: boolean;
  /** Bars that keep the subject from a band, with their reasons. */
  readonly bars: readonly { readonly id: string; readonly from: string; readonly reason: Text }[];
  /** Uses of the result that the scheme's rules propose; people decide, and nothing takes effect before objections end. */
  readonly proposals: readonly ProposalFinding[];
  /** Indexes of subjects of the same group that cannot be told apart from it: neither is above the other in 90 % of draws. */
  readonly inseparable: readonly number[];
  /** P(rank ≤ k) for k = 1 … group size; empty without draws. */
  readonly rankProbabilities: readonly number[];
  /** The index's score and rank one period earlier by the same scheme; null when there are no data. */
  readonly previous: { readonly period: string; readonly score: number; readonly rank: number } | null;
  /** Contributions of the scored leaves to the difference of the index from the group mean; they sum to it. */
  readonly contributions: readonly { readonly node: string; readonly value: number }[];
  /** Difference of the index from the group mean; null without a score. */
  readonly difference: number | null;
  readonly explainedBy: "exact" | "shapley";
  /** The same scheme on earlier periods: index, and the part of visible and of latent indicators. */
  readonly history: readonly HistoryPoint[];
  readonly wouldChange: readonly WouldChange[];
}

/** The index of one period, and the mean score of its visible and its latent indicators. */
export interface HistoryPoint {
  readonly period: string;
  readonly score: number | null;
  readonly visible: number | null;
  readonly latent: number | null;
}

/** The smallest single change that moves a rank by one. */
export interface WouldChange {
  readonly kind: "input" | "weight";
  readonly direction: "up" | "down";
  readonly node: string;
  readonly from: number;
  readonly to: number;
  /** |to − from| relative to `from` for a weight, relative to the range of the comparison set for an input. */
  readonly effort: number;
  /** Index of the subject whose place would be taken. */
  readonly rival: number;
}

/** A node of the tree with everything computed on it. */
export interface NodeFinding {
  readonly id: string;
  readonly title: Text;
  readonly kind: "lens" | "indicator" | "dimension" | "index";
  /** Index into `nodes`, −1 at the root. */
  readonly parent: number;
  readonly level: number;
  readonly concept: string | null;
  readonly unit: string | null;
  readonly direction: "higher" | "lower" | null;
  readonly horizon: "visible" | "latent" | null;
  readonly binding: boolean;
  /** Share of the parent's weight per group, in the order of `groups`. */
  readonly weights: readonly number[];
  /** Share of the whole index per group: the product along the path. */
  readonly globalWeights: readonly number[];
  /** Correlation of the node's scores with the index over all subjects: how much it really moves the result. */
  readonly effectiveWeight: number | null;
  /** Name and parameters of each step, in the scheme's words. */
  readonly method: {
    readonly lens?: string;
    readonly missing?: string;
    readonly treatment?: string;
    readonly normalise?: string;
    readonly aggregate?: string;
  };
  readonly score: readonly (number | null)[];
  readonly rank: readonly (number | null)[];
  /** Present for the index and its children when there are draws. */
  readonly uncertainty: {
    readonly lower: readonly (number | null)[];
    readonly upper: readonly (number | null)[];
    readonly rankMedian: readonly (number | null)[];
    readonly rankLower: readonly (number | null)[];
    readonly rankUpper: readonly (number | null)[];
  } | null;
}

/** Every step of one scored leaf, one element per subject. */
export interface LeafCells {
  readonly node: string;
  readonly indicator: string;
  readonly lens: "level" | "progress" | "target";
  /** The lens value in the indicator's unit, before filling. */
  readonly value: readonly (number | null)[];
  /** The value after filling; equal to `value` where it was present. */
  readonly filled: readonly (number | null)[];
  /** The value after treatment of outliers. */
  readonly treated: readonly (number | null)[];
  /** Input cells: [use, input file, row, column, period, value]; file, column and period are indexes. */
  readonly inputs: readonly (readonly InputCell[])[];
  /** Winsorised count and log, as applied; null when untreated. */
  readonly treatment: {
    readonly winsorised: number;
    readonly log: boolean;
    readonly skewBefore: number | null;
    readonly kurtosisBefore: number | null;
  } | null;
}

/** What an input cell is used for. */
export type CellUse = "value" | "baseline" | "denominator" | "target";
/** [use, file, row, column, period, value]: indexes into `inputs`, `columns`, `periods`; period −1 = none. */
export type InputCell = readonly [CellUse, number, number, number, number, number];

/** Why a number is missing. `subject` −1 = for all subjects. */
export interface ReasonFinding {
  readonly subject: number;
  readonly node: string;
  readonly reason: UndefinedReason;
}

/** How much of the variation of ranks a choice of method explains. */
export interface SensitivityFinding {
  readonly factor: "weights" | "normalise" | "aggregate" | "treatment" | "missing" | "inputs";
  readonly first: readonly [estimate: number, lower: number, upper: number];
  readonly total: readonly [estimate: number, lower: number, upper: number];
}

/** A data check that asks for a human look. It never changes a score. */
export interface FlagFinding {
  readonly check: string;
  /** Index into `subjects`; null when the flag is about an indicator as a whole. */
  readonly subject: number | null;
  readonly indicator: string | null;
  /** The poll whose ballots it is about; null when it is about data. */
  readonly poll: string | null;
  readonly periods: readonly string[];
  readonly statistic: number;
  readonly pValue: number;
  readonly adjusted: number;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A check that was run: on how many series, how many were flagged, how many could not be checked. */
export interface CheckFinding {
  readonly check: string;
  readonly run: number;
  readonly flagged: number;
  readonly skipped: number;
}

/** A promise and what came of it. */
export interface TargetFinding {
  readonly subject: number;
  readonly indicator: string;
  readonly baseline: number | null;
  readonly target: number;
  readonly actual: number | null;
  /** (actual − baseline) / (target − baseline); null with the reason when undefined. */
  readonly attainment: number | null;
  readonly reason: UndefinedReason | null;
  readonly met: boolean | null;
  readonly deadline: string | null;
  readonly provider: string | null;
  readonly verified: boolean | null;
}

/** A quota worked out line by line. */
export interface QuotaFinding {
  readonly id: string;
  readonly pool: Text;
  readonly band: string;
  readonly size: number;
  readonly share: number;
  readonly product: number;
  readonly places: number;
  readonly suggested: number;
  readonly lines: readonly { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }[];
}

/** What collecting the evidence asks of people. */
export interface BurdenFinding {
  /** Indicators of the scheme. */
  readonly fields: number;
  /** Data to be filled in anew for one subject in a year: fields × times. */
  readonly newFields: number;
  /** Minutes a year for one subject. */
  readonly minutesPerSubject: number;
  readonly minutesTotal: number;
  readonly budgetMinutesPerSubject: number | null;
}

/** A remark of the scheme's lint. */
export interface LintNote {
  readonly rule: string;
  readonly requirement: string;
  readonly severity: "warning" | "advice";
  readonly path: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** Written reason when the rule was switched off. */
  readonly waived: string | null;
}

/** Something a reader would want to see first. */
export interface SurpriseFinding {
  readonly code: "moved" | "flagged" | "undecided" | "disagree-lens" | "disagree-sides" | "target-missed" | "no-score";
  readonly subject: number | null;
  readonly facts: Readonly<Record<string, string | number>>;
}
