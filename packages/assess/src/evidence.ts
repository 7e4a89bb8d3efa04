import type { Day } from "@huabiao/kernel/calendar";
import type { SubjectId } from "@huabiao/kernel/id";
import type { Text } from "@huabiao/kernel/text";
import type { DaySpan, PlaceSuccession } from "@huabiao/measure";
import type { PeopleEvidence } from "./people-evidence.ts";

/** A file that evidence was read from. The digest is of the bytes as they were found. */
export interface SourceFile {
  /** Path below the data folder, with forward slashes. */
  readonly name: string;
  readonly digest: string;
  readonly bytes: number;
  readonly rows: number;
  readonly encoding: string;
}

/** A place, unit, team or person that is assessed, as its table lists it. */
export interface Subject {
  readonly id: SubjectId;
  readonly title: Text;
  /** Every other column of its row, as text, trimmed. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Index into `Evidence.sources`. */
  readonly source: number;
  /** Row of the table, header = 1. */
  readonly row: number;
}

/**
 * Observations in columns; element k of each array belongs to observation k.
 *
 * Sorted by series, then subject, then period, then revision. Every value is finite; a missing cell is
 * an absent observation. At most one observation per (series, subject, period, revision).
 */
export interface Observations {
  /** Ids of the indicators and series of the scheme, in the scheme's order. */
  readonly series: readonly string[];
  /** Labels of the periods, sorted. */
  readonly periods: readonly string[];
  readonly seriesOf: Int32Array;
  readonly subjectOf: Int32Array;
  readonly periodOf: Int32Array;
  readonly value: Float64Array;
  /** Standard error, NaN when not given; null when no table has the column. */
  readonly standardError: Float64Array | null;
  /** Revision number, the highest counts; null when no table has the column. */
  readonly revision: Int32Array | null;
  /** 1 verified, 0 not, −1 not said; null when no table has the column. */
  readonly verified: Int8Array | null;
  /** Index into `Evidence.sources`. */
  readonly sourceOf: Uint16Array;
  /** Row of the table, header = 1. */
  readonly row: Int32Array;
  /** Index into `columns`: the column the value stands in. */
  readonly columnOf: Uint16Array;
  readonly columns: readonly string[];
}

/** What was promised: baseline and target of an indicator for a subject. */
export interface Target {
  readonly subject: number;
  readonly series: number;
  /** Period the target is for; the scheme's own when the table does not say. */
  readonly period: string;
  readonly baseline: number | null;
  readonly target: number;
  readonly deadline: Day | null;
  readonly provider: string | null;
  readonly verified: boolean | null;
  readonly source: number;
  readonly row: number;
}

/** A term of office, to the day or as far as it is known. `to` null = still in post. */
export interface Term {
  readonly person: string;
  readonly post: string;
  /** Index into `Evidence.subjects`; −1 = a place that is gone. */
  readonly subject: number;
  /** Name of the place where it is gone, as the successions call it. */
  readonly gone?: string;
  readonly from: DaySpan;
  readonly to: DaySpan | null;
  readonly source: number;
  readonly row: number;
}

/** A merger, division or renaming of places: subjects by their id, places that are gone by their name. */
export interface Succession extends PlaceSuccession {
  readonly source: number;
  readonly row: number;
}

/** Ballots of a poll in columns; element k of each array belongs to ballot k. A ballot is about one subject. */
export interface Ballots {
  readonly subjectOf: Int32Array;
  /** Index into the poll's classes; null when it has none. */
  readonly classOf: Int32Array | null;
  /** Index into the poll's strata; null when it has none. */
  readonly stratumOf: Int32Array | null;
  /** Number of the rater, 0 … raters − 1: a name that says nothing else; null when no column tells raters apart. */
  readonly raterOf: Int32Array | null;
  /** Number of the release batch; null when there are none. */
  readonly batchOf: Int32Array | null;
  /** Design weight, above zero; null when the frame gives it. */
  readonly weight: Float64Array | null;
  /** Per item of `pollItems`: index of the option given, −1 a blank. */
  readonly answers: readonly Int16Array[];
  /** Per item: index of the reason given for the lowest answer, −1 none; null where the item's reasons are not in the table. */
  readonly reasons: readonly (Int16Array | null)[];
}

/** A cell of the frame: how many people it stands for, and how many of them were invited. */
export interface FrameCell {
  readonly subject: number;
  /** Index into the poll's classes; −1 when it has none. */
  readonly class: number;
  /** Index into the poll's strata; −1 when it has none. */
  readonly stratum: number;
  readonly population: number;
  readonly invited: number | null;
}

/** The ballots of one poll of the scheme. */
export interface PollEvidence {
  /** Index into the scheme's polls. */
  readonly poll: number;
  readonly ballots: Ballots;
  /** Empty when the scheme names no frame. */
  readonly frame: readonly FrameCell[];
}

/** Ratings on a scale, element k of each array belonging to rating k. */
export interface Ratings {
  /** Index into the scheme's tables of ratings. */
  readonly table: number;
  readonly subjectOf: Int32Array;
  readonly raterOf: Int32Array;
  readonly raters: readonly string[];
  readonly value: Float64Array;
  /** Index into `items`; null when the table has no such column. */
  readonly itemOf: Int32Array | null;
  readonly items: readonly string[];
}

/** What happened: everything an assessment reads, however it was stored. */
export interface Evidence {
  readonly subjects: readonly Subject[];
  readonly observations: Observations;
  readonly targets: readonly Target[];
  readonly terms: readonly Term[];
  /** Where places were governed from before; terms of predecessors count by their share. */
  readonly successions: readonly Succession[];
  /** Null when the scheme is not about people. */
  readonly people: PeopleEvidence | null;
  readonly polls: readonly PollEvidence[];
  readonly ratings: readonly Ratings[];
  readonly sources: readonly SourceFile[];
}
