import type { Place } from "@huabiao/kernel/problem";

/** The way to a part of the document: keys and indices from the top. */
export type Path = readonly (string | number)[];

/** Tells where a part of the document stands: file, line and column, both from 1; the nearest part above when it is absent. */
export type Locate = (path: Path) => Place;

/**
 * A path as people read it: `indicators.gdp.weight`, an entry of a list by its id where it has one,
 * else by its index from 0. The whole document is the empty text.
 */
export function pathText(document: unknown, path: Path): string {
  const words: string[] = [];
  let at: unknown = document;
  for (const step of path) {
    at = childOf(at, step);
    words.push(typeof step === "number" ? (idOf(at) ?? String(step)) : step);
  }
  return words.join(".");
}

/** The part of a document at a path, or undefined where there is none. Inherited properties do not count. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(childOf, document);
}

function childOf(parent: unknown, step: string | number): unknown {
  if (parent === null || typeof parent !== "object" || !Object.hasOwn(parent, step)) return undefined;
  return (parent as Readonly<Record<string | number, unknown>>)[step];
}

function idOf(entry: unknown): string | undefined {
  const id = childOf(entry, "id");
  return typeof id === "string" ? id : undefined;
}
