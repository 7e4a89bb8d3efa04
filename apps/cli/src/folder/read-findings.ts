import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Findings } from "@huabiao/assess";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { languages } from "@huabiao/kernel/text";
import { z } from "zod";

const words = z.union([z.string(), z.partialRecord(z.enum(languages), z.string())]);
const number = z.number().nullable();
const named = z.looseObject({ id: z.string(), title: words });

/** The parts of the findings that an explanation walks through. */
const outline = z.looseObject({
  huabiao: z.literal(1),
  inputs: z.array(z.looseObject({ name: z.string() })),
  columns: z.array(z.string()),
  periods: z.array(z.string()),
  subjects: z.array(named.extend({ group: z.int().min(0) })),
  nodes: z
    .array(
      named.extend({
        kind: z.enum(["lens", "indicator", "dimension", "index"]),
        parent: z.int().min(-1),
        unit: z.string().nullable(),
        weights: z.array(z.number()),
        method: z.record(z.string(), z.string()),
        score: z.array(number),
        rank: z.array(number),
        uncertainty: z.looseObject({ rankLower: z.array(number), rankUpper: z.array(number) }).nullable(),
      }),
    )
    .min(1)
    .refine((nodes) => nodes.every(({ parent }, at) => parent === -1 || parent > at)),
  cells: z.array(
    z.looseObject({
      node: z.string(),
      lens: z.string(),
      value: z.array(number),
      filled: z.array(number),
      treated: z.array(number),
      inputs: z.array(z.array(z.tuple([z.string(), z.int(), z.int(), z.int(), z.int(), z.number()]))),
    }),
  ),
  reasons: z.array(z.looseObject({ subject: z.int(), node: z.string(), reason: z.string() })),
});

/** Reads a findings file, or the findings in an output folder. Refused when it is missing or is no findings file. */
export async function readFindings(path: string): Promise<Result<Findings, Problem>> {
  const absolute = resolve(path);
  const stats = await stat(absolute).catch(() => null);
  if (!stats) return err(problem("cli.findings.missing", { path }));
  const file = stats.isDirectory() ? join(absolute, "findings.json") : absolute;
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return err(problem("cli.findings.missing", { path }));
  const parsed = outline.safeParse(parseJson(text));
  return parsed.success ? ok(parsed.data as unknown as Findings) : err(problem("cli.findings.unreadable", { path }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
