import { z } from "zod";
import { peopleTables } from "./people-tables.ts";
import { name, quantity, text } from "./words.ts";

const file = z
  .string()
  .min(1)
  .refine((path) => !path.startsWith("/") && !path.includes("\\") && !path.split("/").includes(".."), {
    message: "path-outside-folder",
  })
  .meta({ description: "Path below the data folder: .csv, .tsv, .xlsx, .parquet or .json." });
const folder = file.meta({ description: "Folder of a sealed box, below the data folder." });
const column = z.string().min(1);
const told = (description: string) => column.optional().meta({ description });
const place = {
  file,
  sheet: z.string().optional(),
  encoding: z.enum(["utf-8", "gb18030", "utf-16le", "utf-16be"]).optional(),
};
const others = z
  .strictObject({
    subjects: z.enum(["refuse", "ignore"]).optional(),
    indicators: z.enum(["refuse", "ignore"]).optional(),
  })
  .meta({ description: "Rows of subjects or indicators that the scheme does not name: refuse (default) or ignore." });

/** A table of observations with one row per (subject, indicator, period). */
const longTable = z.strictObject({
  ...place,
  shape: z.literal("long"),
  columns: z.strictObject({
    subject: column,
    indicator: column,
    value: column,
    period: column.optional(),
    unit: column.optional(),
    se: column.optional(),
    source: column.optional(),
    revision: column.optional(),
    verified: column.optional(),
  }),
  others: others.optional(),
});

/** A table with one row per subject (and period) and one column per indicator. */
const wideTable = z.strictObject({
  ...place,
  shape: z.literal("wide"),
  columns: z.strictObject({ subject: column, period: column.optional() }),
  indicators: z
    .record(column, name)
    .optional()
    .meta({ description: "Column → indicator, where the column is not the indicator's id, title or alias." }),
  ignore: z.array(column).optional(),
  others: others.optional(),
});

/** Where the subjects are listed. */
const subjectTable = z.strictObject({
  ...place,
  columns: z.strictObject({
    subject: column,
    title: column.optional(),
    titles: z.partialRecord(z.enum(["zh-Hant", "zh-Hans", "en"]), column).optional(),
  }),
  distinct: z.boolean().optional().meta({
    description: "The table has many rows a subject, as a table of observations has: take each subject once.",
  }),
  keep: z.array(column).optional().meta({ description: "Other columns to keep as attributes; default all." }),
});

/** Targets: subject, indicator, baseline, target, deadline, provider. */
const targetTable = z.strictObject({
  ...place,
  columns: z.strictObject({
    subject: column,
    indicator: column,
    target: column,
    baseline: column.optional(),
    period: column.optional(),
    deadline: column.optional(),
    provider: column.optional(),
    verified: column.optional(),
  }),
});

/** Terms of office: person, post, place, from, to. */
const termTable = z.strictObject({
  ...place,
  columns: z.strictObject({ person: column, post: column, subject: column, from: column, to: column.optional() }),
});

/** Where places came from: mergers, divisions and renamings, by the usual names of its columns unless they are renamed. */
const successionTable = z.strictObject({
  ...place,
  columns: z
    .strictObject({
      place: told("The place as it is since the day; default place."),
      predecessor: told("The place it was governed from before; default predecessor."),
      share: told("The part of the place that was the predecessor's, above 0 and at most 1; default share."),
      on: told("The first day of the new arrangement; default on."),
    })
    .optional(),
});

/** Ballots of a poll, one row per ballot and subject, or the box they were sealed in; and the frame they were drawn from. */
const pollTable = z
  .strictObject({
    poll: name,
    ballots: z
      .strictObject({
        ...place,
        columns: z.strictObject({
          subject: column,
          class: column.optional(),
          stratum: column.optional(),
          rater: column.optional(),
          batch: column.optional(),
          weight: column.optional(),
          items: z.record(name, column).optional(),
          reasons: z.record(name, column).optional(),
        }),
      })
      .optional(),
    box: folder.optional(),
    frame: z
      .strictObject({
        ...place,
        columns: z.strictObject({
          subject: column,
          class: column.optional(),
          stratum: column.optional(),
          population: column,
          invited: column.optional(),
          box: column.optional(),
        }),
      })
      .optional(),
  })
  .refine(({ ballots, box }) => (ballots === undefined) !== (box === undefined), { message: "ballots-or-box" });

/** Ratings on a scale of numbers: who rated whom, and how. */
const ratingTable = z.strictObject({
  ...place,
  id: name,
  title: text,
  about: z
    .enum(["subject", "person"])
    .optional()
    .meta({ description: "Whom the ratings are about: the subjects (default), or persons in terms." }),
  scale: z.tuple([quantity, quantity]),
  columns: z.strictObject({
    rater: column,
    subject: column,
    value: column,
    item: column.optional(),
    class: column.optional(),
  }),
});

/** The tables of an assessment. */
export const tables = z.strictObject({
  subjects: subjectTable,
  observations: z.array(z.discriminatedUnion("shape", [longTable, wideTable])).min(1),
  targets: z.array(targetTable).optional(),
  terms: termTable.optional(),
  successions: successionTable.optional(),
  polls: z.array(pollTable).optional(),
  ratings: z.array(ratingTable).optional(),
  people: peopleTables(place).optional(),
});
