import { basename } from "node:path";
import type { ObjectionClock, PaperFacts } from "@huabiao/documents";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { parseDocument, suggestions } from "@huabiao/scheme";
import { z } from "zod";
import { readSpecFile } from "./spec-file.ts";
import { specTitle } from "./spec-title.ts";

const line = z.string().min(1).max(400);
const passage = z.string().min(1).max(20_000);
const day = z.iso.date();

const facts = z.strictObject({
  office: line.optional(),
  issuedOn: day.optional(),
  number: line.optional(),
  gender: line.optional(),
  bornOn: z.union([day, z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)]).optional(),
  politicalStatus: line.optional(),
  workUnit: line.optional(),
  duties: passage.optional(),
  summary: passage.optional(),
  leaderComment: passage.optional(),
  suggestedGrade: line.optional(),
  grade: line.optional(),
  gradeReason: passage.optional(),
  decidedBy: line.optional(),
  decidedOn: day.optional(),
  notifiedOn: day.optional(),
  reviewBody: line.optional(),
  appealBody: line.optional(),
}) satisfies z.ZodType<Undefinable<PaperFacts>>;

type Undefinable<T> = { readonly [K in keyof T]: T[K] | undefined };

const steps = ["review", "review-answer", "appeal-after-review", "appeal-directly", "appeal-decision"] as const;
const starts = ["notified", "received", "answered", "accepted"] as const;
const days = z.int().min(1).max(3_650);

const factsFile = facts.extend({
  persons: z.record(z.string(), facts).optional(),
  clock: z
    .strictObject({
      cite: specTitle,
      steps: z
        .array(z.strictObject({ step: z.enum(steps), days, from: z.enum(starts), mayExtendBy: days.optional() }))
        .min(1),
    })
    .optional(),
  gate: z
    .strictObject({
      what: line.optional(),
      effect: passage.optional(),
      signers: z
        .array(z.strictObject({ name: line, post: line }))
        .max(200)
        .optional(),
      dissent: z
        .array(z.strictObject({ by: line, text: passage }))
        .max(200)
        .optional(),
    })
    .optional(),
});

/** What a file says that findings do not know: of all papers, of single persons, of a gate. */
export interface FactsFile {
  readonly shared: PaperFacts;
  readonly persons: Readonly<Record<string, PaperFacts>>;
  readonly clock: ObjectionClock | null;
  readonly gate: NonNullable<z.infer<typeof factsFile>["gate"]>;
}

const none: FactsFile = { shared: {}, persons: {}, clock: null, gate: {} };

/**
 * Reads a file of facts for papers, YAML or JSON; nothing is known without one.
 *
 * Refused, all at once and each with its line: no such file (`facts.spec.…`), unknown keys with near names and wrong forms
 * (`scheme.form.…`), facts of a person who is not in the findings (`facts.spec.unknown-person`).
 */
export async function readFacts(
  path: string | undefined,
  known: readonly string[],
): Promise<Result<FactsFile, readonly Problem[]>> {
  if (path === undefined) return ok(none);
  const text = await readSpecFile(path, "facts");
  if (!text.ok) return err([text.error]);
  const form = { schema: factsFile, empty: "facts.spec.empty", notMapping: "facts.spec.not-facts" };
  const parsed = parseDocument(text.value, basename(path), form);
  if (!parsed.ok) return parsed;
  const { document, locateKey } = parsed.value;
  const { persons = {}, clock, gate = {}, ...shared } = document;
  const unknown = Object.keys(persons).filter((id) => !known.includes(id));
  if (unknown.length > 0)
    return err(
      unknown.map((id) => {
        const at = ["persons", id];
        return problem(
          "facts.spec.unknown-person",
          { id, ...suggestions(id, known) },
          { path: at, place: locateKey(at) },
        );
      }),
    );
  const told = (own: object): PaperFacts => own;
  return ok({
    shared: told(shared),
    persons: Object.fromEntries(Object.entries(persons).map(([id, own]) => [id, told(own)])),
    clock: clock === undefined ? null : (clock as ObjectionClock),
    gate,
  });
}

/** What is known of one person: what is said of all, and over it what is said of this one. */
export function factsOf({ shared, persons }: FactsFile, id: string): PaperFacts {
  return { ...shared, ...persons[id] };
}
