import type { Scheme } from "../document/scheme.ts";
import type { Path } from "../path.ts";
import { type Change, changedParts, inWords, sameContent } from "./change.ts";
import { type Collection, collections, type Entry } from "./collections.ts";
import { weightChanges } from "./weight-changes.ts";

/**
 * What changed from one version of a scheme to the next, in words.
 *
 * Entries of lists are followed by their id (or by what names them), so their order does not matter; only the order of
 * bands does, because the first that holds is suggested. Each change says whether the same evidence can now give another
 * score, rank or suggested band (`affectsScores`); in doubt it says yes.
 *
 * Empty exactly when both versions say the same, whatever the order of entries. Swapping the versions swaps
 * `-added` with `-removed` and `before` with `after`. Cost O(size of both).
 */
export function diffSchemes(before: Scheme, after: Scheme): readonly Change[] {
  return [
    ...fieldChanges(before, after),
    ...collections.flatMap((collection) =>
      entryChanges(collection, collection.entries(before), collection.entries(after)),
    ),
    ...bandOrder(before, after),
  ];
}

interface Field {
  readonly code: string;
  readonly path: Path;
  readonly scores: "scores" | "no-scores";
  readonly of: (scheme: Scheme) => unknown;
}

const fields: readonly Field[] = [
  ...(["id", "version", "title", "summary", "fictional", "kind"] as const).map(
    (field): Field => ({
      code: "diff.scheme-changed",
      path: [field],
      scores: "no-scores",
      of: (scheme) => scheme[field],
    }),
  ),
  { code: "diff.period-changed", path: ["period"], scores: "scores", of: ({ period }) => period },
  {
    code: "diff.subjects-changed",
    path: ["subjects", "type"],
    scores: "no-scores",
    of: ({ subjects }) => subjects.type,
  },
  {
    code: "diff.subjects-changed",
    path: ["subjects", "groupBy"],
    scores: "scores",
    of: ({ subjects }) => subjects.groupBy,
  },
  ...(["across", "missing", "coverage", "treatment", "normalise", "aggregate"] as const).map(
    (field): Field => ({
      code: "diff.method-changed",
      path: ["method", field],
      scores: "scores",
      of: ({ method }) => method?.[field],
    }),
  ),
  ...(["uncertainty", "checks"] as const).map(
    (field): Field => ({
      code: "diff.method-changed",
      path: ["method", field],
      scores: "no-scores",
      of: ({ method }) => method?.[field],
    }),
  ),
  ...(["shares", "leaders", "peers", "portray", "noGrade"] as const).map(
    (field): Field => ({
      code: "diff.people-changed",
      path: ["people", field],
      scores: field === "portray" ? "no-scores" : "scores",
      of: ({ people }) => people?.[field],
    }),
  ),
  { code: "diff.burden-changed", path: ["burden"], scores: "no-scores", of: ({ burden }) => burden },
];

function fieldChanges(before: Scheme, after: Scheme): readonly Change[] {
  return fields.flatMap(({ code, path, scores, of }) =>
    changedParts(of(before), of(after)).map(({ below, old, now }): Change => {
      const field = [path.at(-1), ...below].join(".");
      const facts = { field, before: inWords(old), after: inWords(now) };
      return { code, path: [...path, ...below], facts, affectsScores: scores === "scores" };
    }),
  );
}

function entryChanges(collection: Collection, before: readonly Entry[], after: readonly Entry[]): readonly Change[] {
  const nameOf = (entry: Entry) => JSON.stringify([entry.poll ?? null, entry.key]);
  const olds = new Map(before.map((entry) => [nameOf(entry), entry]));
  const names = new Set(after.map(nameOf));
  const removed = before.filter((entry) => !names.has(nameOf(entry)));
  return [
    ...removed.map((entry) => wholeEntry(collection, entry, "removed")),
    ...after.flatMap((entry) => {
      const old = olds.get(nameOf(entry));
      return old === undefined ? [wholeEntry(collection, entry, "added")] : changesWithin(collection, old, entry);
    }),
  ];
}

function wholeEntry({ noun, scoring }: Collection, entry: Entry, what: "added" | "removed"): Change {
  const affectsScores = scoring === "all" || scoring.some((field) => entry.fields[field] !== undefined);
  return { code: `diff.${noun}-${what}`, path: entry.path, facts: factsOf(entry), affectsScores };
}

/** Fields with a sentence of their own. */
const ownCodes: Readonly<Record<string, string>> = {
  "dimension parent": "diff.dimension-moved",
  "dimension title": "diff.dimension-renamed",
  "indicator parent": "diff.indicator-moved",
  "indicator title": "diff.indicator-renamed",
  "indicator unit": "diff.indicator-unit-changed",
  "indicator direction": "diff.indicator-direction-changed",
  "indicator lenses": "diff.indicator-lenses-changed",
  "indicator normalise": "diff.indicator-normalisation-changed",
};

function changesWithin(collection: Collection, before: Entry, after: Entry): readonly Change[] {
  const { noun, scoring, quiet = [] } = collection;
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  return names.flatMap((field): readonly Change[] => {
    const [old, now] = [before.fields[field], after.fields[field]];
    if (sameContent(old, now)) return [];
    const path = [...after.path, field];
    if (field === "weight" && noun !== "class") return weightChanges({ noun, id: after.key, path }, old, now);
    const affectsScores = scoring === "all" ? !quiet.includes(field) : scoring.includes(field);
    const facts = { ...factsOf(after), field, before: inWords(old), after: inWords(now) };
    return [{ code: ownCodes[`${noun} ${field}`] ?? `diff.${noun}-changed`, path, facts, affectsScores }];
  });
}

function factsOf({ key, poll }: Entry): { readonly id: string; readonly poll?: string } {
  return poll === undefined ? { id: key } : { id: key, poll };
}

function bandOrder(before: Scheme, after: Scheme): readonly Change[] {
  const places = reorder(before.bands, after.bands);
  const own =
    places === null ? [] : [{ code: "diff.bands-reordered", path: ["bands"], facts: places, affectsScores: true }];
  const ofPeople = (["team", "person"] as const).flatMap((part): Change[] => {
    const found = reorder(before.people?.[part].bands, after.people?.[part].bands);
    if (found === null) return [];
    const path = ["people", part, "bands"];
    return [{ code: "diff.portrait-bands-reordered", path, facts: { part, ...found }, affectsScores: true }];
  });
  return [...own, ...ofPeople];
}

type Bands = Scheme["bands"];

/** The order of bands before and after, when those that stayed have changed places; else null. */
function reorder(before: Bands, after: Bands): { readonly before: string; readonly after: string } | null {
  const [olds, news] = [before ?? [], after ?? []].map((bands) => bands.map(({ id }) => id)) as [string[], string[]];
  const [kept, now] = [olds.filter((id) => news.includes(id)), news.filter((id) => olds.includes(id))];
  return kept.join("\n") === now.join("\n") ? null : { before: olds.join(", "), after: news.join(", ") };
}
