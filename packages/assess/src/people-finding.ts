import type { Text } from "@huabiao/kernel/text";
import type { RatersReason, UndefinedReason } from "@huabiao/measure";
import type { ViewSource } from "@huabiao/scheme";
import type { ProjectFinding } from "./project-finding.ts";
import type { ProposalFinding } from "./proposal-finding.ts";
import type { CorrectedFinding, PollFinding, RatingsFinding } from "./voices-finding.ts";

/** Teams and persons: what the evidence says of each, side by side, never one opaque number (R02, R26, R27). */
export interface PeopleFinding {
  /** Heads of the content: five of a team, 德能勤績廉 of a person. */
  readonly teamHeads: readonly HeadTitle[];
  readonly personHeads: readonly HeadTitle[];
  /** Bands that may be suggested, in the scheme's order; empty when it has none. */
  readonly teamBands: readonly BandTitle[];
  readonly personBands: readonly BandTitle[];
  readonly teams: readonly TeamFinding[];
  readonly persons: readonly PersonFinding[];
  /** Who has too little evidence to be portrayed, and why. */
  readonly thin: readonly ThinFinding[];
  readonly projects: readonly ProjectFinding[];
  /** Latent outcomes credited to the terms that laid their foundations; each sums exactly to the change observed. */
  readonly outcomes: readonly OutcomeFinding[];
  /** Places and leaders compared through those who moved. */
  readonly leaders: LeadersFinding | null;
  /** Polls about persons; their subjects are indexes into `persons`. Small cells are kept as in polls about places. */
  readonly polls: readonly PollFinding[];
  /** Ratings of persons, by tables and by polls whose raters can be told apart; subjects as in `polls`. */
  readonly ratings: readonly RatingsFinding[];
}

/** A head of the content, and where each of its views comes from, as the scheme says. */
export interface HeadTitle {
  readonly id: string;
  readonly title: Text;
  readonly sources: readonly ViewSource[];
}

/** A band by its name. */
export interface BandTitle {
  readonly id: string;
  readonly title: Text;
}

/**
 * A figure with its interval; more is better in every view. `peers` are the same figure of those compared with, itself left
 * out; of more than 40 so many, evenly spaced by rank.
 */
export interface ViewFinding {
  /** Id of the source, one of its head's. */
  readonly id: string;
  readonly kind: "voice" | "corrected" | "data" | "record" | "share";
  /** Id of the poll, node, table or kind of record. */
  readonly source: string;
  readonly title: Text;
  readonly unit: string | null;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly n: number | null;
  readonly peers: readonly number[];
  /** P(above a peer drawn at random), ties half; null without estimate or peers. */
  readonly above: number | null;
  readonly reason: RatersReason | null;
}

/** One head: its views stand beside each other and are not summed. */
export interface HeadFinding {
  readonly head: string;
  readonly views: readonly ViewFinding[];
  /** Two views more than one standard deviation apart beyond sampling: indexes into `views`. */
  readonly disagreements: readonly {
    readonly first: number;
    readonly second: number;
    readonly difference: number;
    readonly se: number;
  }[];
}

/** The political standard, looked at first; people judge, with reasons. */
export interface GateFinding {
  readonly state: "met" | "vetoed" | "examiners-differ" | "incomplete" | "not-met";
  readonly criteria: readonly {
    readonly id: string;
    readonly title: Text;
    readonly veto: boolean;
    readonly wanted: number;
    readonly judgements: readonly {
      readonly examiner: string;
      readonly judgement: "met" | "not-met" | "unclear";
      readonly reason: string;
      readonly cites: string;
    }[];
  }[];
}

/** A team: the leading group of one place in the assessed period. */
export interface TeamFinding {
  readonly id: string;
  readonly title: Text;
  /** Index into the findings' subjects. */
  readonly subject: number;
  readonly members: readonly number[];
  readonly heads: readonly HeadFinding[];
  readonly suggestion: SuggestionFinding;
  readonly shares: TeamSharesFinding;
  readonly projects: readonly number[];
  readonly incidents: readonly RecordFinding[];
  readonly comments: readonly CommentFinding[];
  readonly timeline: readonly TimelineFinding[];
}

/** How the team's result is divided, by three lenses. */
export interface TeamSharesFinding {
  readonly lenses: readonly {
    readonly lens: "duty" | "peers" | "evidence";
    /** Its part of the scheme's mix; over the lenses they sum to 1. */
    readonly weight: number;
    /** Per member; they sum to 1. Null with the reason when the lens has no answer. */
    readonly shares: readonly number[] | null;
    readonly reason: UndefinedReason | null;
  }[];
  /** The scheme's mix over the lenses that have an answer; null when none has. */
  readonly mix: readonly number[] | null;
  /** Largest difference between two lenses, per member. */
  readonly spread: readonly (number | null)[];
  readonly mustDeliberate: boolean;
}

/** A term of office as it was counted. */
export interface TermFinding {
  readonly post: string;
  /** Index into the findings' subjects; −1 = a place that is gone. */
  readonly subject: number;
  /** Name of the place, only where it is gone. */
  readonly gone?: string;
  readonly from: string;
  readonly to: string | null;
  readonly days: number;
  readonly notes: readonly ("overlaps" | "gap-before" | "month-only" | "open-end" | "simultaneous")[];
}

/** What is credited or debited to a term years later. */
export interface CreditFinding {
  readonly indicator: string;
  /** Index into the findings' subjects. */
  readonly subject: number;
  /** Index into the person's terms, at the place or at a predecessor of it; −1 = none covers it. */
  readonly term: number;
  readonly kind: "credit" | "debit";
  /** In the indicator's unit; its sign is the direction of the change, `kind` says whether that is good. */
  readonly amount: number;
  /** Change of the place's outcome over all periods that the amount is part of. */
  readonly change: number;
  readonly periods: readonly [from: string, to: string];
}

/** The identity of one outcome at one place: credits + unattributed = change. */
export interface OutcomeFinding {
  readonly indicator: string;
  readonly subject: number;
  readonly change: number;
  readonly credited: number;
  readonly unattributed: number;
  /** The part of `unattributed` that falls before the record begins. */
  readonly beforeRecord: number;
}

/** Results in the post read against the trend at the day of taking office. */
export interface HandoverFinding {
  readonly indicator: string;
  readonly term: number;
  readonly level: number;
  readonly trendPerYear: number | null;
  readonly expected: number | null;
  readonly actual: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reason: UndefinedReason | null;
}

/** A person. */
export interface PersonFinding {
  readonly id: string;
  readonly title: Text;
  readonly rank: string | null;
  /** Post held longest in the assessed period. */
  readonly post: string | null;
  /** Index into `teams`; null when in none. */
  readonly team: number | null;
  readonly peerGroup: { readonly title: Text; readonly size: number };
  readonly terms: readonly TermFinding[];
  readonly gate: GateFinding | null;
  readonly heads: readonly HeadFinding[];
  readonly share: {
    readonly mix: number | null;
    readonly lenses: readonly (number | null)[];
    readonly spread: number | null;
    readonly reason: UndefinedReason | null;
  };
  readonly credits: readonly CreditFinding[];
  readonly handovers: readonly HandoverFinding[];
  readonly leaderEffect: {
    readonly estimate: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly reason: UndefinedReason | null;
  };
  readonly timeline: readonly TimelineFinding[];
  readonly corrected: readonly (CorrectedFinding & { readonly source: string })[];
  readonly projects: readonly number[];
  readonly practice: readonly RecordFinding[];
  readonly incidents: readonly RecordFinding[];
  readonly comments: readonly CommentFinding[];
  readonly routine: readonly {
    readonly period: string;
    readonly grade: string;
    readonly by: string;
    readonly reason: string;
  }[];
  /** Adverse results that a panel has marked as excusable, with its reasons (容錯). */
  readonly excused: readonly { readonly what: string; readonly panel: string; readonly reason: string }[];
  readonly dissent: readonly { readonly by: string; readonly text: string }[];
  /** Indexes into the findings' flags that concern the person's place, poll or projects in the term. */
  readonly flags: readonly number[];
  /** What would most improve the result next time, and what the person can do about it (R38). */
  readonly outlook: readonly { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }[];
  readonly suggestion: SuggestionFinding;
}

/** A suggested range; people decide. */
export interface SuggestionFinding {
  readonly state: "suggested" | "undecided" | "not-comparable" | "no-grade";
  readonly bands: readonly { readonly band: string; readonly probability: number }[];
  readonly likely: string | null;
  readonly bars: readonly { readonly id: string; readonly from: string; readonly reason: Text }[];
  /** Uses of the result that the scheme's rules propose; a suggested band counts, an undecided one does not. */
  readonly proposals: readonly ProposalFinding[];
  /** Why no grade is suggested: half a year of leave, new in post, under investigation. */
  readonly reason: UndefinedReason | null;
}

/** A point on the line of achievements: what showed at once and what ripened later. */
export interface TimelineFinding {
  readonly period: string;
  readonly visible: number | null;
  readonly latent: number | null;
  readonly credited: number | null;
}

/** A record of practice, an incident. */
export interface RecordFinding {
  readonly id: string;
  readonly on: string;
  readonly title: string;
  readonly text: string;
  readonly role: string;
  readonly verifiedBy: string | null;
}

/** A comment on evidence; a synthesis cites what it rests on. */
export interface CommentFinding {
  readonly by: string;
  readonly kind: "comment" | "synthesis" | "self-report";
  readonly on: string;
  readonly text: string;
  readonly cites: readonly string[];
}

/** Leader effects: relative, and identified through movers alone. */
export interface LeadersFinding {
  readonly indicator: string;
  readonly movers: number;
  readonly sets: readonly { readonly places: number; readonly leaders: number; readonly movers: number }[];
}

/** Who is not portrayed. */
export interface ThinFinding {
  readonly person: string;
  readonly title: Text;
  readonly reason: UndefinedReason;
  readonly facts: Readonly<Record<string, string | number>>;
}
