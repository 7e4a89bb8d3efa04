import type { Facts } from "@huabiao/kernel/problem";
import type { Scheme } from "../document/scheme.ts";
import type { Path } from "../path.ts";
import type { SchemeTree } from "../tree.ts";
import type { LintLimits } from "./limits.ts";

/** The principle that a rule serves; its sentence is `principle.<code>` in the catalogue. */
export type Principle =
  | "few-and-key"
  | "like-with-like"
  | "voice"
  | "latent"
  | "truth"
  | "outcome"
  | "open-method"
  | "leadership"
  | "fair-hearing"
  | "judgement"
  | "whole-person"
  | "use-of-results";

/** How much a finding weighs: a warning should be answered, an advice considered. */
export type Severity = "warning" | "advice";

/** Something a rule sees in a scheme; `severity` where it differs from the rule's. */
export interface Finding {
  readonly path: Path;
  readonly facts: Facts;
  readonly severity?: Severity;
}

/** What rules look at beside the scheme itself, made once. */
export interface LintContext {
  readonly tree: SchemeTree;
  /** Ids of the comparison groups; a single null when the scheme has none. */
  readonly groups: readonly (string | null)[];
  /** The declared share of every node in the whole, for a group. */
  readonly sharesOf: (group: string | null) => ReadonlyMap<string, number>;
  readonly limits: LintLimits;
}

/** One rule: what it is called, which requirement and principle it serves, and what it sees. Pure; never throws on a scheme whose form is right. */
export interface Rule {
  /** Also the name of its file, and of its sentence `lint.<id>`. */
  readonly id: string;
  /** The requirement it serves, `R01` … `R38`. */
  readonly requirement: string;
  readonly principle: Principle;
  readonly severity: Severity;
  readonly check: (scheme: Scheme, context: LintContext) => readonly Finding[];
}
