/**
 * Lays one YAML fragment over another: mappings are merged, lists of entries with ids are merged by id, `null` takes a
 * part away, a key written `=key` replaces the whole part. For fixtures, so that each shows only what it is about.
 */
export function overlay(base: unknown, fragment: unknown): unknown {
  if (isList(base) && isList(fragment)) return overlayList(base, fragment);
  if (!isMapping(base) || !isMapping(fragment)) return withoutMarks(fragment);
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(fragment)) {
    if (key.startsWith("=")) merged[key.slice(1)] = value;
    else if (value === null) delete merged[key];
    else merged[key] = key in base ? overlay(base[key], value) : withoutMarks(value);
  }
  return merged;
}

type Mapping = Readonly<Record<string, unknown>>;

function overlayList(base: readonly unknown[], fragment: readonly unknown[]): unknown {
  if (fragment.length === 0 || ![...base, ...fragment].every((entry) => idOf(entry) !== undefined)) return fragment;
  const merged = base.map((entry) => {
    const change = fragment.find((candidate) => idOf(candidate) === idOf(entry));
    return change === undefined ? entry : overlay(entry, change);
  });
  const known = new Set(base.map(idOf));
  return [...merged, ...fragment.filter((entry) => !known.has(idOf(entry)))];
}

function withoutMarks(value: unknown): unknown {
  return isMapping(value) ? overlay({}, value) : value;
}

function idOf(entry: unknown): unknown {
  return isMapping(entry) ? entry["id"] : undefined;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isMapping(value: unknown): value is Mapping {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
