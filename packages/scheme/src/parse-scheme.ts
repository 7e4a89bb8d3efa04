import type { Problem } from "@huabiao/kernel/problem";
import { mapResult, type Result } from "@huabiao/kernel/result";
import { type Scheme, schemeDocument } from "./document/scheme.ts";
import { parseDocument } from "./parse-document.ts";
import type { Locate } from "./path.ts";

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
  const parsed = parseDocument(text, file, schemeForm);
  return mapResult(parsed, ({ document, locate }) => ({ scheme: document, locate }));
}

const schemeForm = { schema: schemeDocument, empty: "scheme.form.empty", notMapping: "scheme.form.not-a-scheme" };
