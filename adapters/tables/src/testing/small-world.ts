import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Scheme, schemeDocument } from "@huabiao/scheme";
import { type LoadedEvidence, loadEvidence } from "../load-evidence.ts";

/** The tables of a small assessment by file name; text or bytes. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Three places with traditional and simplified names, as the tables of the tests refer to them. */
export const places = "id,name\nqx,清溪縣\nbs,白石市\nnl,南嶺區\n";

/** A scheme with two indicators in yuan and per cent, one series, and long observations in obs.csv. */
export function smallScheme(change: Record<string, unknown> = {}): Scheme {
  return schemeDocument.parse({
    huabiao: 1,
    id: "small",
    version: "1",
    title: "Small",
    kind: "annual",
    period: { from: "2025-01-01", to: "2025-12-31", label: "2025" },
    tables: {
      subjects: { file: "places.csv", columns: { subject: "id", title: "name" } },
      observations: [longTable()],
    },
    subjects: { type: "place" },
    dimensions: [{ id: "index", title: "Index" }],
    indicators: [
      {
        id: "gdp",
        title: { "zh-Hant": "人均生產總值", en: "GDP per head" },
        aliases: ["人均GDP"],
        parent: "index",
        unit: "元",
        direction: "higher",
      },
      { id: "urban", title: "城鎮化率", parent: "index", unit: "%", direction: "higher" },
    ],
    series: [{ id: "population", title: "人口" }],
    ...change,
  });
}

/** A long table with every column. */
export function longTable(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    file: "obs.csv",
    shape: "long",
    columns: { subject: "place", indicator: "indicator", value: "value", period: "period" },
    ...change,
  };
}

/** A scheme whose observations are one table of the given form. */
export function schemeWith(table: Record<string, unknown>): Scheme {
  return smallScheme({
    tables: { subjects: { file: "places.csv", columns: { subject: "id", title: "name" } }, observations: [table] },
  });
}

/** Loads files from a temporary folder, with the places unless the files bring their own. */
export async function loadFiles(
  files: Files,
  scheme: Scheme = smallScheme(),
  options: { readonly tolerate?: boolean } = {},
): Promise<LoadedEvidence> {
  return inFolder({ "places.csv": places, ...files }, (folder) => loadEvidence(scheme, { folder, ...options }));
}

/** Does something in a temporary folder with files, and removes it. */
export async function inFolder<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "huabiao-tables-"));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Problems as short lines: code, row, column. */
export function listed(problems: LoadedEvidence["problems"]): string[] {
  return problems.map(({ code, place }) => [code, place?.row ?? "", place?.column ?? ""].join(" ").trim());
}
