import { z } from "zod";
import { band, bar, use } from "./results.ts";
import { amount, citation, name, share, text } from "./words.ts";

/** A kind of post, with the words by which tables call it. */
const post = z.strictObject({
  id: name,
  title: text,
  names: z.array(z.string().min(1)).min(1).meta({ description: "The words by which tables call this kind of post." }),
  principal: z
    .boolean()
    .optional()
    .meta({ description: "Answers for the place as a whole: outcomes are credited to these, jointly by rule." }),
});

const common = {
  id: name,
  title: text.optional(),
  posts: z.array(name).min(1).optional().meta({ description: "Asked of these kinds of posts only; default all." }),
};

/** Where one view of a head comes from. Views stand beside each other; none is added to another. */
const source = z.discriminatedUnion("from", [
  z.strictObject({ ...common, from: z.literal("poll"), poll: name, item: name.optional() }),
  z.strictObject({ ...common, from: z.literal("ratings"), ratings: name, item: z.string().min(1).optional() }),
  z.strictObject({ ...common, from: z.literal("criteria"), criteria: z.array(name).min(1).optional() }),
  z.strictObject({ ...common, from: z.literal("records"), record: z.enum(["practice", "incident"]) }),
  z.strictObject({ ...common, from: z.literal("routine") }),
  z.strictObject({ ...common, from: z.literal("duties") }),
  z.strictObject({ ...common, from: z.literal("node"), node: name }),
  z.strictObject({ ...common, from: z.literal("share") }),
  z.strictObject({ ...common, from: z.literal("credits"), outcome: name }),
]);

/** A head of the content: 德 · 能 · 勤 · 績 · 廉 of a person, five heads of a team. */
const head = z.strictObject({ id: name, title: text, sources: z.array(source).min(1) });

/** What is looked at, and the rules by which a range is suggested. */
const content = z.strictObject({
  heads: z.array(head).min(1),
  bands: z.array(band).optional(),
  bars: z.array(bar).optional(),
  uses: z.array(use).optional(),
});

/** Why a person gets no grade but a comment. */
const exemption = z.discriminatedUnion("case", [
  z.strictObject({ case: z.literal("leave"), overDays: z.int().min(0), basis: citation.optional() }),
  z.strictObject({ case: z.literal("investigation"), basis: citation.optional() }),
  z.strictObject({ case: z.literal("new-in-post"), underDays: z.int().min(1), basis: citation.optional() }),
]);

/** Teams and persons: what is looked at, how a team's result is divided, what is credited years later. */
export const people = z.strictObject({
  posts: z.array(post).min(1),
  team: content,
  person: content,
  shares: z
    .strictObject({
      duty: amount.optional(),
      peers: amount.optional(),
      evidence: amount.optional(),
      spread: share
        .optional()
        .meta({ description: "Where two lenses are further apart than this, people must deliberate; default 0.15." }),
    })
    .optional(),
  outcomes: z
    .array(
      z.union([
        z.strictObject({ indicator: name, posts: z.array(name).min(1).optional() }),
        z.strictObject({ projects: z.literal("abandoned") }),
      ]),
    )
    .optional(),
  leaders: z.strictObject({ indicator: name, posts: z.array(name).min(1).optional() }).optional(),
  peers: z
    .strictObject({
      by: z
        .array(z.enum(["post", "group"]))
        .min(1)
        .optional(),
      minimum: z.int().min(1).optional(),
    })
    .optional(),
  portray: z.strictObject({ days: z.int().min(0).optional(), views: z.int().min(0).optional() }).optional(),
  noGrade: z.array(exemption).optional(),
});
