import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import {
  type CompositeRefusal,
  composite,
  type DrawPlan,
  type DrawRefusal,
  type DrawResults,
  explainScores,
  mergeDraws,
  planDraws,
  rankDescending,
  runDraws,
  type Variation,
} from "@huabiao/measure";
import { lintScheme, type Scheme, schemeDigest } from "@huabiao/scheme";
import type { Computed } from "./computed.ts";
import type { Evidence } from "./evidence.ts";
import { compileBands } from "./findings/bands.ts";
import { gatherFindings } from "./findings/gather.ts";
import type { Findings } from "./findings.ts";
import { type AssessmentModel, acrossOf, buildModel } from "./model/build-model.ts";
import { alternativesOf } from "./model/choices.ts";
import { assignGroups } from "./model/comparison-groups.ts";
import { indexObservations } from "./model/observation-index.ts";

/** How an assessment is run; none of it but seed and number of draws changes the findings. */
export interface AssessOptions {
  /** Version of the engine, for the findings. */
  readonly engine: string;
  /** Overrides the scheme's seed; null leaves it. */
  readonly seed: number | null;
  /** Overrides the scheme's number of draws; 0 leaves the uncertainty analysis out; null leaves the scheme's. */
  readonly draws: number | null;
  /** Rows that were refused and left out, to be listed. */
  readonly refused: readonly Problem[];
  /** Runs the draws, for example on all cores; in this thread without it. The result is the same. */
  readonly runDraws?: (plan: DrawPlan) => Promise<DrawResults>;
}

const defaultDraws = 1000;
/** The most draws, as the document of the scheme limits them too. */
const mostDraws = 1_000_000;
const defaultSeed = 20200101;

/**
 * Assesses: scheme + evidence → findings (R01, R19, R25, R34).
 *
 * The same scheme, evidence, seed and draws give the same findings to the byte, on any number of threads.
 * Nothing is decided here: bands are suggested with their probabilities, flags ask for a human check.
 *
 * @returns the findings, or every problem: a subject in no group, no data for the period, a tree that is
 * none, zero or negative scores under a geometric mean.
 * Cost: one composite, the draws, and for reasonable sizes a sensitivity analysis, earlier periods and the
 * search for what would change each rank.
 */
export async function assess(
  scheme: Scheme,
  evidence: Evidence,
  options: AssessOptions,
): Promise<Result<Findings, readonly Problem[]>> {
  const prepared = prepare(scheme, evidence);
  if (!prepared.ok) return prepared;
  const { bands } = prepared.value;
  const seed = options.seed ?? scheme.method?.uncertainty?.seed ?? defaultSeed;
  const draws = options.draws ?? scheme.method?.uncertainty?.draws ?? defaultDraws;
  const variation = variationOf(prepared.value.computed.assessment);
  const plan = planOf(prepared.value.computed, { variation, seed, draws });
  if (!plan.ok) return plan;
  const drawn = plan.value === null ? null : await (options.runDraws ?? runHere)(plan.value);
  const computed: Computed = { ...prepared.value.computed, plan: plan.value, draws: drawn, seed };
  const lint = lintScheme(scheme, () => ({}));
  return ok(
    gatherFindings(computed, {
      bands,
      variation,
      lint,
      digest: schemeDigest(scheme),
      engine: options.engine,
      refused: options.refused,
      draws,
    }),
  );
}

function runHere(plan: DrawPlan): Promise<DrawResults> {
  return Promise.resolve(mergeDraws(plan, [runDraws(plan, 0, plan.draws)]));
}

function prepare(scheme: Scheme, evidence: Evidence) {
  if (evidence.subjects.length === 0) return err([problem("assess.no-subjects")]);
  const groups = assignGroups(scheme, evidence);
  if (!groups.ok) return groups;
  const index = indexObservations(evidence);
  const assessment = buildModel({ scheme, evidence, index, groups: groups.value }, scheme.period.label);
  if (!assessment.ok) return assessment;
  const { model, recipe, leaves } = assessment.value;
  const empty = assessment.value.leafValues.every(({ values }) => values.every(Number.isNaN));
  if (empty)
    return err([
      problem(
        "assess.no-observations",
        { period: scheme.period.label, periods: periodList(index.periods) },
        { path: ["period", "label"] },
      ),
    ]);
  const made = composite(model, recipe);
  const { rules: bands, problems } = compileBands(scheme);
  const refusals = made.ok ? [] : made.error.map((refusal) => compositeProblem(refusal, assessment.value));
  if (!made.ok || problems.length + refusals.length > 0) return err([...problems, ...refusals]);
  const setOf = acrossOf(scheme) === "group" ? groups.value.groupOf : new Int32Array(evidence.subjects.length);
  const explained = explainScores(made.value, { model, recipe });
  return ok({
    bands,
    leaves,
    computed: {
      scheme,
      evidence,
      index,
      groups: groups.value,
      assessment: assessment.value,
      composite: made.value,
      explanations: explained.ok ? explained.value : null,
      ranks: made.value.scores.map((scores) => rankDescending(scores, { groupOf: setOf })),
      setOf,
      plan: null,
      draws: null,
      seed: 0,
    } satisfies Computed,
  });
}

function periodList(periods: readonly string[]): string {
  return periods.length <= 12
    ? periods.join(", ")
    : `${periods.slice(0, 3).join(", ")} … ${periods.slice(-3).join(", ")}`;
}

/** What the scheme's uncertainty analysis varies; the weights by a quarter when it does not say. */
function variationOf({ choices, leafValues }: AssessmentModel): Variation {
  const vary = choices.scheme.method?.uncertainty?.vary;
  const weights = vary === undefined ? ({ kind: "noise", share: 0.25 } as const) : vary.weights;
  const withErrors = (vary?.inputs ?? true) && leafValues.some(({ standardErrors }) => standardErrors !== null);
  return {
    ...alternativesOf(choices),
    ...(weights ? { weights } : {}),
    ...(withErrors ? { inputs: true as const } : {}),
  };
}

function planOf(
  { assessment, scheme }: Computed,
  of: { readonly variation: Variation; readonly seed: number; readonly draws: number },
): Result<DrawPlan | null, readonly Problem[]> {
  if (of.draws === 0) return ok(null);
  if (of.draws > mostDraws) {
    const cells = of.draws * assessment.model.units.length * assessment.model.tree.ids.length;
    return err([tooLarge(cells * Float64Array.BYTES_PER_ELEMENT)]);
  }
  const confidence = scheme.method?.uncertainty?.interval ?? 0.9;
  const plan = planDraws(assessment.model, assessment.recipe, of.variation, {
    seed: of.seed,
    draws: of.draws,
    confidence,
  });
  if (plan.ok) return plan;
  if (plan.error.some(({ refusal }) => refusal === "no-scored-units")) return ok(null);
  return err(plan.error.map((refusal) => drawProblem(refusal, assessment)));
}

function compositeProblem(refusal: CompositeRefusal, { model, choices }: AssessmentModel): Problem {
  const { tree, units } = model;
  const own = choices.scheme.dimensions.findIndex(
    ({ id, aggregate }) => id === tree.ids[refusal.node] && aggregate !== undefined,
  );
  return problem(
    "assess.non-positive-score",
    {
      node: tree.ids[refusal.node] ?? "",
      child: tree.ids[refusal.child] ?? "",
      method: refusal.method,
      count: refusal.units.length,
      units: refusal.units
        .slice(0, 8)
        .map((unit) => units[unit])
        .join(", "),
    },
    { path: own < 0 ? ["method", "aggregate"] : ["dimensions", own, "aggregate"] },
  );
}

function tooLarge(bytes: number): Problem {
  return problem(
    "assess.draws-too-large",
    { megabytes: Math.ceil(bytes / 1e6) },
    { path: ["method", "uncertainty", "draws"] },
  );
}

function drawProblem(refusal: DrawRefusal, assessment: AssessmentModel): Problem {
  if (refusal.refusal === "recipe") return compositeProblem(refusal.cause, assessment);
  if (refusal.refusal === "too-large") return tooLarge(refusal.bytes);
  if (refusal.refusal === "no-scored-units")
    return problem(
      "assess.no-observations",
      { period: assessment.choices.scheme.period.label, periods: "" },
      { path: ["period", "label"] },
    );
  const { tree } = assessment.model;
  return problem(
    "assess.alternative-refused",
    {
      node: tree.ids[refusal.cause.node] ?? "",
      child: tree.ids[refusal.cause.child] ?? "",
      method: refusal.cause.method,
      count: refusal.cause.units.length,
      units: refusal.cause.units
        .slice(0, 8)
        .map((unit) => assessment.model.units[unit])
        .join(", "),
    },
    { path: ["method", "uncertainty", "vary"] },
  );
}
