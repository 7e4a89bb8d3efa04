import { basename } from "node:path";
import type { BallotSlips } from "@huabiao/documents";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { parseDocument } from "@huabiao/scheme";
import { z } from "zod";
import { readSpecFile } from "./spec-file.ts";
import { specTitle } from "./spec-title.ts";

const line = z.string().min(1).max(400);
const codePlace = "{code}";

const slipsFile = z.strictObject({
  title: specTitle,
  period: line,
  closesOn: z.iso.date().optional(),
  minutes: z.int().min(1).max(600),
  questions: z.int().min(1).max(100),
  /** Where a ballot is opened; `{code}` stands for the code. */
  address: line,
  codes: z
    .array(z.string().regex(/^[\p{L}\p{N}_-]{4,64}$/u))
    .min(1)
    .max(100_000),
});

/**
 * Reads the file of `huabiao paper slips`: what the ballot is, where it is opened, and a one-time code for each slip.
 *
 * Refused, all at once and each with its line: no such file (`slips.spec.…`), unknown keys and wrong forms (`scheme.form.…`), an
 * address without `{code}` (`slips.spec.no-code`), a code twice (`slips.spec.repeated-code`).
 */
export async function readBallotSlips(path: string): Promise<Result<BallotSlips, readonly Problem[]>> {
  const text = await readSpecFile(path, "slips");
  if (!text.ok) return err([text.error]);
  const form = { schema: slipsFile, empty: "slips.spec.empty", notMapping: "slips.spec.not-slips" };
  const parsed = parseDocument(text.value, basename(path), form);
  if (!parsed.ok) return parsed;
  const { document, locate } = parsed.value;
  const { address, codes, closesOn, ...rest } = document;
  const seen = new Set<string>();
  const problems = codes.flatMap((code, at) => {
    if (!seen.has(code)) return seen.add(code) && [];
    const path = ["codes", at];
    return [problem("slips.spec.repeated-code", { code }, { path, place: locate(path) })];
  });
  if (!address.includes(codePlace))
    problems.push(problem("slips.spec.no-code", { address }, { path: ["address"], place: locate(["address"]) }));
  if (problems.length > 0) return err(problems);
  const slips = codes.map((code) => ({ code, address: address.replaceAll(codePlace, encodeURIComponent(code)) }));
  return ok({ ...rest, ...(closesOn === undefined ? {} : { closesOn }), slips } as BallotSlips);
}
