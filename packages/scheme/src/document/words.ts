import { z } from "zod";

/** Words of the author: one string, or one per language. */
export const text = z
  .union([
    z.string().min(1),
    z
      .strictObject({ "zh-Hant": z.string().min(1), "zh-Hans": z.string().min(1), en: z.string().min(1) })
      .partial()
      .refine((words) => Object.keys(words).length > 0, { message: "empty-text" }),
  ])
  .meta({ description: "Words of the author: one string for every language, or one each under zh-Hant, zh-Hans, en." });

/** A short name used as a key: letters (any script), digits, `_`, `-`, `.`. */
export const name = z
  .string()
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u)
  .max(120)
  .meta({ description: "A name used as a key: letters of any script, digits, underscore, dot, hyphen." });

/** A calendar day. */
export const day = z.iso.date().meta({ description: "A calendar day, YYYY-MM-DD." });

/** A condition in CEL (Common Expression Language); checked for type when the scheme is parsed. */
export const condition = z
  .string()
  .min(1)
  .meta({ description: "A condition in CEL, the Common Expression Language. It must give true or false." });

/** A quantity of the world or of a scale: any size that can be meant, and none at which sums or squares overflow. */
export const quantity = z.number().min(-1e15).max(1e15);

/** A weight or an amount: zero or more; beyond a million the others count for nothing. */
export const amount = z.number().min(0).max(1e6);

/** A share between 0 and 1. */
export const share = z.number().min(0).max(1);

/** Citation of a rule or document. */
export const citation = z.strictObject({
  title: text,
  cite: z.string().optional().meta({ description: "Article, paragraph or document number." }),
  on: day.optional(),
});
