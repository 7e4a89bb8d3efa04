import { basename, dirname, join, resolve } from "node:path";
import { type FittedSeverity, fitSeverity, ratingColumnsWanted } from "@huabiao/assess";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { parseSeveritySpec } from "@huabiao/scheme";
import { csvText, loadColumns, writeFileWhole } from "@huabiao/tables";
import { readSpecFile } from "../folder/spec-file.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { noteText, printProblems } from "../output/print-problems.ts";
import { printSeverity } from "../output/severity.ts";

/** What may be said besides the specification. */
export interface SeverityArguments {
  /** Folder in which the specification's table lies; else that of the specification. */
  readonly data?: string;
  /** Folder for one table to each random term and facet. */
  readonly out?: string;
}

/** `huabiao severity SPEC.yaml`: who grades severely, and what remains of the grades when that is taken out (R22). */
export async function runSeverity(session: Session, path: string, args: SeverityArguments): Promise<ExitCode> {
  const fitted = await fitFile(path, args);
  const written = fitted.ok && args.out !== undefined ? await writeTables(fitted.value, args.out) : fitted;
  if (!fitted.ok || !written.ok) {
    printProblems(session, fitted.ok ? (written.ok ? [] : written.error) : fitted.error);
    return exitCodes.refused;
  }
  const { severity, notes } = fitted.value;
  if (session.json) session.io.out(`${JSON.stringify(severity.findings, null, 2)}\n`);
  else {
    session.io.err(noteText(notes, session.translate));
    printSeverity(session, severity);
  }
  return exitCodes.done;
}

interface Fitted {
  readonly severity: FittedSeverity;
  readonly notes: readonly Problem[];
  readonly data: string;
}

async function fitFile(path: string, args: SeverityArguments): Promise<Result<Fitted, readonly Problem[]>> {
  const text = await readSpecFile(path, "severity");
  if (!text.ok) return err([text.error]);
  const parsed = parseSeveritySpec(text.value, { file: basename(path) });
  if (!parsed.ok) return parsed;
  const { spec } = parsed.value;
  const data = resolve(args.data ?? dirname(resolve(path)), spec.data);
  const table = await loadColumns(data, { columns: (header) => ratingColumnsWanted(spec, header), sheet: spec.sheet });
  if (!table.ok) return table;
  const severity = fitSeverity(parsed.value, table.value);
  return severity.ok ? ok({ severity: severity.value, notes: table.value.notes, data }) : severity;
}

/** Writes every table, or none where one would replace the ratings; says why where the disk says no. */
async function writeTables({ severity, data }: Fitted, out: string): Promise<Result<null, readonly Problem[]>> {
  const files = severity.tables.map((table) => ({ table, path: resolve(out, `${table.name}.csv`) }));
  const replaced = files.filter(({ path }) => path === data);
  if (replaced.length > 0) {
    const file = basename(data);
    return err([problem("cli.out.holds-inputs", { file, out }, { place: { file } })]);
  }
  try {
    for (const { table, path } of files) await writeFileWhole(path, csvText(table.header, table.rows));
    return ok(null);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "syscall" in error)) throw error;
    return err([problem("cli.out.unwritable", { out: join(out), reason: String(error.code) }, { path: ["out"] })]);
  }
}
