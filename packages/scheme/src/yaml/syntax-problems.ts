import { type Place, type Problem, problem } from "@huabiao/kernel/problem";
import type { Document, ParsedNode, YAMLError } from "yaml";
import { yamlLimits } from "./limits.ts";

/**
 * Every syntax error of a YAML document as a problem, one for each line and kind, in the order of the lines.
 *
 * Tags beyond the core schema are errors here. A document that exhausts the parser gives the one problem `too-deep`.
 */
export function syntaxProblems(
  document: Document.Parsed<ParsedNode>,
  text: string,
  placeAt: (offset: number) => Place,
): readonly Problem[] {
  const errors = [...document.errors, ...document.warnings];
  const exhausted = errors.filter(({ code }) => code === "RESOURCE_EXHAUSTION").map(({ pos }) => pos[0]);
  if (exhausted.length > 0) {
    const place = placeAt(Math.min(...exhausted));
    return [problem("scheme.yaml.too-deep", { limit: yamlLimits.depth }, { place })];
  }
  const found = new Map<string, Problem>();
  for (const error of errors.sort((a, b) => a.pos[0] - b.pos[0])) {
    const place = placeAt(error.pos[0]);
    const one = problem(codeOf(error), factsOf(error, text), { place });
    const key = `${one.code} ${place.line}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

const codes: Readonly<Partial<Record<YAMLError["code"], string>>> = {
  TAB_AS_INDENT: "scheme.yaml.tab-indent",
  DUPLICATE_KEY: "scheme.yaml.duplicate-key",
  BAD_INDENT: "scheme.yaml.bad-indent",
  MISSING_CHAR: "scheme.yaml.unclosed",
  BLOCK_AS_IMPLICIT_KEY: "scheme.yaml.nested-mapping",
  MULTIPLE_DOCS: "scheme.yaml.several-documents",
  NON_STRING_KEY: "scheme.yaml.key-not-text",
  TAG_RESOLVE_FAILED: "scheme.yaml.tag",
};

function codeOf(error: YAMLError): string {
  if (error.code === "BAD_INDENT" && error.message.startsWith("Flow ")) return "scheme.yaml.unclosed";
  return codes[error.code] ?? "scheme.yaml.syntax";
}

function factsOf(error: YAMLError, text: string): Readonly<Record<string, string>> {
  if (error.code === "DUPLICATE_KEY") return { key: wordAt(text, error.pos[0]) };
  if (error.code === "TAG_RESOLVE_FAILED")
    return { tag: error.message.replace(/^Unresolved tag: /, "").replace(/^tag:yaml\.org,2002:/, "!!") };
  return { detail: error.message };
}

function wordAt(text: string, offset: number): string {
  const word = /^(?:"([^"\n]*)"|'([^'\n]*)'|([^\s:,{}[\]]+))/.exec(text.slice(offset, offset + 200));
  return word?.[1] ?? word?.[2] ?? word?.[3] ?? "";
}
