import type { Problem } from "@huabiao/kernel/problem";
import { type DrawPlan, openScores, rankDescending } from "@huabiao/measure";
import { type BandContext, type Condition, compileCondition, type Scheme } from "@huabiao/scheme";

type Band = NonNullable<Scheme["bands"]>[number];

/** What a result is sorted into a band by; the share of the rank follows from rank and size. */
type BandPlace = Omit<BandContext, "rankShare">;

/** The bands of a scheme, ready to sort results into. The first band whose condition holds counts. */
export interface BandRules {
  readonly ids: readonly string[];
  /** Band of a result, or null when no condition holds. */
  readonly bandOf: (place: BandPlace) => string | null;
}

/** Compiles the bands of a scheme; null rules when it has none or a condition is refused. */
export function compileBands(scheme: Scheme): {
  readonly rules: BandRules | null;
  readonly problems: readonly Problem[];
} {
  const bands = scheme.bands ?? [];
  const compiled = bands.map(compileBand);
  const problems = compiled.flatMap(({ fault }) => (fault ? [fault] : []));
  if (bands.length === 0 || problems.length > 0) return { rules: null, problems };
  const bandOf = (place: BandPlace) => compiled.find(({ holds }) => holds?.(place))?.id ?? null;
  return { rules: { ids: bands.map(({ id }) => id), bandOf }, problems };
}

interface CompiledBand {
  readonly id: string;
  readonly holds: ((place: BandPlace) => boolean) | null;
  readonly fault: Problem | null;
}

function compileBand({ id, when }: Band): CompiledBand {
  const compiled = compileCondition(when, "band");
  return compiled.ok ? { id, holds: holding(compiled.value), fault: null } : { id, holds: null, fault: compiled.error };
}

function holding(condition: Condition<"band">): (place: BandPlace) => boolean {
  return (place) => {
    const outcome = condition({ ...place, rankShare: place.rank / place.size });
    return outcome.ok && outcome.value;
  };
}

/** What the probabilities of bands are counted over. */
export interface BandDraws {
  readonly plan: DrawPlan;
  /** Comparison set per subject. */
  readonly setOf: Int32Array;
  /** Coverage per subject. */
  readonly coverage: Float64Array;
}

const mostResults = 200_000;
const fewestDraws = 100;

/**
 * Per subject, the share of draws in which it is in each band, judged by score and rank of the same draw.
 *
 * Counted over all draws, or over the first so many that draws × subjects stay within 200,000 (at least
 * 100): draws are independent, so the first ones are a fair sample. Draws without a score are in no band.
 */
export function bandProbabilities(rules: BandRules, { plan, setOf, coverage }: BandDraws): Float64Array[] {
  const subjects = setOf.length;
  const draws = Math.min(plan.draws, Math.max(fewestDraws, Math.floor(mostResults / Math.max(1, subjects))));
  const shares = Array.from({ length: subjects }, () => new Float64Array(rules.ids.length));
  const scoresOf = openScores(plan);
  for (let draw = 0; draw < draws; draw++) {
    const scores = scoresOf(draw);
    const ranks = rankDescending(scores, { groupOf: setOf });
    const sizes = rankedSizes(ranks, setOf);
    for (let subject = 0; subject < subjects; subject++) {
      const [rank, score] = [ranks[subject] as number, scores[subject] as number];
      if (rank === 0) continue;
      const size = sizes[setOf[subject] as number] as number;
      const band = rules.ids.indexOf(rules.bandOf({ score, rank, size, coverage: coverage[subject] as number }) ?? "");
      const own = shares[subject] as Float64Array;
      if (band >= 0) own[band] = (own[band] as number) + 1 / draws;
    }
  }
  return shares;
}

/** Per comparison set, how many of its subjects are ranked. */
export function rankedSizes(ranks: Int32Array, setOf: Int32Array): Int32Array {
  const sizes = new Int32Array(setOf.reduce((most, set) => Math.max(most, set + 1), 1));
  ranks.forEach((rank, subject) => {
    const set = setOf[subject] as number;
    if (rank > 0) sizes[set] = (sizes[set] as number) + 1;
  });
  return sizes;
}
