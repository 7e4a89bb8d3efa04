import type { Computed } from "../computed.ts";
import type { FlagFinding, NodeFinding, SubjectFinding, SurpriseFinding, TargetFinding } from "../findings.ts";
import type { VoicesFinding } from "../voices-finding.ts";

/** What surprises are gathered from. */
export interface SurpriseSource {
  readonly computed: Computed;
  readonly subjects: readonly SubjectFinding[];
  readonly nodes: readonly NodeFinding[];
  readonly flags: readonly FlagFinding[];
  readonly targets: readonly TargetFinding[];
  readonly voices: VoicesFinding;
}

const mostMoved = 4;
const mostFlagged = 4;
const mostDisagreeing = 3;
const largeDisagreement = 30;

/**
 * What a reader would want to see first: ranks that moved by a quarter of the group or more, subjects with
 * flags, binding targets missed, lenses that disagree by 30 points, sides that disagree, how many are undecided or unscored.
 */
export function surprisesOf(source: SurpriseSource): SurpriseFinding[] {
  return [
    ...moved(source),
    ...flagged(source),
    ...missedTargets(source),
    ...disagreeing(source),
    ...sidesApart(source),
    ...counted(source),
  ];
}

function moved({ computed, subjects, nodes }: SurpriseSource): SurpriseFinding[] {
  const sizes = new Map<number, number>();
  for (const set of computed.setOf) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  const ranks = nodes.at(-1)?.rank ?? [];
  return [...subjects.keys()]
    .flatMap((at) => {
      const [rank, before] = [ranks[at] ?? null, subjects[at]?.previous?.rank ?? null];
      const size = sizes.get(computed.setOf[at] as number) ?? 1;
      return rank === null || before === null
        ? []
        : [{ at, before, rank, share: Math.abs(rank - before) / size, change: Math.abs(rank - before) }];
    })
    .filter(({ share, change }) => share >= 0.25 && change >= 2)
    .sort((a, b) => b.share - a.share || a.at - b.at)
    .slice(0, mostMoved)
    .map(({ at, before, rank }) => ({ code: "moved", subject: at, facts: { from: before, to: rank } }));
}

function flagged({ flags }: SurpriseSource): SurpriseFinding[] {
  const counts = new Map<number, number>();
  for (const { subject } of flags) if (subject !== null) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostFlagged)
    .map(([subject, count]) => ({ code: "flagged", subject, facts: { count } }));
}

function missedTargets({ computed, targets }: SurpriseSource): SurpriseFinding[] {
  const binding = new Set(computed.scheme.indicators.filter((one) => one.binding).map((one) => one.id));
  return targets
    .filter(({ met, indicator }) => met === false && binding.has(indicator))
    .slice(0, mostFlagged)
    .map(({ subject, indicator }) => ({ code: "target-missed", subject, facts: { indicator } }));
}

function disagreeing({ nodes, subjects }: SurpriseSource): SurpriseFinding[] {
  const found: { subject: number; difference: number; node: string }[] = [];
  nodes.forEach((node, at) => {
    const lenses = nodes.filter(({ parent, kind }) => parent === at && kind === "lens");
    if (lenses.length < 2) return;
    for (const subject of subjects.keys()) {
      const scores = lenses.flatMap(({ score }) => score[subject] ?? []);
      const difference = Math.max(...scores) - Math.min(...scores);
      if (scores.length > 1 && difference >= largeDisagreement) found.push({ subject, difference, node: node.id });
    }
  });
  return found
    .sort((a, b) => b.difference - a.difference || a.subject - b.subject)
    .slice(0, mostDisagreeing)
    .map(({ subject, difference, node }) => ({
      code: "disagree-lens",
      subject,
      facts: { difference: Math.round(difference), node },
    }));
}

function sidesApart({ voices: { sides, comparisons } }: SurpriseSource): SurpriseFinding[] {
  const found = comparisons.flatMap(({ first, second, units }) =>
    units.filter(({ disagrees }) => disagrees).map((unit) => ({ first, second, ...unit })),
  );
  const strongest = found.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || a.subject - b.subject);
  return strongest.slice(0, mostDisagreeing).map(({ subject, first, second, difference }) => ({
    code: "disagree-sides",
    subject,
    facts: {
      first: sides[first]?.id ?? "",
      second: sides[second]?.id ?? "",
      difference: Number(difference.toPrecision(2)),
    },
  }));
}

function counted({ subjects, nodes }: SurpriseSource): SurpriseFinding[] {
  const unscored = nodes.at(-1)?.score.filter((score) => score === null).length ?? 0;
  const undecided = subjects.filter((subject) => subject.undecided).length;
  const rows: SurpriseFinding[] = [];
  if (undecided > 0) rows.push({ code: "undecided", subject: null, facts: { count: undecided } });
  if (unscored > 0) rows.push({ code: "no-score", subject: null, facts: { count: unscored } });
  return rows;
}
