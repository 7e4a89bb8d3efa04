import { type Facts, type Problem, problem } from "@huabiao/kernel/problem";
import type { Scheme } from "../document/scheme.ts";
import type { Locate, Path } from "../path.ts";
import { type SchemeTree, treeOf } from "../tree.ts";

/** What a part of the check works on, and where it says what it found. */
export interface Check {
  readonly scheme: Scheme;
  readonly tree: SchemeTree;
  /** Ids of the comparison groups; empty when the scheme has none. */
  readonly groups: readonly string[];
  /** The line of a path, for facts that point to another part. */
  readonly lineOf: (path: Path) => number;
  readonly refuse: (code: string, path: Path, facts: Facts) => void;
}

/** Opens a check of a scheme; `problems` fills as `refuse` is called, each with its place. */
export function openCheck(scheme: Scheme, locate: Locate): { readonly check: Check; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const check: Check = {
    scheme,
    tree: treeOf(scheme),
    groups: scheme.subjects.groups?.map(({ id }) => id) ?? [],
    lineOf: (path) => locate(path).line ?? 0,
    refuse: (code, path, facts) => problems.push(problem(code, facts, { path, place: locate(path) })),
  };
  return { check, problems };
}
