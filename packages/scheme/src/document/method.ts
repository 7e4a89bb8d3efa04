import { z } from "zod";
import { name, quantity, share } from "./words.ts";

const range = z.tuple([quantity, quantity]).meta({ description: "[lowest, highest] of the normalised score." });

/** How an indicator becomes comparable; direction is applied first. */
export const normalisation = z
  .discriminatedUnion("method", [
    z.strictObject({ method: z.literal("none") }),
    z.strictObject({ method: z.literal("minmax"), range: range.optional() }),
    z.strictObject({ method: z.literal("zscore"), mean: quantity.optional(), sd: quantity.positive().optional() }),
    z.strictObject({ method: z.literal("rank") }),
    z.strictObject({ method: z.literal("borda") }),
    z.strictObject({ method: z.literal("percentile-rank"), range: range.optional() }),
    z.strictObject({ method: z.literal("distance-to-best"), range: range.optional() }),
    z.strictObject({ method: z.literal("fraction-of-best"), range: range.optional() }),
    z.strictObject({
      method: z.literal("distance-to-target"),
      target: quantity.optional(),
      cap: z.boolean().optional(),
      range: range.optional(),
    }),
    z.strictObject({
      method: z.literal("goalposts"),
      lo: quantity,
      hi: quantity,
      clip: z.boolean().optional(),
      range: range.optional(),
    }),
    z.strictObject({ method: z.literal("efficacy"), lo: quantity.optional(), hi: quantity.optional() }),
  ])
  .meta({
    description: "How an indicator becomes comparable. Ranges default to [0, 100]; z-scores to mean 50, sd 10.",
  });

/** How children become their parent. */
export const aggregation = z
  .union([
    z.enum(["arithmetic", "geometric", "harmonic", "minimum", "copeland"]),
    z.strictObject({ method: z.literal("power"), p: z.number().min(-1e6).max(1e6) }),
  ])
  .meta({ description: "How children become their parent." });

/** One aggregation for all levels, or one per level, lowest first. */
const aggregationPlan = z.union([aggregation, z.array(aggregation).min(1)]);

/** Outliers: winsorise at most `winmax` points until |skew| < skew or kurtosis < kurtosis; then log. */
export const treatment = z.union([
  z.literal("none"),
  z.strictObject({
    winmax: z.int().min(0).max(1000),
    skew: quantity.positive().optional(),
    kurtosis: quantity.optional(),
    log: z.boolean().optional(),
  }),
]);

/** How missing cells are filled; rules are tried in order, what none fills is left out. */
export const missingRule = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("leave-out") }),
  z.strictObject({ rule: z.literal("carry-forward"), maxAgeYears: z.int().min(1).max(50) }),
  z.strictObject({ rule: z.literal("group-mean"), by: name.optional() }),
  z.strictObject({ rule: z.literal("group-median"), by: name.optional() }),
]);

/** What the uncertainty analysis varies. */
const variation = z.strictObject({
  weights: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("noise"), share: z.number().min(0).max(1) }),
      z.strictObject({ kind: z.literal("dirichlet"), concentration: z.number().min(0.001).max(1e6) }),
    ])
    .optional(),
  normalise: z.array(normalisation).optional(),
  aggregate: z.array(aggregationPlan).optional(),
  treatment: z.array(treatment).optional(),
  missing: z.array(z.array(missingRule)).optional(),
  inputs: z.boolean().optional().meta({ description: "Draw inputs within their standard errors." }),
});

/** The method of a scheme: frozen and signed before the data. */
export const method = z.strictObject({
  across: z
    .enum(["group", "all"])
    .optional()
    .meta({ description: "Normalise and rank within the comparison group (default), or across all subjects." }),
  missing: z.array(missingRule).optional(),
  coverage: z
    .strictObject({
      subject: share
        .optional()
        .meta({ description: "A subject with a smaller share of its indicators gets no score." }),
      node: share
        .optional()
        .meta({ description: "A dimension with a smaller share of its weight present gets no score." }),
    })
    .optional(),
  treatment: treatment.optional(),
  normalise: normalisation.optional(),
  aggregate: aggregationPlan.optional(),
  uncertainty: z
    .strictObject({
      draws: z.int().min(0).max(1_000_000).optional(),
      seed: z.int().min(0).optional(),
      interval: z.number().gt(0).lt(1).optional(),
      vary: variation.optional(),
    })
    .optional(),
  checks: z
    .strictObject({
      falseDiscovery: z.number().gt(0).lt(1).optional(),
      off: z.array(z.strictObject({ check: name, reason: z.string().min(1) })).optional(),
    })
    .optional(),
});
