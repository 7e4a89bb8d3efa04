import type { Period } from "@huabiao/measure";
import type { People } from "@huabiao/scheme";
import type { Computed } from "../computed.ts";
import type { NodeFinding, SubjectFinding } from "../findings.ts";
import type { PeopleEvidence } from "../people-evidence.ts";
import type { PollFinding, RatingsFinding } from "../voices-finding.ts";
import type { AbandonedProjects } from "./abandoned.ts";
import type { CreditedTerm } from "./outcomes.ts";
import type { Serving } from "./serving.ts";
import type { DividedTeam, TeamMember } from "./team-shares.ts";

/** A team: those who served in named posts of one place in the assessed period. */
export interface Team {
  readonly subject: number;
  readonly members: readonly TeamMember[];
  readonly division: DividedTeam;
}

/** Everything that portraits are made from, computed once. */
export interface PeopleDesk {
  readonly computed: Computed;
  readonly people: People;
  readonly evidence: PeopleEvidence;
  readonly period: Period;
  readonly nodes: ReadonlyMap<string, NodeFinding>;
  readonly subjects: readonly SubjectFinding[];
  readonly serving: Serving;
  readonly teams: readonly Team[];
  /** Index into `teams` by place; −1 = none. */
  readonly teamOfPlace: Int32Array;
  /** Index into `teams` by person, of the main post's place; −1 = none. */
  readonly teamOfPerson: Int32Array;
  readonly credited: readonly CreditedTerm[];
  readonly spreads: ReadonlyMap<string, number>;
  readonly abandoned: AbandonedProjects;
  /** What was said about places, and about persons. */
  readonly heard: Readonly<Record<"team" | "person", Heard>>;
}

/** Polls and ratings about one kind of subject. */
export interface Heard {
  readonly polls: ReadonlyMap<string, PollFinding>;
  /** By table; with an item `table item`. */
  readonly ratings: ReadonlyMap<string, RatingsFinding>;
}
