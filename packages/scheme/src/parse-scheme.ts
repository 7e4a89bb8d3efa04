import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type Scheme, schemeDocument } from "./document/scheme.ts";
import { brokenText } from "./form/broken-text.ts";
import { formProblems } from "./form/form-problems.ts";
import type { Locate } from "./path.ts";
import { readYaml } from "./yaml/read-yaml.ts";

/** A scheme whose form is right, with the way back to the lines of its file. */
export interface ParsedScheme {
  readonly scheme: Scheme;
  /** The file, line and column of a part; of the nearest part above when it is absent. */
  readonly locate: Locate;
}

/**
 * Reads a scheme from YAML 1.2 or JSON text and checks its form; `checkScheme` then checks its meaning.
 *
 * Refused, all at once and each with file, line and column: syntax (`scheme.yaml.<kind>`), or when the syntax is right
 * every part that has not the form of the schema (`scheme.form.<kind>`). Unknown keys are refused, never
 * skipped, with the nearest known name. Never throws, whatever the text.
 *
 * Cost O(characters); limits in `yamlLimits`.
 */
export function parseScheme(
  text: string,
  { file }: { readonly file: string },
): Result<ParsedScheme, readonly Problem[]> {
  const read = readYaml(text, file);
  if (!read.ok) return read;
  const { data, locate, locateKey } = read.value;
  const place = { file, line: 1, column: 1 };
  if (data === null) return err([problem("scheme.form.empty", {}, { place })]);
  if (typeof data !== "object" || Array.isArray(data)) return err([problem("scheme.form.not-a-scheme", {}, { place })]);
  const broken = brokenText(data, locateKey);
  if (broken.length > 0) return err(broken);
  const parsed = schemeDocument.safeParse(data);
  if (parsed.success) return ok({ scheme: parsed.data, locate });
  return err(formProblems(parsed.error.issues, { schema: schemeDocument, document: data, locate, locateKey }));
}
