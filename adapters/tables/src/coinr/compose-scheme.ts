import { type Indicator, meantWhole, type NormalisationChoice, type Scheme } from "@huabiao/scheme";
import type { CoinrOptions } from "./options.ts";
import type { MetaEntry } from "./read-meta.ts";

/** What the iData table has beside its indicators. */
export interface DataShape {
  readonly file: string;
  readonly header: readonly string[];
  /** The period column and the latest period in it, null when there is none. */
  readonly latest: string | null;
}

/**
 * Composes the scheme of a COINr pair: the same tree, directions, weights and methods, one comparison group,
 * no coverage floor, 1,000 draws over weights with 25 % noise. Nodes keep their codes.
 *
 * The iData table stays one wide table and is the table of subjects too; its group columns are their
 * attributes, its denominators are series, what iMeta does not describe is ignored by name.
 */
export function composeScheme(entries: readonly MetaEntry[], data: DataShape, options: CoinrOptions): Scheme {
  const ofType = (type: MetaEntry["type"]): MetaEntry[] =>
    entries.filter((entry) => entry.type === type && (type !== "denominator" || data.header.includes(entry.code)));
  const top = entries.find((entry) => entry.type === "aggregate" && entry.parent === null);
  const weightOf = openWeights(entries);
  const year = data.latest !== null && /^\d{4}$/.test(data.latest) ? data.latest : null;
  const series = ofType("denominator").map((entry) => ({
    id: entry.code,
    title: entry.title,
    ...(entry.unit === "" ? {} : { unit: entry.unit }),
  }));
  return {
    huabiao: 1,
    id: top?.code ?? "coinr",
    version: "1",
    title: top?.title ?? "COINr",
    kind: "annual",
    period: { from: `${year ?? "2000"}-01-01`, to: `${year ?? "2000"}-12-31`, label: data.latest ?? "iData" },
    tables: composeTables(entries, data),
    subjects: { type: "place" },
    dimensions: ofType("aggregate").map((entry) => composeDimension(entry, weightOf)),
    indicators: ofType("indicator").map((entry) => composeIndicator(entry, { ...options, weightOf })),
    ...(series.length > 0 ? { series } : {}),
    method: {
      across: "all",
      missing: [options.missing],
      coverage: { subject: 0, node: 0 },
      treatment: options.treatment,
      ...(options.normalise.method === "distance-to-target" ? {} : { normalise: options.normalise }),
      aggregate: options.aggregate,
      uncertainty: { draws: 1000, vary: { weights: { kind: "noise", share: 0.25 } } },
    },
  };
}

type WeightOf = (entry: MetaEntry) => number;

/** COINr's weights are relative whatever their sum; siblings that would read as shares gone wrong are written as shares. */
function openWeights(entries: readonly MetaEntry[]): WeightOf {
  const siblings = Map.groupBy(entries, ({ parent }) => parent);
  const divisors = new Map(
    [...siblings].map(([parent, own]) => {
      const weights = own.map(({ weight }) => weight).filter((weight) => weight > 0);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      return [parent, meantWhole(weights, sum) === null ? 1 : sum] as const;
    }),
  );
  return ({ parent, weight }) => weight / (divisors.get(parent) ?? 1);
}

function composeTables(entries: readonly MetaEntry[], data: DataShape): Scheme["tables"] {
  const scored = new Set(
    entries.flatMap(({ code, type }) => (type === "indicator" || type === "denominator" ? [code] : [])),
  );
  const groups = entries.flatMap(({ code, type }) => (type === "group" && data.header.includes(code) ? [code] : []));
  const keys = new Set(["uCode", ...(data.latest === null ? [] : ["Time"])]);
  const ignore = data.header.filter((name) => name !== "" && !keys.has(name) && !scored.has(name));
  const columns = { subject: "uCode", ...(data.latest === null ? {} : { period: "Time" }) };
  return {
    subjects: {
      file: data.file,
      columns: { subject: "uCode", ...(data.header.includes("uName") ? { title: "uName" } : {}) },
      keep: groups,
    },
    observations: [{ file: data.file, shape: "wide", columns, ...(ignore.length > 0 ? { ignore } : {}) }],
  };
}

function composeDimension(entry: MetaEntry, weightOf: WeightOf): Scheme["dimensions"][number] {
  const node = { id: entry.code, title: entry.title };
  return entry.parent === null ? node : { ...node, parent: entry.parent, weight: weightOf(entry) };
}

function composeIndicator(entry: MetaEntry, options: CoinrOptions & { readonly weightOf: WeightOf }): Indicator {
  return {
    id: entry.code,
    title: entry.title,
    parent: entry.parent ?? "",
    unit: entry.unit,
    direction: entry.direction === 1 ? "higher" : "lower",
    weight: options.weightOf(entry),
    ...(options.denominate && entry.denominator !== null ? { denominator: entry.denominator } : {}),
    ...ownNormalisation(entry, options.normalise),
  };
}

function ownNormalisation(entry: MetaEntry, chosen: NormalisationChoice): { normalise?: NormalisationChoice } {
  if (chosen.method !== "distance-to-target" || entry.target === null) return {};
  return { normalise: { ...chosen, target: entry.target } };
}
