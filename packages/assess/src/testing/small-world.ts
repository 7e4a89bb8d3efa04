import { asId } from "@huabiao/kernel/id";
import type { Indicator, Scheme } from "@huabiao/scheme";
import { type AssessOptions, assess } from "../assess.ts";
import type { Evidence, Subject, Target } from "../evidence.ts";
import type { Findings, NodeFinding } from "../findings.ts";

/** A scheme of one index over its indicators for 2025; `parts` lays its own over that. */
export function smallScheme(indicators: readonly Indicator[], parts: Partial<Scheme> = {}): Scheme {
  return {
    huabiao: 1,
    id: "small",
    version: "1",
    title: "Small",
    kind: "annual",
    period: { from: "2025-01-01", to: "2025-12-31", label: "2025" },
    tables: {
      subjects: { file: "places.csv", columns: { subject: "code" } },
      observations: [
        {
          file: "values.csv",
          shape: "long",
          columns: { subject: "code", indicator: "indicator", period: "year", value: "value" },
        },
      ],
    },
    subjects: { type: "place" },
    dimensions: [{ id: "index", title: "Index" }],
    indicators: [...indicators],
    ...parts,
  };
}

/** An indicator under `index` whose points are its values: goalposts 0 and 100, not clipped. */
export function pointIndicator(id: string, parts: Partial<Indicator> = {}): Indicator {
  return { id, title: id, parent: "index", unit: "points", direction: "higher", normalise: points, ...parts };
}

const points = { method: "goalposts", lo: 0, hi: 100, clip: false } as const;

/** A value of a series; its row in the table is its place in the list, the header being row 1. */
export interface Row {
  readonly series: string;
  readonly subject: string;
  readonly period: string;
  readonly value: number;
  readonly se?: number;
  readonly revision?: number;
}

/** The rows of one period: per series its values in the order of the subjects, null where missing. */
export function rowsOf(
  period: string,
  subjects: readonly string[],
  series: Readonly<Record<string, readonly (number | null)[]>>,
): Row[] {
  return Object.entries(series).flatMap(([id, values]) =>
    values.flatMap((value, at) => (value === null ? [] : [{ series: id, subject: subjects[at] ?? "", period, value }])),
  );
}

/** What evidence is made from; subjects may be given by name alone. */
export interface SmallEvidence {
  readonly subjects: readonly (
    | string
    | { readonly id: string; readonly attributes: Readonly<Record<string, string>> }
  )[];
  readonly rows: readonly Row[];
  readonly targets?: readonly (Pick<Target, "target" | "baseline"> & {
    readonly subject: string;
    readonly series: string;
    readonly period?: string;
  })[];
}

/** Evidence as the tables of `smallScheme` would be read: places.csv, values.csv, targets.csv. */
export function smallEvidence({ subjects, rows, targets = [] }: SmallEvidence): Evidence {
  const listed = subjects.map((one) => (typeof one === "string" ? { id: one, attributes: {} } : one));
  const series = [...new Set([...rows, ...targets].map((one) => one.series))];
  const periods = [...new Set(rows.map(({ period }) => period))].sort();
  const places = new Map(listed.map(({ id }, at) => [id, at]));
  const at = (id: string) => places.get(id) ?? -1;
  const sorted = rows
    .map((row, k) => ({ ...row, k, seriesAt: series.indexOf(row.series), subjectAt: at(row.subject) }))
    .sort(
      (a, b) =>
        a.seriesAt - b.seriesAt ||
        a.subjectAt - b.subjectAt ||
        periods.indexOf(a.period) - periods.indexOf(b.period) ||
        (a.revision ?? 0) - (b.revision ?? 0),
    );
  const hasErrors = rows.some(({ se }) => se !== undefined);
  const hasRevisions = rows.some(({ revision }) => revision !== undefined);
  return {
    subjects: listed.map(({ id, attributes }, k): Subject => subjectAt({ id, attributes, k })),
    observations: {
      series,
      periods,
      seriesOf: Int32Array.from(sorted, (row) => row.seriesAt),
      subjectOf: Int32Array.from(sorted, (row) => row.subjectAt),
      periodOf: Int32Array.from(sorted, ({ period }) => periods.indexOf(period)),
      value: Float64Array.from(sorted, ({ value }) => value),
      standardError: hasErrors ? Float64Array.from(sorted, ({ se }) => se ?? Number.NaN) : null,
      revision: hasRevisions ? Int32Array.from(sorted, ({ revision }) => revision ?? 0) : null,
      verified: null,
      sourceOf: new Uint16Array(sorted.length).fill(1),
      row: Int32Array.from(sorted, ({ k }) => k + 2),
      columnOf: new Uint16Array(sorted.length),
      columns: ["value"],
    },
    targets: targets.map(({ subject, series: id, period = "2025", ...rest }, k) => ({
      subject: at(subject),
      series: series.indexOf(id),
      period,
      deadline: null,
      provider: null,
      verified: null,
      source: 2,
      row: k + 2,
      ...rest,
    })),
    terms: [],
    successions: [],
    people: null,
    polls: [],
    ratings: [],
    sources: ["places.csv", "values.csv", "targets.csv"].map((name, k) => ({
      name,
      digest: String(k).repeat(64),
      bytes: 1,
      rows: 1,
      encoding: "utf-8",
    })),
  };
}

function subjectAt(of: { id: string; attributes: Readonly<Record<string, string>>; k: number }): Subject {
  return { id: asId<"subject">(of.id), title: of.id, attributes: of.attributes, source: 0, row: of.k + 2 };
}

/** Assesses, without draws unless told otherwise; a refusal throws with its problems. */
export async function assessed(
  scheme: Scheme,
  evidence: Evidence,
  options: Partial<AssessOptions> = {},
): Promise<Findings> {
  const outcome = await assess(scheme, evidence, { engine: "test", seed: 1, draws: 0, refused: [], ...options });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

/** The node of an id. */
export function nodeOf(findings: Findings, id: string): NodeFinding {
  const node = findings.nodes.find((one) => one.id === id);
  if (node === undefined) throw new Error(`no node ${id}`);
  return node;
}

/** The scores of a node per subject id. */
export function scoresOf(findings: Findings, id = "index"): Record<string, number | null> {
  const { score } = nodeOf(findings, id);
  return Object.fromEntries(findings.subjects.map((subject, at) => [subject.id, score[at] ?? null]));
}

/** The ranks of a node per subject id. */
export function ranksOf(findings: Findings, id = "index"): Record<string, number | null> {
  const { rank } = nodeOf(findings, id);
  return Object.fromEntries(findings.subjects.map((subject, at) => [subject.id, rank[at] ?? null]));
}

/** The reasons told for a node, by subject id. */
export function reasonsOf(findings: Findings, id: string): Record<string, string> {
  return Object.fromEntries(
    findings.reasons
      .filter(({ node }) => node === id)
      .map(({ subject, reason }) => [findings.subjects[subject]?.id ?? "all", reason]),
  );
}
