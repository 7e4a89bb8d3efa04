import { z } from "zod";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** A file below the folder: a manifest from elsewhere must not lead out of it. */
const name = z
  .string()
  .min(1)
  .refine((path) => !path.startsWith("/") && !/[\\\0]/.test(path) && !path.split("/").includes(".."));
const fileEntry = z.strictObject({ name, digest, bytes: z.int().min(0) });

/** What is needed to recompute an assessment and compare: inputs, choices, outputs. */
export const manifestSchema = z.strictObject({
  huabiao: z.literal(1),
  engine: z.string(),
  scheme: z.strictObject({ file: name, digest }),
  inputs: z.array(fileEntry),
  options: z.strictObject({
    seed: z.int().min(0),
    draws: z.int().min(0),
    language: z.enum(["zh-Hant", "zh-Hans", "en"]),
    tolerate: z.boolean(),
  }),
  outputs: z.array(fileEntry),
});

/** A manifest that has been read or is about to be written. */
export type Manifest = z.infer<typeof manifestSchema>;
