import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { columnsWanted, type EstimateRow, estimateSurvey } from "@huabiao/assess/analysis";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { parseEstimateSpec } from "@huabiao/scheme/analysis";
import { loadColumns } from "@huabiao/tables/columns";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printEstimates } from "../output/estimates.ts";
import { printProblems } from "../output/print-problems.ts";

/** What may be said besides the specification. */
export interface EstimateArguments {
  /** Folder in which the specification's table lies; else that of the specification. */
  readonly data?: string;
}

/** Estimates what a specification asks for and prints a table, or with `--json` an array of rows. */
export async function runEstimateSpec(session: Session, path: string, args: EstimateArguments): Promise<ExitCode> {
  const estimated = await estimateFile(path, args);
  if (!estimated.ok) {
    printProblems(session, estimated.error);
    return exitCodes.refused;
  }
  const { rows, notes } = estimated.value;
  if (session.json) session.io.out(`${JSON.stringify(rows, null, 2)}\n`);
  else printEstimates(session, rows, notes);
  return exitCodes.done;
}

interface Estimated {
  readonly rows: readonly EstimateRow[];
  readonly notes: readonly Problem[];
}

async function estimateFile(path: string, args: EstimateArguments): Promise<Result<Estimated, readonly Problem[]>> {
  const file = basename(path);
  const text = decode(await readFile(path));
  if (text === null) return err([problem("survey.spec.not-utf8", { file }, { place: { file } })]);
  const parsed = parseEstimateSpec(text, { file });
  if (!parsed.ok) return parsed;
  const { spec } = parsed.value;
  const table = await loadColumns(resolve(args.data ?? dirname(path), spec.data), {
    columns: (header) => columnsWanted(spec, header),
    sheet: spec.sheet,
  });
  if (!table.ok) return err([...parsed.value.problems, ...table.error]);
  const rows = estimateSurvey(parsed.value, table.value);
  return rows.ok ? ok({ rows: rows.value, notes: table.value.notes }) : rows;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
