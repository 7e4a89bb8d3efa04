/** What a sentence about a problem may mention: names, counts, cells. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Where a problem is. A document has line and column, a table file, row and column name; rows count from 1 with the header as row 1. */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  readonly line?: number;
  readonly row?: number;
  readonly column?: string | number;
}

/**
 * A refusal or a warning, in a form that people, machines and every language can read.
 *
 * `code` names a sentence of the catalogue (`what`, `why`, `remedy` in three languages), `path` the
 * part of the document or request, `place` the cell or line, `facts` what the sentence mentions.
 */
export interface Problem {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly facts: Facts;
  readonly place?: Place;
}

/** Builds a problem; `path` and `facts` default to empty. */
export function problem(
  code: string,
  facts: Facts = {},
  where: { readonly path?: readonly (string | number)[]; readonly place?: Place } = {},
): Problem {
  const base = { code, path: where.path ?? [], facts };
  return where.place === undefined ? base : { ...base, place: where.place };
}
