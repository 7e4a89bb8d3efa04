import { type BarContext, compileCondition, type Scheme } from "@huabiao/scheme";
import type { Computed } from "../computed.ts";
import type { SubjectFinding, TargetFinding } from "../findings.ts";

/**
 * The bars that hold for each subject, with their reasons (R10, R31).
 *
 * A bar whose condition asks for a value that is missing does not hold: nobody is barred by a gap.
 */
export function barsOf(computed: Computed, targets: readonly TargetFinding[]): SubjectFinding["bars"][] {
  const rules = (computed.scheme.bars ?? []).flatMap((bar) => {
    const compiled = compileCondition(bar.when, "bar");
    return compiled.ok ? [{ bar, holds: compiled.value }] : [];
  });
  return computed.evidence.subjects.map((_, subject) => {
    const context = contextOf(computed, { subject, targets });
    return rules.filter(({ holds }) => isTrue(holds(context))).map(({ bar }) => barFinding(bar));
  });
}

function isTrue(outcome: { readonly ok: boolean; readonly value?: boolean }): boolean {
  return outcome.ok && outcome.value === true;
}

function barFinding({ id, from, reason }: NonNullable<Scheme["bars"]>[number]): SubjectFinding["bars"][number] {
  return { id, from, reason };
}

function contextOf(
  { evidence, index, scheme, composite }: Computed,
  of: { readonly subject: number; readonly targets: readonly TargetFinding[] },
): BarContext {
  const period = index.periods.indexOf(scheme.period.label);
  return {
    score: composite.scores.at(-1)?.[of.subject] ?? Number.NaN,
    value: (indicator) => {
      const found = index.find(index.seriesNumber(indicator), of.subject, period);
      return found < 0 ? undefined : evidence.observations.value[found];
    },
    targetMet: (indicator) =>
      of.targets.find((target) => target.subject === of.subject && target.indicator === indicator)?.met ?? undefined,
    attribute: (name) => evidence.subjects[of.subject]?.attributes[name],
  };
}
