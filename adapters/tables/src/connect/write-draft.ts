import { join } from "node:path";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type Scheme, schemeDocument } from "@huabiao/scheme";
import { Document, isMap, isScalar, isSeq } from "yaml";
import { csvText } from "../write/csv-text.ts";
import { writeFileWhole } from "../write/write-file.ts";

/** A thing with a code and a title, as a statistics service names it. */
export interface NamedCode {
  readonly id: string;
  readonly title: string;
}

/** An indicator of a service; `unit` empty when the service states none. */
export interface SourceIndicator extends NamedCode {
  readonly unit: string;
}

/** One figure of a service. */
export interface SourceFigure {
  readonly subject: string;
  readonly indicator: string;
  readonly period: string;
  readonly value: number;
}

/** Figures of a service with everything they refer to. */
export interface SourceData {
  /** How the service and its table are called; becomes the `source` of each row and the title of the draft. */
  readonly source: string;
  readonly subjects: readonly NamedCode[];
  readonly indicators: readonly SourceIndicator[];
  readonly figures: readonly SourceFigure[];
}

/** Words for the comments of the draft, in the language of the one who will check it. */
export interface DraftComments {
  /** Stands at the head: this is a draft, what to check. */
  readonly draft: string;
  /** Stands at each direction: whether higher is better was not known. */
  readonly direction: string;
}

/** An answer that figures came from, for `provenance.json`. */
export interface Provenance {
  readonly url: string;
  readonly etag: string | null;
  readonly digest: string;
}

/** Where the draft goes and what is written into it. */
export interface DraftTarget {
  readonly outFolder: string;
  readonly comments: DraftComments;
  readonly provenance: readonly Provenance[];
  /** When the answers were fetched, as the caller's clock says. */
  readonly retrievedAt: string;
}

/** What was written. */
export interface WrittenDraft {
  readonly schemePath: string;
  readonly subjects: number;
  readonly indicators: number;
  readonly figures: number;
}

/**
 * Writes the figures of a statistics service as a folder: `observations.csv` (long), `subjects.csv`,
 * `provenance.json`, and a draft `scheme.yaml` with equal weights and every direction "higher" under a comment
 * that asks people to check it.
 *
 * Codes that cannot be names in a scheme get their other characters replaced by `_` and keep the original as
 * alias. The same subject, indicator and period twice with different figures is refused.
 */
export async function writeDraft(data: SourceData, target: DraftTarget): Promise<Result<WrittenDraft, Problem[]>> {
  if (data.figures.length === 0) return err([problem("connect.no-figures", { source: data.source })]);
  const twice = contradictions(data.figures);
  if (twice.length > 0) return err(twice);
  const used = new Set(data.figures.map(({ indicator }) => indicator));
  const indicators = data.indicators.filter(({ id }) => used.has(id));
  const ids = nameIds(indicators);
  const scheme = draftScheme(data, indicators, ids);
  if (!schemeDocument.safeParse(scheme).success)
    return err([problem("connect.draft-unsound", { source: data.source })]);
  const schemePath = join(target.outFolder, "scheme.yaml");
  await writeFileWhole(join(target.outFolder, "observations.csv"), observationText(data, indicators, ids));
  await writeFileWhole(
    join(target.outFolder, "subjects.csv"),
    csvText(
      ["subject", "title"],
      data.subjects.map(({ id, title }) => [id, title]),
    ),
  );
  await writeFileWhole(
    join(target.outFolder, "provenance.json"),
    `${JSON.stringify({ retrievedAt: target.retrievedAt, answers: target.provenance }, null, 2)}\n`,
  );
  await writeFileWhole(schemePath, commented(scheme, target.comments));
  return ok({
    schemePath,
    subjects: data.subjects.length,
    indicators: indicators.length,
    figures: data.figures.length,
  });
}

function contradictions(figures: readonly SourceFigure[]): Problem[] {
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  for (const { subject, indicator, period, value } of figures) {
    const key = JSON.stringify([subject, indicator, period]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, value);
    else if (first !== value && problems.length < 20)
      problems.push(problem("connect.figure-twice", { subject, indicator, period, first, second: value }));
  }
  return problems;
}

function nameIds(indicators: readonly SourceIndicator[]): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>(["index"]);
  for (const { id } of indicators) {
    const base =
      id
        .replace(/[^\p{L}\p{N}_.-]/gu, "_")
        .replace(/^[.-]/, "_")
        .slice(0, 100) || "_";
    let name = base;
    for (let more = 2; taken.has(name); more++) name = `${base}_${more}`;
    taken.add(name);
    ids.set(id, name);
  }
  return ids;
}

function draftScheme(
  data: SourceData,
  indicators: readonly SourceIndicator[],
  ids: ReadonlyMap<string, string>,
): Scheme {
  const latest =
    data.figures
      .map(({ period }) => period)
      .sort()
      .at(-1) ?? "";
  const year = /^\d{4}/.exec(latest)?.[0] ?? "2000";
  const columns = {
    subject: "subject",
    indicator: "indicator",
    period: "period",
    value: "value",
    unit: "unit",
    source: "source",
  };
  return {
    huabiao: 1,
    id: "draft",
    version: "1",
    title: data.source,
    kind: "annual",
    period: { from: `${year}-01-01`, to: `${year}-12-31`, label: latest },
    tables: {
      subjects: { file: "subjects.csv", columns: { subject: "subject", title: "title" } },
      observations: [{ file: "observations.csv", shape: "long", columns }],
    },
    subjects: { type: "place" },
    dimensions: [{ id: "index", title: data.source }],
    indicators: indicators.map(({ id, title, unit }) => {
      const name = ids.get(id) ?? id;
      return {
        id: name,
        title: title || name,
        parent: "index",
        ...(name === id ? {} : { aliases: [id] }),
        unit,
        direction: "higher",
        weight: 1,
      };
    }),
  };
}

function observationText(
  data: SourceData,
  indicators: readonly SourceIndicator[],
  ids: ReadonlyMap<string, string>,
): string {
  const units = new Map(indicators.map(({ id, unit }) => [id, unit]));
  const done = new Set<string>();
  const rows: (string | number)[][] = [];
  for (const { subject, indicator, period, value } of data.figures) {
    const key = JSON.stringify([subject, indicator, period]);
    if (done.has(key)) continue;
    done.add(key);
    rows.push([subject, ids.get(indicator) ?? indicator, period, value, units.get(indicator) ?? "", data.source]);
  }
  return csvText(["subject", "indicator", "period", "value", "unit", "source"], rows);
}

function commented(scheme: Scheme, comments: DraftComments): string {
  const document = new Document(scheme);
  document.commentBefore = ` ${comments.draft}`;
  const indicators = document.get("indicators");
  for (const indicator of isSeq(indicators) ? indicators.items : []) {
    const direction = isMap(indicator) ? indicator.get("direction", true) : undefined;
    if (isScalar(direction)) direction.comment = ` ${comments.direction}`;
  }
  return document.toString({ lineWidth: 0 });
}
