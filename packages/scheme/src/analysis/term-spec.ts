import type { Path } from "../path.ts";
import type { Named, Report } from "./spec-names.ts";

/** A column inside a term; `factor` when its numbers are to be read as categories. */
interface TermVariable {
  readonly name: string;
  readonly factor: boolean;
}

/** A term of a model: one column, or several that cross. */
export interface TermSpec {
  /** As it is named in results: the columns joined by colons. */
  readonly name: string;
  readonly variables: readonly TermVariable[];
  readonly path: Path;
}

/**
 * The terms of one entry: `a`, `factor(a)`, `a:b`, or `a*b`, which stands for `a`, `b` and `a:b`.
 *
 * An entry with an empty part is reported as `severity.spec.term-form`.
 */
export function termsOf({ name, path }: Named, report: Report): readonly TermSpec[] {
  const parts = name.split("*").map((part) => part.split(":").map((one) => variableOf(one.trim())));
  const variables = parts.map((part) => part.flatMap((one) => one ?? []));
  if (parts.some((part) => part.includes(null)) || parts.length > mostParts) {
    report("severity.spec.term-form", { term: name }, path);
    return [];
  }
  return combinations(variables).map((joined) => termOf(joined, path));
}

const mostParts = 5;

function variableOf(text: string): TermVariable | null {
  const inner = /^factor\((.*)\)$/.exec(text)?.[1]?.trim();
  const name = inner ?? text;
  return name === "" ? null : { name, factor: inner !== undefined };
}

function termOf(variables: readonly TermVariable[], path: Path): TermSpec {
  const once = variables.filter(({ name }, at) => variables.findIndex((other) => other.name === name) === at);
  return { name: once.map(({ name }) => name).join(":"), variables: once, path };
}

/** Every way to take one or more of the parts, in their order: singles first. */
function combinations(parts: readonly (readonly TermVariable[])[]): readonly (readonly TermVariable[])[] {
  const all = Array.from({ length: 2 ** parts.length - 1 }, (_, at) =>
    parts.filter((_, part) => ((at + 1) >> part) & 1),
  );
  return all.toSorted((a, b) => a.length - b.length).map((taken) => taken.flat());
}
