import type { Text } from "@huabiao/kernel/text";
import type { RatersReason, UndefinedReason } from "@huabiao/measure";

/** What people said, beside the data and never mixed into its scores (R14, R15, R19, R20, R22). */
export interface VoicesFinding {
  readonly polls: readonly PollFinding[];
  readonly ratings: readonly RatingsFinding[];
  /** Data, panels and the public, each with its own view of every subject. */
  readonly sides: readonly SideFinding[];
  readonly comparisons: readonly SideComparisonFinding[];
}

/** A figure with its uncertainty on its face. */
export interface EstimateFinding {
  readonly estimate: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** Answers it rests on. */
  readonly n: number;
  /** As many answers of a simple random sample would be as sure; null when that is undefined. */
  readonly effective: number | null;
  readonly designEffect: number | null;
  readonly df: number;
}

/** An estimate, or why there is none. */
export type Told<T> =
  | { readonly value: T; readonly reason: null }
  | { readonly value: null; readonly reason: UndefinedReason };

/** One poll: what was asked, who took part, what they said. */
export interface PollFinding {
  readonly id: string;
  readonly title: Text;
  readonly instrument: string;
  readonly population: "public" | "served" | "panel";
  /** Open without a roll: counted, never estimated, never a side. */
  readonly consultation: boolean;
  /** Node beside which it is shown; the root unless the scheme says. */
  readonly parent: string;
  readonly smallestCell: number;
  readonly weighting: "design" | "population" | "equal";
  readonly items: readonly PollItemFinding[];
  readonly classes: readonly {
    readonly id: string;
    readonly title: Text;
    readonly weight: number;
    readonly minimum: number;
  }[];
  readonly strata: readonly { readonly id: string; readonly title: Text }[];
  /** One per subject with ballots or a frame, in the order of the subjects. */
  readonly subjects: readonly VoiceFinding[];
  /** All published cells of all subjects together. */
  readonly overall: VoiceFinding;
  /** Modelled figures beside the direct ones; null unless the scheme asks for them. */
  readonly smallAreas: SmallAreasFinding | null;
}

/** Places with few answers, drawn towards what places like them have: modelled, and never instead of what was answered. */
export interface SmallAreasFinding {
  readonly across: "all" | "group";
  /** How far the places truly lie from the mean of those like them: a standard deviation; null with a reason. */
  readonly spread: number | null;
  readonly areas: readonly AreaFinding[];
  readonly reason: UndefinedReason | null;
}

/** A place's modelled score. */
export interface AreaFinding {
  readonly subject: number;
  readonly estimate: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** Weight of the place's own answers, in [0, 1]. */
  readonly own: number;
}

/** A question as it was put. */
export interface PollItemFinding {
  readonly id: string;
  readonly title: Text;
  readonly maximum: number;
  readonly anchors: Readonly<Record<string, Text>>;
  readonly options: readonly { readonly id: string; readonly title: Text; readonly coefficient: number | null }[];
  readonly reasons: readonly { readonly id: string; readonly title: Text }[];
}

/** What was said about one subject, or about all. */
export interface VoiceFinding {
  /** Index into the findings' subjects; −1 = all. */
  readonly subject: number;
  readonly participation: ParticipationFinding;
  /** 0–100: classes by their weights; without classes the estimate over all strata. */
  readonly score: Told<EstimateFinding>;
  /** The score with the severity of its raters taken out; null when raters cannot be told apart or do not overlap. */
  readonly corrected: CorrectedFinding | null;
  readonly items: readonly ItemFinding[];
  /** In the order of the poll's classes; empty when it has none. */
  readonly classes: readonly ClassFinding[];
  /** Cells that may be shown: strata merged until none is smaller than the smallest cell. */
  readonly cells: readonly CellFinding[];
}

/** Who could take part and who did. Turnout is shown whatever the size: it says nothing about what anyone wrote. */
export interface ParticipationFinding {
  readonly population: number | null;
  readonly invited: number | null;
  readonly returned: number;
  /** Ballots without a single answer. */
  readonly blank: number;
  /** returned / invited; null without the number of invited, or when nobody was. */
  readonly rate: number | null;
  /** Ballots whose content is not shown because too few stand together. */
  readonly withheld: number;
  /** Share of the population whose strata have any ballot; null without a frame. */
  readonly covered: number | null;
  readonly parts: readonly {
    readonly class: number;
    readonly stratum: number;
    readonly population: number | null;
    readonly invited: number | null;
    readonly returned: number;
  }[];
}

/** One question's answers: counts, shares and a score. */
export interface ItemFinding {
  readonly score: Told<EstimateFinding>;
  /** Ballots per option, in the item's order. */
  readonly counts: readonly number[];
  readonly blank: number;
  /** Weighted share of each option among those that answer, with its interval; null for 不了解 and where nobody answered. */
  readonly shares: readonly (readonly [share: number, lower: number, upper: number] | null)[];
  /** Ballots per reason. */
  readonly reasons: readonly number[];
}

/** A voter class: its result, or 樣本不足. */
export interface ClassFinding {
  readonly returned: number;
  /** Its share of the weight among the classes that count; 0 when it is too small to count. */
  readonly weight: number;
  readonly score: Told<EstimateFinding>;
  /** Empty when it is too small to be shown. */
  readonly items: readonly ItemFinding[];
}

/** A cell that may be shown. */
export interface CellFinding {
  /** Index into the poll's classes; −1 when it has none. */
  readonly class: number;
  /** Indexes into the poll's strata; more than one when small ones were merged; empty when it has none. */
  readonly strata: readonly number[];
  readonly score: Told<EstimateFinding>;
  readonly counts: readonly (readonly number[])[];
}

/** A severity-corrected result beside the raw mean of the same ratings. */
export interface CorrectedFinding {
  readonly raw: number;
  readonly estimate: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  readonly ratings: number;
  /** Set of subjects it can be compared with. */
  readonly set: number;
}

/** Ratings by raters who rated several subjects. */
export interface RatingsFinding {
  readonly id: string;
  readonly title: Text;
  /** Table of ratings, or a poll whose raters can be told apart. */
  readonly kind: "table" | "poll";
  readonly scale: readonly [lowest: number, highest: number];
  readonly subjects: readonly (CorrectedFinding & { readonly subject: number })[];
  readonly raters: readonly RaterFinding[];
  /** Connected sets of raters and subjects; across sets nothing can be compared. */
  readonly sets: number;
  readonly reason: RatersReason | null;
  readonly reliability: ReliabilityFinding | null;
}

/** How severe a rater is: positive = gives less than others to the same subjects. */
export interface RaterFinding {
  readonly rater: string;
  readonly ratings: number;
  readonly severity: number;
  readonly se: number;
  /** Gave the same grade throughout. */
  readonly oneGrade: boolean;
}

/** How much of the variation of ratings is about the subjects, and how many raters would be enough. */
export interface ReliabilityFinding {
  readonly subjectVariance: number;
  readonly raterVariance: number;
  readonly residualVariance: number;
  readonly icc: number;
  readonly generalisability: number;
  readonly target: number;
  /** Fewest raters a subject with which the target is reached; null when no number reaches it. */
  readonly ratersNeeded: number | null;
}

/** One side's view: data, a poll, or ratings. */
export interface SideFinding {
  readonly kind: "data" | "public" | "served" | "panel" | "ratings";
  /** Id of the node, poll or table. */
  readonly id: string;
  readonly title: Text;
  readonly score: readonly (number | null)[];
  /** Standard error; null where the side gives none, and then it counts as exact. */
  readonly se: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
}

/** Two sides beside each other, subject by subject. */
export interface SideComparisonFinding {
  /** Indexes into `sides`. */
  readonly first: number;
  readonly second: number;
  readonly correlation: number | null;
  readonly units: readonly SideDifferenceFinding[];
}

/** How far two sides are apart on a subject, in standard deviations among its comparables. */
export interface SideDifferenceFinding {
  readonly subject: number;
  /** Where each of the two sides sees it, among the subjects that both speak of. */
  readonly positions: readonly [first: number, second: number];
  readonly difference: number;
  readonly se: number;
  readonly adjusted: number;
  /** Sampling alone hardly explains it, and it is at least one standard deviation. */
  readonly disagrees: boolean;
}
