import { z } from "zod";
import { aggregation, missingRule, normalisation, treatment } from "./method.ts";
import { amount, name, quantity, text } from "./words.ts";

/** A weight under the parent: one number, or one per comparison group (zero allowed). */
const weight = z.union([amount, z.record(name, amount)]);

/** The concepts an indicator may serve: the five of high-quality development, and livelihood, governance, voice. */
const concept = z.enum([
  "innovation",
  "coordination",
  "green",
  "openness",
  "sharing",
  "livelihood",
  "governance",
  "safety",
  "voice",
]);

/** A pairwise judgement: the child `of` is `times` as important as the child `over`. */
const judgement = z.strictObject({
  of: name,
  over: name,
  times: z
    .number()
    .min(1 / 9)
    .max(9)
    .meta({ description: "How many times as important, from 1/9 to 9 (Saaty)." }),
});

/** A node of the tree above the indicators. The root has no parent. */
export const dimension = z.strictObject({
  id: name,
  title: text,
  parent: name.optional(),
  weight: weight.optional(),
  aggregate: aggregation.optional(),
  concept: concept.optional(),
  judgements: z.array(judgement).min(1).optional().meta({
    description: "Pairwise judgements of the children (AHP), one for every pair: their weights follow from them.",
  }),
});

/** What an indicator looks at: the level, the progress, or the target. */
const lens = z.discriminatedUnion("lens", [
  z.strictObject({
    lens: z.literal("level"),
    weight: amount.optional(),
    normalise: normalisation.optional(),
  }),
  z.strictObject({
    lens: z.literal("progress"),
    measure: z.enum(["absolute", "log-growth", "value-added"]),
    years: z.int().min(1).max(50),
    weight: amount.optional(),
    normalise: normalisation.optional(),
  }),
  z.strictObject({
    lens: z.literal("target"),
    cap: z.tuple([quantity, quantity]).optional(),
    weight: amount.optional(),
    normalise: normalisation.optional(),
  }),
]);

/** When the effect of work shows: at once, or years later by a lag kernel (share of the effect after 0, 1, 2 … years). */
const horizon = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("visible") }),
  z.strictObject({ kind: z.literal("latent"), lag: z.array(amount).min(1).optional() }),
]);

/** Who supplies an indicator and what that costs them. */
const supply = z.strictObject({
  provider: z.string().min(1).meta({ description: "The department that supplies it." }),
  secondSource: name.optional().meta({ description: "Series of an independent second source." }),
  frequency: z.enum(["year", "half-year", "quarter", "month", "week", "day"]).optional(),
  respondents: z.int().min(0).optional().meta({ description: "How many people fill it in each time." }),
  minutes: amount.optional().meta({ description: "Minutes for each of them each time." }),
  reused: z.boolean().optional().meta({ description: "Already collected for other purposes; nobody is asked again." }),
});

/** One indicator. */
export const indicator = z.strictObject({
  id: name,
  title: text,
  parent: name,
  aliases: z.array(z.string().min(1)).optional().meta({ description: "Other names under which tables carry it." }),
  unit: z.string(),
  direction: z.enum(["higher", "lower"]).meta({ description: "Whether a higher or a lower value is better." }),
  weight: weight.optional(),
  nature: z.enum(["outcome", "output", "process", "input"]).optional(),
  horizon: horizon.optional(),
  supply: supply.optional(),
  denominator: name.optional().meta({ description: "Series to divide by." }),
  lenses: z.array(lens).min(1).optional(),
  normalise: normalisation.optional(),
  treatment: treatment.optional(),
  missing: z.array(missingRule).optional(),
  binding: z.boolean().optional().meta({ description: "Must be met; weighs more (safety, stability, new debt)." }),
  key: z.boolean().optional().meta({ description: "Key indicator: needs a second source." }),
  only: z.array(name).optional().meta({ description: "Position-specific: asked of these groups only." }),
});

/** A series that is not scored: denominator, second source, context. */
export const series = z.strictObject({
  id: name,
  title: text,
  unit: z.string().optional(),
  aliases: z.array(z.string().min(1)).optional(),
  period: z.string().optional(),
});
