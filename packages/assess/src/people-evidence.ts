import type { Day } from "@huabiao/kernel/calendar";
import type { Text } from "@huabiao/kernel/text";
import type { DaySpan } from "@huabiao/measure";
import type { PollEvidence, Ratings } from "./evidence.ts";

/** Where a row of a table stands. */
interface Rowed {
  /** Index into `Evidence.sources`. */
  readonly source: number;
  /** Row of the table, header = 1. */
  readonly row: number;
}

/** A person who holds or held a post. Persons are sorted by id. */
export interface Person extends Rowed {
  readonly id: string;
  readonly title: Text;
  readonly rank: string | null;
  /** Every other column of the row, as text, trimmed. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a person answers for at a place: an area of the scheme (dimension or indicator) and the share of it. */
export interface Duty extends Rowed {
  readonly person: number;
  readonly subject: number;
  /** Id of a dimension or indicator. */
  readonly area: string;
  readonly share: number;
  /** Null = from the beginning, or to the end, of the term. */
  readonly from: DaySpan | null;
  readonly to: DaySpan | null;
}

/** A member's secret report on what another member contributed, relative to the other others. */
export interface ContributionReport extends Rowed {
  readonly subject: number;
  readonly period: string;
  readonly reporter: number;
  readonly member: number;
  readonly points: number;
}

/** A grade of daily conduct, best first: 好 · 較好 · 一般 · 較差. */
export type RoutineGrade = "good" | "fairly-good" | "fair" | "poor";

/** A routine grade of a quarter or another period. */
export interface RoutineRecord extends Rowed {
  readonly person: number;
  readonly period: string;
  readonly grade: RoutineGrade;
  readonly by: string;
  readonly reason: string;
}

/** An examiner's judgement on a criterion of the political standard. */
export interface Judgement extends Rowed {
  readonly person: number;
  /** Id of a criterion. */
  readonly criterion: string;
  readonly examiner: string;
  readonly judgement: "met" | "not-met" | "unclear";
  readonly reason: string;
  readonly cites: string;
}

/** A record of practice or an incident, with those who took part. */
export interface PracticeRecord extends Rowed {
  readonly id: string;
  readonly kind: "practice" | "incident";
  readonly on: Day;
  readonly subject: number;
  readonly title: string;
  readonly text: string;
  /** Null = nobody has verified it yet. */
  readonly verifiedBy: string | null;
  /** How much it weighs among the records; 1 when the table does not say. */
  readonly weight: number;
  readonly people: readonly {
    readonly person: number;
    readonly role: string;
    /** Null = not said: those without a share have the rest in equal parts. */
    readonly share: number | null;
  }[];
}

/** A comment on a person, a synthesis, or the person's own report. */
export interface PersonComment extends Rowed {
  readonly person: number;
  readonly by: string;
  readonly kind: "comment" | "synthesis" | "self-report";
  readonly on: Day;
  readonly text: string;
  readonly cites: readonly string[];
}

/** A project; null = not known. */
export interface Project extends Rowed {
  readonly id: string;
  readonly title: Text;
  readonly subject: number;
  readonly kind: string;
  readonly started: Day;
  readonly ended: Day | null;
  readonly cost: number | null;
  readonly debt: number | null;
  readonly publicity: number | null;
  readonly plannedUse: number | null;
  readonly actualUse: number | null;
  readonly upkeep: number | null;
  readonly felt: number | null;
  readonly feltError: number | null;
  /** Whether it still served after 1, 3 and 5 years. */
  readonly survives: readonly [boolean | null, boolean | null, boolean | null];
  readonly people: readonly { readonly person: number; readonly share: number }[];
}

/** An adverse result that a panel marks as excusable, with its reason (容錯). */
export interface Excuse extends Rowed {
  readonly person: number;
  /** Id of a record, project or indicator. */
  readonly what: string;
  readonly panel: string;
  readonly reason: string;
}

/** A dissent on a person's result. */
export interface Dissent extends Rowed {
  readonly person: number;
  readonly by: string;
  readonly text: string;
}

/** Days on which a person did not serve, or was under investigation. */
export interface Leave extends Rowed {
  readonly person: number;
  readonly from: Day;
  readonly to: Day | null;
  readonly kind: "leave" | "investigation";
}

/** Everything that is known of persons beside their terms. `person` is everywhere an index into `persons`. */
export interface PeopleEvidence {
  readonly persons: readonly Person[];
  readonly duties: readonly Duty[];
  readonly contributions: readonly ContributionReport[];
  readonly routine: readonly RoutineRecord[];
  readonly judgements: readonly Judgement[];
  readonly records: readonly PracticeRecord[];
  readonly comments: readonly PersonComment[];
  readonly projects: readonly Project[];
  readonly excuses: readonly Excuse[];
  readonly dissent: readonly Dissent[];
  readonly leave: readonly Leave[];
  /** Ballots and ratings about persons: their `subject` is a person. */
  readonly polls: readonly PollEvidence[];
  readonly ratings: readonly Ratings[];
}
