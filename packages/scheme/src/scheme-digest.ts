import { digestJson } from "@huabiao/kernel/digest";
import type { Scheme } from "./document/scheme.ts";

/**
 * The digest that identifies a scheme: SHA-256 of its canonical JSON (RFC 8785), 64 hex digits.
 *
 * Two files with the same content give the same digest, whether written in YAML or JSON, with other comments, spaces,
 * quotes or order of keys. The order of lists counts. `$schema`, which only serves editors, does not.
 */
export function schemeDigest(scheme: Scheme): string {
  const { $schema: _, ...content } = scheme;
  return digestJson(content);
}
