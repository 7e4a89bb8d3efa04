import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { Text } from "@huabiao/kernel/text";
import { type ConditionFailure, compileCondition, type Scheme } from "@huabiao/scheme";
import type { Evidence, Subject } from "../evidence.ts";

/** The comparison groups that have members, and the group of every subject. */
export interface ComparisonGroups {
  readonly ids: readonly string[];
  readonly titles: readonly Text[];
  readonly groupOf: Int32Array;
}

interface GroupRule {
  readonly id: string;
  readonly title: Text;
  /** Whether the rule holds for a subject, or why it cannot be told. */
  readonly holds: (subject: Subject) => Result<boolean, ConditionFailure>;
}

/**
 * Sorts every subject into its comparison group (R25).
 *
 * A group's rule is its `when`, else "attribute `groupBy` equals the id". Without groups all subjects
 * form one. A subject in no group or in several is refused, and so is one that a rule cannot judge for want
 * of an attribute, each with its row.
 */
export function assignGroups(scheme: Scheme, evidence: Evidence): Result<ComparisonGroups, Problem[]> {
  const groups = scheme.subjects.groups;
  if (!groups) {
    return ok({ ids: ["all"], titles: [scheme.title], groupOf: new Int32Array(evidence.subjects.length) });
  }
  const rules = groups.map((group): GroupRule => ({ id: group.id, title: group.title, holds: ruleOf(scheme, group) }));
  const placed = evidence.subjects.map((subject) => placeSubject(evidence, subject, rules));
  const problems = placed.flatMap((one) => (one.ok ? [] : [one.error]));
  const groupOf = Int32Array.from(placed, (one) => (one.ok ? one.value : -1));
  return problems.length > 0 ? err(problems) : ok(withoutEmptyGroups(rules, groupOf));
}

function placeSubject(evidence: Evidence, subject: Subject, rules: readonly GroupRule[]): Result<number, Problem> {
  const judged = rules.map(({ holds }) => holds(subject));
  const place = { file: evidence.sources[subject.source]?.name ?? "", row: subject.row };
  const unclear = judged.findIndex((one) => !one.ok);
  const failure = judged[unclear];
  if (failure && !failure.ok) {
    const facts = { subject: subject.id, group: rules[unclear]?.id ?? "", name: failure.error.name };
    return err(problem(`assess.group-rule-${failure.error.reason}`, facts, { place }));
  }
  const matching = judged.flatMap((one, at) => (one.ok && one.value ? [at] : []));
  const [only] = matching;
  if (only !== undefined && matching.length === 1) return ok(only);
  const facts = { subject: subject.id, groups: matching.map((at) => rules[at]?.id ?? "").join(", ") };
  const code = only === undefined ? "assess.subject-in-no-group" : "assess.subject-in-several-groups";
  return err(problem(code, facts, { place }));
}

function ruleOf(
  scheme: Scheme,
  group: { readonly id: string; readonly when?: string | undefined },
): GroupRule["holds"] {
  if (group.when === undefined) {
    const attribute = scheme.subjects.groupBy ?? "group";
    return (subject) => ok(subject.attributes[attribute] === group.id);
  }
  const compiled = compileCondition(group.when, "group");
  if (!compiled.ok) return () => err({ reason: "wrong-type", name: group.id });
  return (subject) => compiled.value({ subject: subject.attributes });
}

function withoutEmptyGroups(rules: readonly GroupRule[], groupOf: Int32Array): ComparisonGroups {
  const used = new Set(groupOf);
  const kept = rules.flatMap((rule, at) => (used.has(at) ? [{ rule, at }] : []));
  const renumbered = new Map(kept.map(({ at }, now) => [at, now]));
  return {
    ids: kept.map(({ rule }) => rule.id),
    titles: kept.map(({ rule }) => rule.title),
    groupOf: groupOf.map((old) => renumbered.get(old) ?? -1),
  };
}
