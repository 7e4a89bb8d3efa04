export * from "./analysis/index.ts";
export type { MixedSpec, ParsedSeveritySpec, RatingScaleSpec, SeveritySpec } from "./analysis/severity-spec.ts";
export { itemFacet, parseSeveritySpec } from "./analysis/severity-spec.ts";
export type { TermSpec } from "./analysis/term-spec.ts";
export * from "./burden.ts";
export { meantWhole } from "./check/check-weights.ts";
export * from "./check-scheme.ts";
export * from "./conditions.ts";
export type { Change } from "./diff/change.ts";
export { diffSchemes } from "./diff/diff-schemes.ts";
export {
  optionalPeopleColumns,
  type PeopleColumn,
  type PeopleTableKind,
  peopleColumns,
} from "./document/people-tables.ts";
export type * from "./document/scheme.ts";
export { schemeDocument } from "./document/scheme.ts";
export { instrumentOf, type PollItem, type PollOption, pollItems, smallestCell } from "./instruments/poll-form.ts";
export * from "./json-schema.ts";
export { lensName } from "./lens-name.ts";
export { knownRules } from "./lint/known-rules.ts";
export { defaultLimits, type Limit, type LintLimits } from "./lint/limits.ts";
export * from "./lint/lint-scheme.ts";
export type { Principle, Severity } from "./lint/rule.ts";
export * from "./near-name.ts";
export { type DocumentForm, type ParsedDocument, parseDocument } from "./parse-document.ts";
export { parsePoll } from "./parse-poll.ts";
export * from "./parse-scheme.ts";
export * from "./path.ts";
export { type PortraitKind, viewIds } from "./people/views.ts";
export * from "./scheme-digest.ts";
export { yamlLimits } from "./yaml/limits.ts";
