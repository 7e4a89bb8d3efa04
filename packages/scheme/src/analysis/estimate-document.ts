import { z } from "zod";

/** The name of a column, as the header has it. */
const column = z.string().min(1).max(1000);
/** A column or several. */
const columns = z.union([column, z.array(column).min(1).max(1000)]);
/** A level as YAML reads it: text, or a number or truth value that stands for its text. */
const level = z.union([z.string(), z.number(), z.boolean()]);
const levels = z.union([level, z.array(level).min(1)]);
const count = z.number().min(0).max(1e15);
const quantity = z.number().min(-1e300).max(1e300);
const probability = z.number().gt(0).lt(1);
const probabilities = z.union([probability, z.array(probability).min(1).max(1000)]);

/** The population of a stage: a column, one number, or one per stratum. */
const population = z.union([column, z.number().gt(0), z.record(z.string(), z.number().gt(0))]);
const margin = z.record(z.string().min(1), z.record(z.string(), count));

const margins = z.union([z.array(margin).min(1), margin]);
const totals = z.record(z.string().min(1), z.union([quantity, z.record(z.string(), quantity)]));
const bounds = z.tuple([z.number(), z.number()]);

const calibration = z.strictObject({
  method: z.enum(["poststratify", "rake", "linear", "raking", "logit"]),
  margins: margins.optional(),
  totals: totals.optional(),
  bounds: bounds.optional(),
  tolerance: z.number().gt(0).optional(),
  maxIterations: z.int().min(1).max(1e6).optional(),
  variance: z.enum(["sweeps", "projection"]).optional(),
});

const replicates = z.strictObject({
  method: z.enum(["jackknife", "bootstrap"]),
  n: z.int().min(2).max(1e6).optional(),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

const ratio = z.union([
  z.string().min(3),
  z.tuple([column, column]),
  z.strictObject({ numerator: column, denominator: column }),
]);
const quantile = z.union([
  column,
  z.array(column).min(1),
  z.strictObject({ column, p: probabilities.optional(), probs: probabilities.optional() }),
]);

const estimate = z.strictObject({
  mean: columns.optional(),
  total: columns.optional(),
  ratio: ratio.optional(),
  proportion: z.union([column, z.array(column).min(1), z.record(z.string().min(1), levels)]).optional(),
  quantile: quantile.optional(),
  by: columns.optional(),
  p: probabilities.optional(),
  probs: probabilities.optional(),
  name: z.string().min(1).max(1000).optional(),
  confidence: probability.optional(),
});

/** Which rows count: a condition on the row, or levels by column. */
export const subsetForm = z.union([z.string().min(1), z.record(z.string().min(1), levels)]);

/** The form of an estimate's specification. Every key is told in docs/reference/estimate.md. */
export const estimateDocument = z.strictObject({
  data: z.string().min(1),
  sheet: z.string().min(1).optional(),
  weights: column.optional(),
  strata: column.optional(),
  cluster: z.union([column, z.array(column).min(1).max(2)]).optional(),
  fpc: z.union([population, z.array(population).min(1).max(2)]).optional(),
  lonelyPsu: z.enum(["fail", "certainty", "remove", "adjust", "average"]).optional(),
  subset: subsetForm.optional(),
  calibrate: calibration.optional(),
  margins: margins.optional(),
  totals: totals.optional(),
  bounds: bounds.optional(),
  replicates: z.union([z.enum(["jackknife", "bootstrap"]), replicates]).optional(),
  confidence: probability.optional(),
  df: z.number().min(1).max(1e9).optional(),
  estimates: z.array(estimate).min(1).max(10_000),
});

/** A specification as it is written. */
export type EstimateDocument = z.output<typeof estimateDocument>;
/** One entry of its list of estimates. */
export type EstimateEntry = z.output<typeof estimate>;
