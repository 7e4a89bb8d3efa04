import { z } from "zod";
import { effortTask } from "./effort.ts";
import { dimension, indicator, series } from "./indicators.ts";
import { method } from "./method.ts";
import { people } from "./people.ts";
import { band, bar, burden, deadline, gate, quota, role, use, waiver } from "./results.ts";
import { tables } from "./tables.ts";
import { criterion, poll, recordWanted } from "./voices.ts";
import { citation, condition, day, name, text } from "./words.ts";

/** A comparison group: subjects are compared only with their like. */
export const group = z.strictObject({
  id: name,
  title: text,
  when: condition
    .optional()
    .meta({ description: "Rule over the subject's attributes; default: attribute `subjects.groupBy` equals the id." }),
  minimum: z.int().min(1).optional(),
});

/** The assessment scheme (考核方案): how to assess, as a document people can read, diff and sign. */
export const schemeDocument = z.strictObject({
  $schema: z.string().optional(),
  huabiao: z.literal(1).meta({ description: "Version of this document format." }),
  id: name,
  version: z.string().min(1),
  title: text,
  summary: text.optional(),
  fictional: z.boolean().optional().meta({ description: "Marks an invented example everywhere it is shown." }),
  kind: z.enum(["routine", "special", "annual", "term"]),
  period: z.strictObject({
    from: day,
    to: day,
    label: z.string().min(1).meta({ description: "How the tables name this period, for example 2025." }),
  }),
  basis: z.array(citation).optional(),
  tables,
  subjects: z.strictObject({
    type: z.enum(["place", "unit", "team", "person"]),
    groupBy: z.string().optional(),
    groups: z.array(group).min(1).optional(),
  }),
  dimensions: z.array(dimension).min(1),
  indicators: z.array(indicator).min(1),
  series: z.array(series).optional(),
  method: method.optional(),
  polls: z.array(poll).optional(),
  effort: z.array(effortTask).optional(),
  records: z.array(recordWanted).optional(),
  politicalStandard: z.array(criterion).optional(),
  people: people.optional(),
  bands: z.array(band).optional(),
  bars: z.array(bar).optional(),
  quotas: z.array(quota).optional(),
  roles: z.array(role).optional(),
  gates: z.array(gate).optional(),
  deadlines: z.array(deadline).optional(),
  burden: burden.optional(),
  uses: z.array(use).optional(),
  waivers: z.array(waiver).optional(),
});

/** A scheme whose form is right. Its meaning is checked by `checkScheme`. */
export type Scheme = z.infer<typeof schemeDocument>;
/** One indicator of a scheme. */
export type Indicator = Scheme["indicators"][number];
/** One node above the indicators. */
export type Dimension = Scheme["dimensions"][number];
/** One poll of a scheme. */
export type Poll = NonNullable<Scheme["polls"]>[number];
/** A livelihood task whose effort is set against what people feel. */
export type EffortTask = NonNullable<Scheme["effort"]>[number];
/** The method part of a scheme. */
export type Method = NonNullable<Scheme["method"]>;
/** Normalisation as the document writes it. */
export type NormalisationChoice = NonNullable<Method["normalise"]>;
/** Aggregation as the document writes it: for all levels or per level. */
export type AggregationPlan = NonNullable<Method["aggregate"]>;
/** Missing-data rule as the document writes it. */
export type MissingChoice = NonNullable<Method["missing"]>[number];
/** Outlier treatment as the document writes it. */
export type TreatmentChoice = NonNullable<Method["treatment"]>;
/** A use of results: what a rule proposes. */
export type Use = NonNullable<Scheme["uses"]>[number];
/** A table of observations, long or wide. */
export type ObservationTable = Scheme["tables"]["observations"][number];
/** Where the subjects are listed. */
export type SubjectTable = Scheme["tables"]["subjects"];
/** A table of targets. */
export type TargetTable = NonNullable<Scheme["tables"]["targets"]>[number];
/** A table of terms of office. */
export type TermTable = NonNullable<Scheme["tables"]["terms"]>;
/** A table of successions of places. */
export type SuccessionTable = NonNullable<Scheme["tables"]["successions"]>;
/** Teams and persons: what is looked at and how. */
export type People = NonNullable<Scheme["people"]>;
/** What is looked at in a team or a person. */
export type PeopleContent = People["person"];
/** Where one view of a head comes from. */
export type ViewSource = PeopleContent["heads"][number]["sources"][number];
/** Where the tables of people lie. */
export type PeopleTables = NonNullable<Scheme["tables"]["people"]>;
/** Where the ballots and the frame of a poll lie. */
export type PollTable = NonNullable<Scheme["tables"]["polls"]>[number];
/** A table of ratings by raters. */
export type RatingTable = NonNullable<Scheme["tables"]["ratings"]>[number];
