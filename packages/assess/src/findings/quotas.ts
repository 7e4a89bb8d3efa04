import { quotaArithmetic } from "@huabiao/measure";
import type { Scheme } from "@huabiao/scheme";
import type { Computed } from "../computed.ts";
import type { QuotaFinding, SubjectFinding } from "../findings.ts";

type Quota = NonNullable<Scheme["quotas"]>[number];

/** Quotas worked out line by line (R10). Nothing is given to anybody: people decide. */
export function quotaFindings(computed: Computed, subjects: readonly SubjectFinding[]): QuotaFinding[] {
  return (computed.scheme.quotas ?? []).map((quota) => quotaFinding(computed, quota, subjects));
}

function quotaFinding({ groups, ranks }: Computed, quota: Quota, subjects: readonly SubjectFinding[]): QuotaFinding {
  const members = [...subjects.keys()].filter(
    (at) => quota.group === undefined || groups.ids[subjects[at]?.group ?? -1] === quota.group,
  );
  const suggested = members.filter((at) => subjects[at]?.band === quota.band);
  const candidates = suggested.map((at) => ({
    id: subjects[at]?.id ?? "",
    rank: ranks.at(-1)?.[at] ?? 0,
    bars: (subjects[at]?.bars ?? []).filter(({ from }) => from === quota.band).map(({ id }) => id),
  }));
  const pool = { id: quota.id, size: members.length, share: quota.share, candidates };
  const { lines, pools } = quotaArithmetic([pool], { rounding: quota.rounding ?? "floor" });
  const places = pools[0]?.places ?? 0;
  return {
    id: quota.id,
    pool: quota.pool,
    band: quota.band,
    size: members.length,
    share: quota.share,
    product: lines.find(({ step }) => step === "product")?.value ?? 0,
    places,
    suggested: candidates.filter(({ bars }) => bars.length === 0).length,
    lines: [
      ...lines.map(({ step, value, by }) => ({ code: step, facts: by === undefined ? { value } : { value, by } })),
      ...edgeLine(pools[0]?.tie ?? null),
    ],
  };
}

function edgeLine(tie: ReturnType<typeof quotaArithmetic>["pools"][number]["tie"]): QuotaFinding["lines"] {
  if (tie === null) return [];
  return [{ code: "tie", facts: { tied: tie.tied.join(", "), over: tie.ifAll.over, free: tie.ifNone.free } }];
}
