import { canonicalJson, type Json } from "@huabiao/kernel/canonical-json";
import type { Facts } from "@huabiao/kernel/problem";
import { isLanguage, languages } from "@huabiao/kernel/text";
import type { Path } from "../path.ts";

/** One difference between two versions of a scheme. Its sentence is `<code>.what` of the catalogue. */
export interface Change {
  readonly code: string;
  /** Where it is in the later version; in the earlier one for what was taken away. */
  readonly path: Path;
  readonly facts: Facts;
  /** Whether the same evidence can now give another score, rank or suggested band. */
  readonly affectsScores: boolean;
}

/** Whether two parts of a document say the same, however their keys are ordered. */
export function sameContent(before: unknown, after: unknown): boolean {
  if (before === undefined || after === undefined) return before === after;
  return canonicalJson(before as Json) === canonicalJson(after as Json);
}

/** A part that differs between two versions of a mapping; `below` leads to it. */
export interface ChangedPart {
  readonly below: readonly string[];
  readonly old: unknown;
  readonly now: unknown;
}

/** The smallest parts that differ: mappings on both sides are compared key by key, all else as a whole. */
export function changedParts(old: unknown, now: unknown, below: readonly string[] = []): readonly ChangedPart[] {
  if (sameContent(old, now)) return [];
  if (!isMapping(old) || !isMapping(now)) return [{ below, old, now }];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return keys.flatMap((key) => changedParts(old[key], now[key], [...below, key]));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value) && !Object.keys(value).every(isLanguage);
}

/** A part of a document in a sentence: words as they are, several languages joined, other parts as JSON; `—` for nothing. */
export function inWords(value: unknown): string {
  if (value === undefined) return "—";
  if (typeof value === "string") return value;
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    const entries: Readonly<Record<string, unknown>> = { ...value };
    const keys = Object.keys(entries);
    if (keys.length > 0 && keys.every(isLanguage)) {
      return languages.flatMap((language) => (language in entries ? [String(entries[language])] : [])).join(" / ");
    }
  }
  return canonicalJson(value as Json);
}
