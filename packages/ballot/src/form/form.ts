/** A part of a document that does not have its form: where, and what was expected there. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly expected: string;
}

type Path = Fault["path"];

/** Reads a value of unknown form, naming every fault; undefined when there was one. Never looks deeper than its form. */
export type Form<T> = (value: unknown, path: Path, faults: Fault[]) => T | undefined;

/** What a form reads. */
export type Formed<F> = F extends Form<infer T> ? T : never;

/** Reads a whole document: its value, or every fault. */
export function readForm<T>(form: Form<T>, value: unknown): { readonly value: T } | { readonly faults: Fault[] } {
  const faults: Fault[] = [];
  const read = form(value, [], faults);
  return faults.length === 0 ? { value: read as T } : { faults };
}

/** A string that matches a pattern as a whole. */
export function text(pattern: RegExp): Form<string> {
  return (value, path, faults) =>
    typeof value === "string" && pattern.test(value) ? value : refuse(faults, path, pattern.source);
}

/** A whole number from least to most. */
export function count(least: number, most: number): Form<number> {
  return (value, path, faults) =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most && !Object.is(value, -0)
      ? value
      : refuse(faults, path, `${least} … ${most}`);
}

/** One of some values. */
export function oneOf<const T extends string | true | null>(...values: readonly T[]): Form<T> {
  return (value, path, faults) => {
    const found = values.find((one) => one === value);
    return found === undefined ? refuse(faults, path, values.map((one) => JSON.stringify(one)).join(" | ")) : found;
  };
}

/** A list of things of one form. */
export function list<T>(item: Form<T>, { least, most }: { readonly least: number; readonly most: number }): Form<T[]> {
  return (value, path, faults) => {
    if (!Array.isArray(value) || value.length < least || value.length > most)
      return refuse(faults, path, `[${least} … ${most}]`);
    return value.map((one, at) => item(one, [...path, at], faults) as T);
  };
}

/** An object with these members and no others; those of `optional` may be missing. */
export function record<R extends Members, O extends Members = Record<never, never>>(
  required: R,
  optional?: O,
): Form<Read<R> & Partial<Read<O>>> {
  return (value, path, faults) => {
    if (!isPlain(value)) return refuse(faults, path, "{…}");
    const known = { ...required, ...optional };
    for (const key of Object.keys(value)) if (!Object.hasOwn(known, key)) refuse(faults, [...path, key], "—");
    const read: Record<string, unknown> = {};
    for (const [key, form] of Object.entries(known)) {
      if (Object.hasOwn(value, key)) read[key] = form(value[key], [...path, key], faults);
      else if (Object.hasOwn(required, key)) refuse(faults, [...path, key], "…");
    }
    return read as Read<R> & Partial<Read<O>>;
  };
}

/** An object whose members all have one form and whose keys match a pattern. */
export function dictionary<T>(key: RegExp, item: Form<T>, most: number): Form<Record<string, T>> {
  return (value, path, faults) => {
    if (!isPlain(value) || Object.keys(value).length > most) return refuse(faults, path, `{0 … ${most}}`);
    const read: Record<string, T> = {};
    for (const [name, one] of Object.entries(value)) {
      if (key.test(name)) read[name] = item(one, [...path, name], faults) as T;
      else refuse(faults, [...path, name], key.source);
    }
    return read;
  };
}

/** One form, or null. */
export function nullable<T>(form: Form<T>): Form<T | null> {
  return (value, path, faults) => (value === null ? null : form(value, path, faults));
}

/** The first form when the value is a string, else the second. */
export function textOr<T>(words: Form<string>, other: Form<T>): Form<string | T> {
  return (value, path, faults) => (typeof value === "string" ? words(value, path, faults) : other(value, path, faults));
}

type Members = Record<string, Form<unknown>>;
type Read<M> = { readonly [K in keyof M]: M[K] extends Form<infer T> ? T : never };

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(faults: Fault[], path: Path, expected: string): undefined {
  faults.push({ path, expected });
  return undefined;
}
