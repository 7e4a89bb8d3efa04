import { z } from "zod";
import { name, text } from "./words.ts";

/** A livelihood task: what was put into it, and what people feel of it. */
export const effortTask = z.strictObject({
  id: name,
  title: text,
  spending: name
    .optional()
    .meta({ description: "Indicator or series of what was spent on it, alike in unit at all places." }),
  workload: name.optional().meta({ description: "Indicator or series of the work put into it." }),
  felt: z.union([
    z.strictObject({ poll: name, item: name.optional() }),
    z.strictObject({ series: name.meta({ description: "Indicator or series of what people feel." }) }),
  ]),
});
