import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { z } from "zod";
import { brokenText } from "./form/broken-text.ts";
import { formProblems } from "./form/form-problems.ts";
import type { Locate } from "./path.ts";
import { readYaml } from "./yaml/read-yaml.ts";

/** A document whose form is right, with the way back to the lines of its file. */
export interface ParsedDocument<T> {
  readonly document: T;
  /** The file, line and column of a part; of the nearest part above when it is absent. */
  readonly locate: Locate;
  /** The same of a key, whatever its value. */
  readonly locateKey: Locate;
}

/** What a document must be: its schema, and the codes for a file that is empty or no mapping at all. */
export interface DocumentForm<T> {
  readonly schema: z.ZodType<T>;
  readonly empty: string;
  readonly notMapping: string;
}

/**
 * Reads a document from YAML 1.2 or JSON text and checks its form; every problem at once, each with file, line and column.
 *
 * Refused: syntax (`scheme.yaml.<kind>`), or when the syntax is right every part that has not the form of the schema
 * (`scheme.form.<kind>`), unknown keys with the nearest known one. Never throws, whatever the text. Cost O(characters).
 */
export function parseDocument<T>(
  text: string,
  file: string,
  form: DocumentForm<T>,
): Result<ParsedDocument<T>, readonly Problem[]> {
  const read = readYaml(text, file);
  if (!read.ok) return read;
  const { data, locate, locateKey } = read.value;
  const place = { file, line: 1, column: 1 };
  if (data === null) return err([problem(form.empty, {}, { place })]);
  if (typeof data !== "object" || Array.isArray(data)) return err([problem(form.notMapping, {}, { place })]);
  const broken = brokenText(data, locateKey);
  if (broken.length > 0) return err(broken);
  const parsed = form.schema.safeParse(data);
  if (parsed.success) return ok({ document: parsed.data, locate, locateKey });
  return err(formProblems(parsed.error.issues, { schema: form.schema, document: data, locate, locateKey }));
}
