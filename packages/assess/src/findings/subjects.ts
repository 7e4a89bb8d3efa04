import { applicableLeaves, rankProbabilities } from "@huabiao/measure";
import type { BandContext } from "@huabiao/scheme";
import type { Computed } from "../computed.ts";
import type { SubjectFinding, TargetFinding } from "../findings.ts";
import { presentOrNull } from "./absent.ts";
import { type BandRules, bandProbabilities, rankedSizes } from "./bands.ts";
import { barsOf } from "./bars.ts";
import { historyOf } from "./history.ts";
import { proposalRules } from "./proposals.ts";
import { wouldChangeOf } from "./would-change.ts";

/** What the subjects' findings are made of besides the computation itself. */
export interface SubjectSource {
  readonly targets: readonly TargetFinding[];
  readonly bands: BandRules | null;
}

const decidedFrom = 0.8;
const separateFrom = 0.9;

/** Every subject's result: band and its probability, neighbours, contributions, history, what would change it. */
export function subjectFindings(computed: Computed, source: SubjectSource): SubjectFinding[] {
  const { evidence, groups, ranks } = computed;
  const history = historyOf(computed);
  const changes = wouldChangeOf(computed);
  const bars = barsOf(computed, source.targets);
  const inseparable = inseparableOf(computed);
  const bands = bandsOf(computed, source.bands);
  const propose = proposalRules(computed.scheme.uses ?? [], "use");
  const placeOf = placesOf(computed);
  return evidence.subjects.map((subject, at) => {
    const { band, bandProbabilities: probabilities } = bands[at] ?? { band: null, bandProbabilities: [] };
    const undecided = isUndecided({
      scored: ranks.at(-1)?.[at] !== 0,
      probabilities,
      neighbours: inseparable[at] ?? [],
      drawn: computed.draws !== null,
    });
    const barred = (bars[at] ?? []).some(({ from }) => from === band);
    return {
      id: subject.id,
      title: subject.title,
      group: groups.groupOf[at] as number,
      coverage: ownCoverage(computed, at),
      band,
      bandProbabilities: probabilities,
      undecided,
      bars: bars[at] ?? [],
      proposals: propose({ ...placeOf(at), band: undecided || barred ? "" : (band ?? "") }),
      inseparable: inseparable[at] ?? [],
      rankProbabilities: computed.draws ? [...rankProbabilities(computed.draws, at)] : [],
      previous: history.previous[at] ?? null,
      ...contributionsOf(computed, at),
      history: history.points[at] ?? [],
      wouldChange: changes[at] ?? [],
    };
  });
}

/**
 * Share of the leaves that apply to a subject's group for which it has a value of the assessed period itself,
 * before anything is carried forward or filled.
 */
function ownCoverage({ assessment, groups, index, scheme }: Computed, subject: number): number {
  const { model, leafValues } = assessment;
  const now = index.periods.indexOf(scheme.period.label);
  const applicable = applicableLeaves(
    model.tree,
    model.weights[groups.groupOf[subject] as number] ?? new Float64Array(),
  );
  const own = applicable.filter((leaf) => {
    const newest = leafValues[leaf]?.inputs[subject]?.find(([use]) => use === "value");
    return newest?.[4] === now && !Number.isNaN(leafValues[leaf]?.values[subject]);
  });
  return applicable.length === 0 ? 0 : own.length / applicable.length;
}

function bandsOf(computed: Computed, bands: BandRules | null): Pick<SubjectFinding, "band" | "bandProbabilities">[] {
  const { plan, setOf, composite, ranks } = computed;
  const placeOf = placesOf(computed);
  const shares = bands && plan ? bandProbabilities(bands, { plan, setOf, coverage: composite.coverage }) : null;
  return Array.from(setOf, (_, subject) => {
    if (!bands || ranks.at(-1)?.[subject] === 0) return { band: null, bandProbabilities: [] };
    const probabilities = Array.from(shares?.[subject] ?? [], (share, at) => ({
      band: bands.ids[at] as string,
      probability: rounded(share),
    }));
    return { band: bands.bandOf(placeOf(subject)), bandProbabilities: probabilities };
  });
}

/** What bands and uses look at of a subject; NaN and no rank share where it has no score. */
function placesOf({ setOf, composite, ranks }: Computed): (subject: number) => BandContext {
  const sizes = rankedSizes(ranks.at(-1) as Int32Array, setOf);
  return (subject) => {
    const rank = ranks.at(-1)?.[subject] ?? 0;
    const size = sizes[setOf[subject] as number] ?? 0;
    return {
      score: composite.scores.at(-1)?.[subject] ?? Number.NaN,
      rank: rank === 0 ? Number.NaN : rank,
      size,
      rankShare: rank === 0 ? Number.NaN : rank / size,
      coverage: composite.coverage[subject] ?? 0,
    };
  };
}

/** Clears the binary noise of adding equal shares. */
function rounded(share: number): number {
  return Math.round(share * 1e9) / 1e9;
}

function isUndecided(of: {
  readonly scored: boolean;
  readonly drawn: boolean;
  readonly probabilities: SubjectFinding["bandProbabilities"];
  readonly neighbours: readonly number[];
}): boolean {
  if (!of.scored || !of.drawn) return false;
  if (of.probabilities.length > 0)
    return Math.max(...of.probabilities.map(({ probability }) => probability)) < decidedFrom;
  return of.neighbours.length > 0;
}

/** Pairs of the same comparison set that cannot be told apart: neighbours by rank where neither is above in 90 % of draws, joined into runs. */
function inseparableOf({ draws, evidence }: Computed): number[][] {
  const lists = evidence.subjects.map((): number[] => []);
  for (const { upper, lower, probabilityAbove } of draws?.neighbours ?? []) {
    if (probabilityAbove === null || probabilityAbove >= separateFrom) continue;
    lists[upper]?.push(lower);
    lists[lower]?.push(upper);
  }
  return lists.map((list) => list.sort((a, b) => a - b));
}

function contributionsOf(
  { explanations, assessment }: Computed,
  subject: number,
): Pick<SubjectFinding, "contributions" | "difference" | "explainedBy"> {
  const { tree } = assessment.model;
  if (!explanations) return { contributions: [], difference: null, explainedBy: "exact" };
  const difference = presentOrNull(explanations.contributions.at(-1)?.[subject]);
  const told = explanations.method === "exact" ? leavesOf(tree.leafCount) : childrenOfRoot(tree.parent);
  const contributions = told.flatMap((node) => {
    const value = presentOrNull(explanations.contributions[node]?.[subject]);
    return value === null || difference === null ? [] : [{ node: tree.ids[node] as string, value }];
  });
  return { contributions, difference, explainedBy: explanations.method };
}

function leavesOf(count: number): number[] {
  return Array.from({ length: count }, (_, leaf) => leaf);
}

function childrenOfRoot(parent: Int32Array): number[] {
  return [...parent.keys()].filter((node) => parent[node] === parent.length - 1);
}
