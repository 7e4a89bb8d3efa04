import { z } from "zod";
import { amount, citation, condition, day, name, share, text } from "./words.ts";

/** A band of results: suggested, never decided, by its condition. */
export const band = z.strictObject({ id: name, title: text, when: condition });

/** A bar: what keeps a subject from a band, with its reason. */
export const bar = z.strictObject({
  id: name,
  title: text,
  from: name,
  when: condition,
  reason: text,
  basis: citation.optional(),
});

/** A quota: how many of a pool may be in a band. */
export const quota = z.strictObject({
  id: name,
  pool: text,
  group: name.optional(),
  band: name,
  share,
  rounding: z.enum(["floor", "round", "ceil"]).optional(),
  basis: citation.optional(),
});

/** A signature that must be given before something takes effect. */
export const gate = z.strictObject({
  id: name,
  title: text,
  before: z.enum(["start", "collection", "deliberation", "result", "publication"]),
  role: name,
  quorum: z.int().min(1).optional(),
});

/** A role and what it may do. */
export const role = z.strictObject({ id: name, title: text });

/** A dated step of the cycle. */
export const deadline = z.strictObject({
  step: z.enum([
    "start",
    "collection",
    "voices",
    "verification",
    "deliberation",
    "gate",
    "notice",
    "objection",
    "action",
    "close",
  ]),
  on: day,
  role: name.optional(),
});

/** What the result is used for; every use that can hurt waits for the objection to end. */
export const use = z.strictObject({
  id: name,
  title: text,
  purpose: z.enum(["appointment", "training", "supervision", "incentive", "accountability", "rectification"]),
  when: condition.optional(),
  afterObjection: z.boolean().optional(),
});

/** Switches a lint rule off here, with a reason that everyone can read. */
export const waiver = z.strictObject({ rule: name, path: z.string().optional(), reason: z.string().min(10) });

/** The burden budget of the whole scheme. */
export const burden = z.strictObject({
  minutesPerSubject: amount.optional(),
  fields: z.int().min(0).optional(),
});
