import { z } from "zod";
import { subsetForm } from "./estimate-document.ts";

/** A column, as the header has it, or a term made of columns. */
const term = z.string().min(1).max(1000);
const terms = z.union([term, z.array(term).max(100)]);

/** The form of a specification of rater severity. Every key is told in docs/reference/severity.md. */
export const severityDocument = z.strictObject({
  data: z.string().min(1),
  sheet: z.string().min(1).optional(),
  response: z.union([term, z.array(term).min(1).max(1000)]),
  fixed: terms.optional(),
  random: z.union([term, z.array(term).min(1).max(20)]),
  method: z.enum(["reml", "ml", "rating-scale"]).optional(),
  subset: subsetForm.optional(),
  subject: term.optional(),
  rater: term.optional(),
  reliability: z.number().gt(0).lt(1).optional(),
  nodes: z.int().min(5).max(1001).optional(),
  range: z.number().gt(0).max(100).optional(),
  scale: z.tuple([z.int().min(-1e6).max(1e6), z.int().min(-1e6).max(1e6)]).optional(),
});

/** A specification as it is written. */
export type SeverityDocument = z.output<typeof severityDocument>;
