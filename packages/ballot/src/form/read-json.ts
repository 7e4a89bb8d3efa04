import { canonicalJson, type Json } from "@huabiao/kernel/canonical-json";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type Fault, type Form, readForm } from "./form.ts";

/**
 * Reads a JSON document that must have a form and be written canonically (RFC 8785), to the letter.
 *
 * The form is checked first and never looks deeper than itself, so that hostile depth ends there. Not JSON and not
 * canonical are faults of the whole document.
 */
export function readCanonical<T>(form: Form<T>, document: string): Result<T, readonly Fault[]> {
  const read = readJson(form, document);
  if (!read.ok) return read;
  return canonicalJson(read.value as Json) === document ? read : err([{ path: [], expected: "RFC 8785" }]);
}

/** Reads a JSON document that must have a form, however it is written. */
export function readJson<T>(form: Form<T>, document: string): Result<T, readonly Fault[]> {
  const value = parse(document);
  if (value === undefined) return err([{ path: [], expected: "JSON" }]);
  const read = readForm(form, value);
  return "faults" in read ? err(read.faults) : ok(read.value);
}

function parse(document: string): unknown {
  if (!document.isWellFormed()) return undefined;
  try {
    return JSON.parse(document) as unknown;
  } catch {
    return undefined;
  }
}
