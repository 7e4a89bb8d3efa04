import { composite, rankDescending } from "@huabiao/measure";
import type { Computed } from "../computed.ts";
import type { HistoryPoint } from "../findings.ts";
import { buildModel } from "../model/build-model.ts";
import { presentOrNull } from "./absent.ts";
import { applicableShares } from "./visible-latent.ts";

/** The same scheme applied to earlier periods (R30, R38). */
export interface History {
  /** Per subject, oldest first, the assessed period last. */
  readonly points: readonly (readonly HistoryPoint[])[];
  /** Per subject, index and rank one period earlier; null without data. */
  readonly previous: readonly ({ readonly period: string; readonly score: number; readonly rank: number } | null)[];
}

const longestHistory = 10;
const largestHistory = 400_000;

/**
 * Applies the scheme to the periods before the assessed one, at most nine, as far as cells × periods stay
 * under 400,000: "what would this scheme have said".
 *
 * A period in which fewer than half of the subjects get an index is left out: too little was measured then.
 */
export function historyOf(computed: Computed): History {
  const { index, scheme, evidence, assessment } = computed;
  const now = index.periods.indexOf(scheme.period.label);
  const cells = evidence.subjects.length * assessment.leaves.length;
  const room = Math.min(longestHistory, Math.max(2, Math.floor(largestHistory / Math.max(1, cells))));
  const periods = index.periods.map((_, at) => at).filter((at) => at <= now && at > now - room);
  const told = periods.map((at) => pastPeriod(computed, index.periods[at] as string)).filter((past) => past !== null);
  const before = told.find(({ period }) => period === index.periods[now - 1]) ?? null;
  return {
    points: evidence.subjects.map((_, subject) => told.map((past) => past.points[subject] as HistoryPoint)),
    previous: evidence.subjects.map((_, subject) => {
      const score = presentOrNull(before?.scores[subject]);
      const rank = before?.ranks[subject] ?? 0;
      return before === null || score === null || rank === 0 ? null : { period: before.period, score, rank };
    }),
  };
}

interface PastPeriod {
  readonly period: string;
  readonly scores: Float64Array;
  readonly ranks: Int32Array;
  readonly points: readonly HistoryPoint[];
}

function pastPeriod(computed: Computed, period: string): PastPeriod | null {
  const past = buildModel(computed, period);
  if (!past.ok) return null;
  const made = composite(past.value.model, past.value.recipe);
  if (!made.ok) return null;
  const scores = made.value.scores.at(-1) as Float64Array;
  const scored = scores.reduce((count, score) => count + (Number.isNaN(score) ? 0 : 1), 0);
  if (2 * scored < scores.length) return null;
  const shares = applicableShares(computed);
  const points = Array.from(scores, (score, subject) => ({
    period,
    score: presentOrNull(score),
    visible: partMean(made.value.scores, shares.visible[computed.groups.groupOf[subject] as number], subject),
    latent: partMean(made.value.scores, shares.latent[computed.groups.groupOf[subject] as number], subject),
  }));
  return { period, scores, ranks: rankDescending(scores, { groupOf: computed.setOf }), points };
}

function partMean(scores: readonly Float64Array[], weights: Float64Array | undefined, subject: number): number | null {
  let sum = 0;
  let present = 0;
  weights?.forEach((weight, leaf) => {
    const score = scores[leaf]?.[subject];
    if (weight === 0 || score === undefined || Number.isNaN(score)) return;
    sum += weight * score;
    present += weight;
  });
  return present === 0 ? null : sum / present;
}
