import type { Computed } from "../computed.ts";
import type { Target } from "../evidence.ts";
import type { TargetFinding } from "../findings.ts";
import { targetAttained } from "../model/target-attained.ts";

/** Every target of the assessed period beside what came of it (R17). A missing actual stays missing and is neither met nor missed. */
export function targetFindings(computed: Computed): TargetFinding[] {
  const { evidence, scheme } = computed;
  return evidence.targets
    .filter(({ period }) => period === scheme.period.label)
    .map((target) => targetFinding(computed, target));
}

function targetFinding({ evidence, index, scheme }: Computed, target: Target): TargetFinding {
  const indicator = evidence.observations.series[target.series] ?? "";
  const found = index.find(target.series, target.subject, index.periods.indexOf(target.period));
  const actual = found < 0 ? null : (evidence.observations.value[found] as number);
  const lower = scheme.indicators.find(({ id }) => id === indicator)?.direction === "lower";
  const attained = attainmentOf(target, actual);
  return {
    subject: target.subject,
    indicator,
    baseline: target.baseline,
    target: target.target,
    actual,
    ...attained,
    met: actual === null ? null : lower ? actual <= target.target : actual >= target.target,
    deadline: target.deadline,
    provider: target.provider,
    verified: target.verified,
  };
}

function attainmentOf(
  { baseline, target }: Target,
  actual: number | null,
): Pick<TargetFinding, "attainment" | "reason"> {
  const outcome = targetAttained(Float64Array.of(actual ?? Number.NaN), Float64Array.of(baseline ?? Number.NaN), {
    target: Float64Array.of(target),
  });
  const reason = outcome.reasons[0]?.reason ?? null;
  return { attainment: reason === null ? (outcome.values[0] ?? null) : null, reason };
}
