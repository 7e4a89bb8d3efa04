import { type Facts, type Problem, problem } from "@huabiao/kernel/problem";
import type { z } from "zod";
import { suggestions } from "../near-name.ts";
import { type Locate, type Path, valueAt } from "../path.ts";
import { knownKeys } from "./known-keys.ts";
import { plainIssues } from "./plain-issues.ts";

/** A document that is being checked against its schema, with its lines. */
export interface FormInput {
  readonly schema: z.core.$ZodType;
  readonly document: unknown;
  readonly locate: Locate;
  readonly locateKey: Locate;
}

/**
 * The findings of a schema as located problems `scheme.form.<kind>`, all of them, in the order of the document's lines.
 *
 * A name that is not known comes with the nearest known one (`near`, or null) and
 * others, nearest first (`known`). A part that is absent is placed at what should hold it.
 */
export function formProblems(issues: readonly z.core.$ZodIssue[], input: FormInput): readonly Problem[] {
  const problems = issues
    .flatMap((issue) => plainIssues(issue, input.document, []))
    .flatMap((issue) => (issue.code === "unrecognized_keys" ? unknownKeys(issue, input) : [wrongValue(issue, input)]));
  return problems.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
}

function unknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, input: FormInput): Problem[] {
  const path = keysOf(issue.path);
  const known = knownKeys(input.schema, input.document, path);
  return issue.keys.map((key) => {
    const at = [...path, key];
    const facts = { key, ...suggestions(key, known) };
    return problem("scheme.form.unknown-key", facts, { path: at, place: input.locateKey(at) });
  });
}

function wrongValue(issue: z.core.$ZodIssue, input: FormInput): Problem {
  const path = keysOf(issue.path);
  const value = valueAt(input.document, path);
  const place = input.locate(path);
  if (value === undefined) {
    return problem("scheme.form.missing", { key: String(path.at(-1) ?? "") }, { path, place });
  }
  if (value === null) {
    return problem("scheme.form.empty-value", { key: String(path.at(-1) ?? "") }, { path, place });
  }
  const [code, facts] = kindOf(issue, value);
  return problem(code, { value: shortForm(value), ...facts }, { path, place });
}

type Kind = readonly [code: string, facts: Facts];

function kindOf(issue: z.core.$ZodIssue, value: unknown): Kind {
  switch (issue.code) {
    case "invalid_type":
      return [typeKind(issue.expected, value), {}];
    case "invalid_value":
      return choiceKind(value, issue.values.map(String));
    case "invalid_union":
      return choiceKind(value, "options" in issue ? (issue.options ?? []).map(String) : []);
    case "too_small":
      return smallKind(issue);
    case "too_big":
      return bigKind(issue);
    case "invalid_format":
      return [issue.format === "date" ? "scheme.form.not-a-day" : "scheme.form.not-a-name", {}];
    case "invalid_key":
      return ["scheme.form.key-not-a-name", { value: String(issue.path?.at(-1) ?? "") }];
    case "custom":
      return [`scheme.form.${issue.message}`, {}];
    default:
      return ["scheme.form.wrong", { detail: issue.message }];
  }
}

const typeKinds: Readonly<Record<string, string>> = {
  string: "scheme.form.not-text",
  number: "scheme.form.not-number",
  int: "scheme.form.not-integer",
  boolean: "scheme.form.not-yes-or-no",
  array: "scheme.form.not-a-list",
  tuple: "scheme.form.not-a-list",
  object: "scheme.form.not-a-mapping",
  record: "scheme.form.not-a-mapping",
};

function typeKind(expected: string, value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) return "scheme.form.not-finite";
  return typeKinds[expected] ?? "scheme.form.wrong";
}

function choiceKind(value: unknown, choices: readonly string[]): Kind {
  const given = typeof value === "string" ? value : shortForm(value);
  return ["scheme.form.unknown-value", { ...suggestions(given, choices) }];
}

function smallKind(issue: z.core.$ZodIssueTooSmall): Kind {
  const minimum = Number(issue.minimum);
  if (issue.origin === "string")
    return minimum === 1 ? ["scheme.form.empty-text", {}] : ["scheme.form.too-short", { minimum }];
  if (issue.origin === "array")
    return minimum === 1 ? ["scheme.form.empty-list", {}] : ["scheme.form.too-few-entries", { minimum }];
  return issue.inclusive === false ? ["scheme.form.not-above", { minimum }] : ["scheme.form.too-small", { minimum }];
}

function bigKind(issue: z.core.$ZodIssueTooBig): Kind {
  const maximum = Number(issue.maximum);
  if (issue.origin === "string") return ["scheme.form.too-long", { maximum }];
  if (issue.origin === "array") return ["scheme.form.too-many-entries", { maximum }];
  return issue.inclusive === false ? ["scheme.form.not-below", { maximum }] : ["scheme.form.too-large", { maximum }];
}

function keysOf(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === "number" ? step : String(step)));
}

function shortForm(value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
  const characters = Array.from(text);
  return characters.length > 60 ? `${characters.slice(0, 57).join("")}…` : text;
}
