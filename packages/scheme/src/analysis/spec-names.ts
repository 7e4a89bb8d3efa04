import type { Path } from "../path.ts";

/** A name the specification gives, and where it stands there. */
export interface Named {
  readonly name: string;
  readonly path: Path;
}

/** Levels of a column, as the specification gives them. */
export interface NamedLevels {
  readonly column: Named;
  readonly levels: readonly Named[];
}

/** Puts a problem of the specification on the list. */
export type Report = (code: string, facts: Record<string, string | number>, path: Path) => void;

/** A name or a list of names, each with its place. */
export function namesOf(names: string | readonly string[] | undefined, path: Path): readonly Named[] {
  if (names === undefined) return [];
  return typeof names === "string" ? [{ name: names, path }] : names.map((name, at) => ({ name, path: [...path, at] }));
}

/** A level or a list of levels as texts, each with its place. */
export function levelsOf(
  levels: string | number | boolean | readonly (string | number | boolean)[],
  path: Path,
): readonly Named[] {
  if (typeof levels !== "object") return [{ name: String(levels), path }];
  return levels.map((level, at) => ({ name: String(level), path: [...path, at] }));
}
