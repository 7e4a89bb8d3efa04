import { invariant } from "@huabiao/kernel/invariant";
import {
  estimateStatistic,
  type Grouping,
  type SurveyDesign,
  type SurveyEstimate,
  surveyDesign,
  type UndefinedReason,
} from "@huabiao/measure";
import type { Poll } from "@huabiao/scheme";
import type { Ballots } from "../evidence.ts";
import type { EstimateFinding, Told } from "../voices-finding.ts";
import type { PollPart, PollParts } from "./poll-parts.ts";

/** How the published ballots of a poll stand for its population. */
export interface VoiceDesign {
  readonly weighting: "design" | "population" | "equal";
  readonly confidence: number;
  /** Published ballots, by their place in the table. */
  readonly kept: Int32Array;
  /** Null when nothing is published, and for a consultation, which stands for nobody. */
  readonly survey: SurveyDesign | null;
  readonly reason: UndefinedReason;
}

/**
 * The design of a poll's published ballots (R15, R20): parts are strata, a part's population is what its ballots stand for.
 *
 * Weight = population ÷ ballots, or the table's design weights made to add up to the population; without a frame the
 * weights as they are, else 1. A panel gets no finite population correction: when every member answered, the members
 * are all heard, yet others could have sat there, and the judgement is as unsure as they differ. A part with more ballots than people (flagged as over the roll) keeps its weights and gets
 * no finite population correction.
 */
export function openDesign(of: {
  readonly poll: Poll;
  readonly parts: PollParts;
  readonly ballots: Ballots;
  readonly confidence: number;
}): VoiceDesign {
  const { parts, partOf } = of.parts;
  const kept = Int32Array.from([...partOf.keys()].filter((ballot) => (partOf[ballot] as number) >= 0));
  const framed = parts.every(({ population }) => population !== null && population > 0);
  const weighting = of.ballots.weight !== null ? "design" : framed ? "population" : "equal";
  const base = { weighting, confidence: of.confidence, kept } as const;
  if (of.poll.consultation) return { ...base, survey: null, reason: "self-selected" };
  if (kept.length === 0) return { ...base, survey: null, reason: "sample-too-small" };
  const codes = kept.map((ballot) => partOf[ballot] as number);
  const raw = Float64Array.from(kept, (ballot) => of.ballots.weight?.[ballot] ?? 1);
  const sums = new Float64Array(parts.length);
  codes.forEach((part, k) => {
    sums[part] = (sums[part] as number) + (raw[k] as number);
  });
  const designed = surveyDesign(
    {
      rows: kept.length,
      weights: framed
        ? raw.map((weight, k) =>
            scaled(weight, parts[codes[k] as number] as PollPart, sums[codes[k] as number] as number),
          )
        : raw,
      strata: { codes, count: parts.length },
      clusters: [],
      populations:
        framed && of.poll.population !== "panel"
          ? [Float64Array.from(codes, (part) => populationOf(parts[part] as PollPart))]
          : null,
    },
    { lonelyPsu: "adjust" },
  );
  invariant(designed.ok, "the cells of a poll make no design");
  return { ...base, survey: designed.value, reason: "sample-too-small" };
}

function scaled(weight: number, { population }: PollPart, sum: number): number {
  return (weight * (population ?? sum)) / sum;
}

/** So many people that a sample of them is as good as drawn with replacement. */
const withoutEnd = 1e12;

function populationOf({ population, returned }: PollPart): number {
  return population === null || population < returned ? withoutEnd : population;
}

/** Mean of a value per domain with its uncertainty; NaN marks a ballot without an answer. Scores stay within 0–100. */
export function estimateMeans(design: VoiceDesign, values: Float64Array, by: Grouping): Told<EstimateFinding>[] {
  return estimates(design, values, { by, interval: "student" }).map((found) => {
    if (!("estimate" in found)) return { value: null, reason: found.reason };
    return tellMean(found);
  });
}

function tellMean({ estimate, se, interval, n, df, designEffect }: SurveyEstimate): Told<EstimateFinding> {
  if (!estimate.ok)
    return { value: null, reason: estimate.error === "empty-domain" ? "sample-too-small" : estimate.error };
  if (!se.ok) return { value: null, reason: se.error };
  if (!interval.ok) return { value: null, reason: interval.error };
  const effect = designEffect.ok ? designEffect.value : null;
  const value = {
    estimate: estimate.value,
    se: se.value,
    lower: Math.max(0, interval.value.lower),
    upper: Math.min(100, interval.value.upper),
    n,
    effective: effect === null || effect <= 0 ? null : n / effect,
    designEffect: effect,
    df,
  };
  return { value, reason: null };
}

/**
 * Share of an option per domain with its logit interval; null where nobody answered.
 *
 * Where all or none gave it the logit has no value: the interval is then the exact one of n answers, [0, 1 − (α/2)^(1/n)] and its mirror.
 */
export function estimateShares(
  design: VoiceDesign,
  given: Float64Array,
  by: Grouping,
): (readonly [share: number, lower: number, upper: number] | null)[] {
  return estimates(design, given, { by, interval: "logit" }).map((found) => {
    if (!("estimate" in found) || !found.estimate.ok) return null;
    const share = found.estimate.value;
    if (found.interval.ok) return [share, found.interval.value.lower, found.interval.value.upper];
    if (share > 0 && share < 1) return null;
    const reach = 1 - ((1 - design.confidence) / 2) ** (1 / found.n);
    return share <= 0 ? [0, 0, reach] : [1, 1 - reach, 1];
  });
}

function estimates(
  { survey, kept, confidence, reason }: VoiceDesign,
  values: Float64Array,
  { by, interval }: { readonly by: Grouping; readonly interval: "student" | "logit" },
): (SurveyEstimate | { readonly reason: UndefinedReason })[] {
  if (survey === null) return Array.from({ length: by.count }, () => ({ reason }));
  const of = new Float64Array(kept.length);
  const codes = new Int32Array(kept.length);
  for (let k = 0; k < kept.length; k++) {
    const ballot = kept[k] as number;
    of[k] = values[ballot] as number;
    codes[k] = by.codes[ballot] as number;
  }
  const domains = { codes, count: by.count };
  const options = { domains, confidence, df: null, replicates: null, interval };
  return [...estimateStatistic(survey, { kind: "mean", of }, options)];
}
