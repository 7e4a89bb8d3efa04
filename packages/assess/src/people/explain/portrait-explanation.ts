import type { Text } from "@huabiao/kernel/text";
import type { Scheme } from "@huabiao/scheme";
import type { Evidence } from "../../evidence.ts";
import type { Explanation } from "../../findings/explain-number.ts";
import type { Findings } from "../../findings.ts";
import type { PeopleFinding, PersonFinding, TeamFinding, TermFinding, ViewFinding } from "../../people-finding.ts";

/** Everything a portrait says, opened to what it is made of (R30). */
export interface PortraitExplanation {
  readonly kind: "person" | "team";
  readonly id: string;
  readonly title: Text;
  /** Whether the sealed inputs were at hand: without them what findings do not repeat has no row. */
  readonly sealed: boolean;
  readonly sections: readonly ExplainedSection[];
}

/** A view of a head, or another part of the portrait. */
export interface ExplainedSection {
  /** Id of the view, or of the part. */
  readonly id: string;
  readonly title: Text | null;
  /** Null for what is no view. */
  readonly view: (ViewFinding & { readonly head: Text; readonly from: string }) | null;
  readonly made: readonly Ingredient[];
}

/** One thing a figure is made of. Its sentence is named by `what`, and mentions the facts. */
export interface Ingredient {
  readonly what: IngredientKind;
  readonly facts: Readonly<Record<string, Text | number | null>>;
  /** Where it stands in the inputs; row 1 is the header. Null where inputs are not at hand or must not be opened. */
  readonly at: { readonly file: string; readonly row: number } | null;
  /** A number of a place it goes back to. */
  readonly number: Explanation | null;
}

/** What a figure can be made of. Ballots and colleagues' reports are counted, never opened to anybody. */
export type IngredientKind =
  | "area"
  | "band"
  | "bar"
  | "ballots"
  | "class"
  | "corrected"
  | "credit"
  | "difference"
  | "grade"
  | "handover"
  | "identity"
  | "judgement"
  | "lags"
  | "leader"
  | "lens"
  | "option"
  | "place"
  | "project"
  | "rated"
  | "record"
  | "reports"
  | "secret"
  | "succession"
  | "term"
  | "value";

/** What explanations are drawn from. */
export interface ExplainDesk {
  readonly findings: Findings;
  readonly people: PeopleFinding;
  /** The scheme and the evidence that the findings were made from; null when they are not at hand. */
  readonly sealed: { readonly scheme: Scheme; readonly evidence: Evidence } | null;
}

/** Whose portrait is opened. */
export type Portrayed =
  | { readonly kind: "person"; readonly at: number; readonly person: PersonFinding; readonly subject: number }
  | { readonly kind: "team"; readonly at: number; readonly team: TeamFinding; readonly subject: number };

/** An ingredient; without a row and a number unless they are given. */
export function ingredient(
  what: IngredientKind,
  facts: Ingredient["facts"],
  { at = null, number = null }: Partial<Pick<Ingredient, "at" | "number">> = {},
): Ingredient {
  return { what, facts, at, number };
}

/** Where a row of the sealed evidence stands. */
export function rowOf(
  { sealed }: ExplainDesk,
  { source, row }: { readonly source: number; readonly row: number },
): Ingredient["at"] {
  const file = sealed?.evidence.sources[source]?.name;
  return file === undefined ? null : { file, row };
}

/** A place's title. */
export function placeTitle({ findings }: ExplainDesk, subject: number): Text {
  return findings.subjects[subject]?.title ?? "";
}

/** The place of a term, by its title or, where it is gone, by its name. */
export function termPlace(desk: ExplainDesk, { subject, gone }: TermFinding): Text {
  return gone ?? placeTitle(desk, subject);
}

/** A node's title; an id that no node has stays as it is. */
export function nodeTitle({ findings }: ExplainDesk, id: string): Text {
  return findings.nodes.find((node) => node.id === id)?.title ?? id;
}
