import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type Document, LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { Locate } from "../path.ts";
import { readAliases } from "./aliases.ts";
import { yamlLimits } from "./limits.ts";
import { locator } from "./locator.ts";
import { tooDeepAt } from "./nesting.ts";
import { syntaxProblems } from "./syntax-problems.ts";

/** A YAML document as plain data, with the way back to its lines. */
export interface LocatedData {
  readonly data: unknown;
  /** The place of a value; of its key when the value is a list or a mapping. */
  readonly locate: Locate;
  /** The place of a key, whatever its value. */
  readonly locateKey: Locate;
}

/**
 * Reads one YAML 1.2 document (JSON is YAML) with the core schema: text keys only, no tags beyond the
 * core's, no merge keys.
 *
 * Refused, each with line and column: more than 1 Mi characters, nesting over 64, over 200,000 nodes once
 * aliases are expanded, an alias without anchor or inside its own anchor, several documents, a key
 * twice, and every syntax error. All syntax errors are given at once. Never throws.
 *
 * An empty document is `null`. Cost O(characters).
 */
export function readYaml(text: string, file: string): Result<LocatedData, readonly Problem[]> {
  const top = { file, line: 1, column: 1 };
  if (text.length > yamlLimits.characters) {
    const facts = { characters: text.length, limit: yamlLimits.characters };
    return err([problem("scheme.yaml.too-large", facts, { place: top })]);
  }
  const deep = tooDeepAt(text, yamlLimits.depth);
  if (deep !== null) {
    const line = text.slice(0, deep).split("\n").length;
    const place = { file, line, column: deep - text.lastIndexOf("\n", deep - 1) };
    return err([problem("scheme.yaml.too-deep", { limit: yamlLimits.depth }, { place })]);
  }
  const lines = new LineCounter();
  const document = compose(text, lines);
  if (document === null) return err([problem("scheme.yaml.too-deep", { limit: yamlLimits.depth }, { place: top })]);
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const syntax = syntaxProblems(document, text, placeAt);
  if (syntax.length > 0) return err(syntax);
  const aliases = readAliases(document.contents, placeAt, yamlLimits);
  if (!aliases.ok) return aliases;
  const { locate, locateKey } = locator(document.contents, aliases.value, placeAt);
  return ok({ data: document.toJS({ maxAliasCount: -1 }), locate, locateKey });
}

/** The parser recurses; a document too deep for it ends the stack, which is the document's fault and not a bug. */
function compose(text: string, lineCounter: LineCounter): Document.Parsed<ParsedNode> | null {
  try {
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      stringKeys: true,
      schema: "core",
      merge: false,
      resolveKnownTags: false,
      logLevel: "error",
    });
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof SyntaxError) return null;
    throw cause;
  }
}
