import type { Scheme } from "../document/scheme.ts";
import type { Path } from "../path.ts";
import { inWords } from "./change.ts";

/** An entry of a list, with the name that stays the same from version to version. */
export interface Entry {
  readonly key: string;
  readonly path: Path;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The poll that an item, option, class or stratum belongs to. */
  readonly poll?: string;
}

/** A list of the scheme whose entries are followed by name, whatever their order. */
export interface Collection {
  /** The word in the codes: `diff.<noun>-added`, `-removed`, `-changed`. */
  readonly noun: string;
  readonly entries: (scheme: Scheme) => readonly Entry[];
  /** Fields whose change can change a score, rank or suggested band; "all" also for entries that come or go. */
  readonly scoring: "all" | readonly string[];
  /** Fields that never do, where `scoring` is "all". */
  readonly quiet?: readonly string[];
}

/** Every list of a scheme that is compared entry by entry. */
export const collections: readonly Collection[] = [
  {
    noun: "basis",
    scoring: [],
    entries: (scheme) => list(["basis"], scheme.basis, ({ title, cite }) => `${inWords(title)} ${cite ?? ""}`.trim()),
  },
  { noun: "table", scoring: "all", entries: tableEntries },
  {
    noun: "group",
    scoring: "all",
    quiet: ["title"],
    entries: (scheme) => list(["subjects", "groups"], scheme.subjects.groups, idOf),
  },
  {
    noun: "dimension",
    scoring: "all",
    quiet: ["title", "concept"],
    entries: (scheme) => list(["dimensions"], scheme.dimensions, idOf),
  },
  {
    noun: "indicator",
    scoring: "all",
    quiet: ["title", "nature", "horizon", "supply", "key"],
    entries: (scheme) => list(["indicators"], scheme.indicators, idOf),
  },
  { noun: "series", scoring: "all", quiet: ["title"], entries: (scheme) => list(["series"], scheme.series, idOf) },
  {
    noun: "poll",
    scoring: ["consultation", "population"],
    entries: (scheme) => list(["polls"], scheme.polls, idOf).map(withoutLists),
  },
  { noun: "item", scoring: ["maximum", "options"], entries: (scheme) => pollEntries(scheme, "items") },
  { noun: "option", scoring: ["coefficient"], entries: (scheme) => pollEntries(scheme, "options") },
  { noun: "class", scoring: ["weight", "minimum"], entries: (scheme) => pollEntries(scheme, "classes") },
  { noun: "stratum", scoring: ["minimum"], entries: (scheme) => pollEntries(scheme, "strata") },
  {
    noun: "record",
    scoring: [],
    entries: (scheme) => list(["records"], scheme.records, ({ kind, title }) => `${kind} ${inWords(title)}`),
  },
  { noun: "criterion", scoring: [], entries: (scheme) => list(["politicalStandard"], scheme.politicalStandard, idOf) },
  {
    noun: "post",
    scoring: "all",
    quiet: ["title"],
    entries: (scheme) => list(["people", "posts"], scheme.people?.posts, idOf),
  },
  {
    noun: "outcome",
    scoring: "all",
    entries: (scheme) =>
      list(["people", "outcomes"], scheme.people?.outcomes, (one) =>
        "indicator" in one ? one.indicator : one.projects,
      ),
  },
  { noun: "head", scoring: [], entries: (scheme) => portraitEntries(scheme, "heads").map(withoutSources) },
  { noun: "view", scoring: "all", quiet: ["title"], entries: viewEntries },
  { noun: "portrait-band", scoring: "all", quiet: ["title"], entries: (scheme) => portraitEntries(scheme, "bands") },
  {
    noun: "portrait-bar",
    scoring: "all",
    quiet: ["title", "reason", "basis"],
    entries: (scheme) => portraitEntries(scheme, "bars"),
  },
  { noun: "portrait-use", scoring: [], entries: (scheme) => portraitEntries(scheme, "uses") },
  { noun: "band", scoring: "all", quiet: ["title"], entries: (scheme) => list(["bands"], scheme.bands, idOf) },
  {
    noun: "bar",
    scoring: "all",
    quiet: ["title", "reason", "basis"],
    entries: (scheme) => list(["bars"], scheme.bars, idOf),
  },
  { noun: "quota", scoring: [], entries: (scheme) => list(["quotas"], scheme.quotas, idOf) },
  { noun: "role", scoring: [], entries: (scheme) => list(["roles"], scheme.roles, idOf) },
  { noun: "gate", scoring: [], entries: (scheme) => list(["gates"], scheme.gates, idOf) },
  {
    noun: "deadline",
    scoring: [],
    entries: (scheme) => list(["deadlines"], scheme.deadlines, ({ step, role }) => `${step} ${role ?? ""}`.trim()),
  },
  { noun: "effort", scoring: [], entries: (scheme) => list(["effort"], scheme.effort, idOf) },
  { noun: "use", scoring: [], entries: (scheme) => list(["uses"], scheme.uses, idOf) },
  {
    noun: "waiver",
    scoring: [],
    entries: (scheme) => list(["waivers"], scheme.waivers, ({ rule, path }) => `${rule} ${path ?? ""}`.trim()),
  },
];

/** Names the entries of a list; a name that comes again gets its number, so that nothing is lost. */
function list<T extends object>(
  path: Path,
  entries: readonly T[] | undefined,
  keyOf: (entry: T) => string,
): readonly Entry[] {
  const seen = new Map<string, number>();
  return (entries ?? []).map((entry, at) => {
    const name = keyOf(entry);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return {
      key: count === 1 ? name : `${name} #${count}`,
      path: [...path, at],
      fields: Object.fromEntries(Object.entries(entry)),
    };
  });
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

type PollList = "items" | "options" | "classes" | "strata";

function pollEntries(scheme: Scheme, key: PollList): readonly Entry[] {
  return (scheme.polls ?? []).flatMap((poll, at) => {
    const entries: readonly { readonly id: string }[] | undefined = poll[key];
    return list(["polls", at, key], entries, idOf).map((entry) => ({ ...entry, poll: poll.id }));
  });
}

function withoutLists(entry: Entry): Entry {
  const { items: _1, options: _2, classes: _3, strata: _4, ...fields } = entry.fields;
  return { ...entry, fields };
}

const portraitKinds = ["team", "person"] as const;

/** Heads, bands or bars of teams and of persons, called `team.politics`, `person.virtue`. */
function portraitEntries(scheme: Scheme, key: "heads" | "bands" | "bars" | "uses"): readonly Entry[] {
  return portraitKinds.flatMap((kind) => {
    const entries: readonly { readonly id: string }[] | undefined = scheme.people?.[kind][key];
    return list(["people", kind, key], entries, ({ id }) => `${kind}.${id}`);
  });
}

function viewEntries(scheme: Scheme): readonly Entry[] {
  return portraitKinds.flatMap((kind) =>
    (scheme.people?.[kind].heads ?? []).flatMap(({ id: head, sources }, at) =>
      list(["people", kind, "heads", at, "sources"], sources, ({ id }) => `${kind}.${head}.${id}`),
    ),
  );
}

function withoutSources(entry: Entry): Entry {
  const { sources: _, ...fields } = entry.fields;
  return { ...entry, fields };
}

function tableEntries({ tables }: Scheme): readonly Entry[] {
  const { subjects, terms, successions, people = {} } = tables;
  const fileOf = ({ file, sheet }: { readonly file: string; readonly sheet?: string | undefined }) =>
    sheet === undefined ? file : `${file} (${sheet})`;
  const named = (kind: string) => (table: { readonly file: string; readonly sheet?: string | undefined }) =>
    `${kind}: ${fileOf(table)}`;
  return [
    { key: "subjects", path: ["tables", "subjects"], fields: { ...subjects } },
    ...list(["tables", "observations"], tables.observations, named("observations")),
    ...list(["tables", "targets"], tables.targets, named("targets")),
    ...list(["tables", "polls"], tables.polls, ({ poll }) => `polls: ${poll}`),
    ...list(["tables", "ratings"], tables.ratings, named("ratings")),
    ...(terms === undefined ? [] : [{ key: "terms", path: ["tables", "terms"], fields: { ...terms } }]),
    ...(successions === undefined
      ? []
      : [{ key: "successions", path: ["tables", "successions"], fields: { ...successions } }]),
    ...Object.entries<object | undefined>(people).map(([kind, table]) => ({
      key: `people.${kind}`,
      path: ["tables", "people", kind],
      fields: { ...table },
    })),
  ];
}
