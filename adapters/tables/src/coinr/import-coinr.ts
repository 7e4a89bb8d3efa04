import { readFile, realpath } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type Scheme, schemeDocument } from "@huabiao/scheme";
import { stringify } from "yaml";
import { cellText } from "../cells/cell-text.ts";
import { loadEvidence } from "../load-evidence.ts";
import { ProblemLog } from "../problem-log.ts";
import { findColumn } from "../read/check-header.ts";
import { openTable } from "../read/open-table.ts";
import type { OpenTable } from "../read/table.ts";
import { writeFileWhole } from "../write/write-file.ts";
import { checkTree } from "./check-tree.ts";
import { composeScheme } from "./compose-scheme.ts";
import type { CoinrOptions } from "./options.ts";
import { type MetaEntry, readMeta } from "./read-meta.ts";

/** What to import and where to. */
export interface CoinrImport {
  readonly iDataPath: string;
  readonly iMetaPath: string;
  readonly outFolder: string;
  readonly options: CoinrOptions;
}

/** The scheme that was written, and what is worth knowing about it. */
export interface ImportedCoinr {
  readonly schemePath: string;
  readonly notes: readonly Problem[];
}

/**
 * Turns COINr's iData and iMeta tables into a scheme folder: `scheme.yaml` and the iData table, copied byte
 * for byte as `observations.*`. Both tables may be of any readable format.
 *
 * Everything is checked before anything is written: the hierarchy, codes, targets, and every cell of iData as
 * an assessment would read it. All problems come at once, located in the files given.
 */
export async function importCoinr(request: CoinrImport): Promise<Result<ImportedCoinr, Problem[]>> {
  const meta = await openGiven(request.iMetaPath);
  const data = await openGiven(request.iDataPath);
  const entries = meta.table ? await readMeta(meta.table, meta.log) : [];
  if (meta.table && !meta.log.broken && entries.length > 0) checkTree(entries, meta.log);
  if (meta.table && entries.length === 0 && meta.log.close().problems.length === 0)
    meta.log.refuseTable("coinr.no-indicators");
  const latest = data.table ? await checkData({ table: data.table, log: data.log }, entries, request.options) : null;
  checkOptions(entries, request.options, meta.log);
  const problems = [...meta.log.close().problems, ...data.log.close().problems];
  if (problems.length > 0 || !data.table) return err(problems);
  const named = `observations${extname(request.iDataPath).toLowerCase()}`;
  const compose = (file: string): Scheme =>
    composeScheme(entries, { file, header: data.table?.header ?? [], latest }, request.options);
  const unsound = schemeProblems(compose(named));
  if (unsound.length > 0) return err(unsound);
  const loaded = await loadEvidence(compose(basename(data.path)), { folder: dirname(data.path) });
  if (loaded.problems.length > 0) return err([...loaded.problems]);
  const schemePath = join(request.outFolder, "scheme.yaml");
  await writeFileWhole(join(request.outFolder, named), await readFile(data.path));
  await writeFileWhole(schemePath, stringify(compose(named), { lineWidth: 0 }));
  const notes = latest === null ? [problem("coinr.no-time", {}, { place: { file: basename(data.path) } })] : [];
  return ok({
    schemePath,
    notes: [...notes, ...meta.log.close().warnings, ...data.log.close().warnings, ...loaded.warnings],
  });
}

interface Given {
  readonly path: string;
  readonly table: OpenTable | null;
  readonly log: ProblemLog;
}

async function openGiven(path: string): Promise<Given> {
  const real = await realpath(path).catch(() => path);
  const log = new ProblemLog({ file: basename(path) }, { tolerate: false });
  const table = await openTable(dirname(real), { file: basename(real) }, log);
  return { path: real, table, log };
}

/** Checks the columns of iData; gives the latest period when there is a Time column with one. */
async function checkData(
  data: { table: OpenTable; log: ProblemLog },
  entries: readonly MetaEntry[],
  options: CoinrOptions,
): Promise<string | null> {
  const { header } = data.table;
  findColumn(header, "uCode", data.log);
  for (const { code, type } of entries) if (type === "indicator") findColumn(header, code, data.log);
  for (const denominator of options.denominate ? new Set(entries.map((entry) => entry.denominator)) : []) {
    if (denominator !== null) findColumn(header, denominator, data.log);
  }
  if (options.missing.rule !== "leave-out" && "by" in options.missing)
    findColumn(header, options.missing.by ?? "", data.log);
  const known = new Set([...entries.map(({ code }) => code), "uCode", "uName", "Time"]);
  for (const name of header)
    if (name !== "" && !known.has(name))
      data.log.note("coinr.column-ignored", { column: name }, { row: 1, column: name });
  const time = header.indexOf("Time");
  if (time < 0) return null;
  const periods = new Set<string>();
  await data.table.forEachRow((cells) => void periods.add(cellText(cells[time] ?? null).trim()));
  return (
    [...periods]
      .filter((label) => label !== "" && label !== "NA")
      .sort()
      .at(-1) ?? null
  );
}

function checkOptions(entries: readonly MetaEntry[], options: CoinrOptions, log: ProblemLog): void {
  if (options.normalise.method !== "distance-to-target") return;
  for (const { code, row, target, type } of entries) {
    if (type === "indicator" && target === null)
      log.refuseRow("coinr.target-missing", { value: code, column: "Target" }, { row, column: "Target" });
  }
}

function schemeProblems(scheme: Scheme): Problem[] {
  const parsed = schemeDocument.safeParse(scheme);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) =>
    problem(
      "coinr.scheme-unsound",
      { reason: issue.message },
      { path: issue.path.map((step) => (typeof step === "number" ? step : String(step))) },
    ),
  );
}
