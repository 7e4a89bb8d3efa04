import type { PeopleContent, Scheme, ViewSource } from "../document/scheme.ts";
import type { Path } from "../path.ts";

/** The two kinds of portraits. */
export type PortraitKind = "team" | "person";

/** The sources of all heads of a kind of portrait, in order, each with its path. */
export function viewSources(scheme: Scheme, kind: PortraitKind): readonly { source: ViewSource; path: Path }[] {
  const heads: PeopleContent["heads"] = scheme.people?.[kind].heads ?? [];
  return heads.flatMap(({ sources }, head) =>
    sources.map((source, at) => ({ source, path: ["people", kind, "heads", head, "sources", at] })),
  );
}

/** Ids of the views that conditions of a kind of portrait may name. */
export function viewIds(scheme: Scheme, kind: PortraitKind): readonly string[] {
  return [...new Set(viewSources(scheme, kind).map(({ source }) => source.id))];
}
