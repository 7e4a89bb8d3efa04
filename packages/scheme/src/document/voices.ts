import { z } from "zod";
import { amount, name, text } from "./words.ts";

const option = z.strictObject({
  id: name,
  title: text,
  coefficient: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: "Share of the item's maximum; null = not an answer (不了解)." }),
});
const item = z.strictObject({
  id: name,
  title: text,
  anchors: z.record(name, text).optional().meta({ description: "Behavioural anchor per option." }),
  maximum: amount.positive().optional(),
  options: z.array(option).min(2).optional(),
  concept: z.string().optional(),
  reasons: z
    .array(z.strictObject({ id: name, title: text }))
    .min(1)
    .optional()
    .meta({ description: "Why the lowest answer was given; asked only then." }),
});

/** A poll: whom to ask, what, in which classes and strata. */
export const poll = z.strictObject({
  id: name,
  title: text,
  instrument: z.enum(["five-dimensions", "gain-happiness-safety", "satisfaction", "promise", "appointments", "custom"]),
  population: z.enum(["public", "served", "panel"]),
  about: z
    .enum(["subject", "person"])
    .optional()
    .meta({ description: "Whom the ballots are about: the subjects (default), or persons in terms." }),
  secret: z.boolean().optional(),
  consultation: z
    .boolean()
    .optional()
    .meta({ description: "Open without a roll: never weighted, never mixed with rolls." }),
  items: z
    .array(item)
    .min(1)
    .optional()
    .meta({ description: "The questions; default those of the instrument. A custom poll names its own." }),
  options: z.array(option).min(2).optional(),
  classes: z
    .array(
      z.strictObject({
        id: name,
        title: text,
        weight: amount,
        minimum: z.int().min(1).optional(),
        expected: z.int().min(0).optional(),
      }),
    )
    .optional(),
  strata: z
    .array(
      z.strictObject({
        id: name,
        title: text,
        minimum: z.int().min(1).optional(),
        expected: z.int().min(0).optional(),
      }),
    )
    .optional(),
  minimumCell: z.int().min(1).optional(),
  smallAreas: z.enum(["all", "group"]).optional(),
  minutes: amount.optional(),
  parent: name.optional().meta({ description: "Dimension beside which the poll is shown." }),
});

/** A running record wanted for a purpose: practice, incident, comment. */
export const recordWanted = z.strictObject({
  kind: z.enum(["practice", "incident", "comment", "synthesis", "self-report"]),
  title: text,
  by: z.array(name).optional(),
  minutes: amount.optional(),
  perYear: amount.optional(),
});

/** A criterion of the political standard: judged by people on evidence, with anchors. */
export const criterion = z.strictObject({
  id: name,
  title: text,
  anchors: z.array(text).min(1),
  examiners: z.int().min(1).optional(),
  veto: z.boolean().optional(),
});
