import { resolve } from "node:path";
import type { Problem } from "@huabiao/kernel/problem";
import { type ComputeOptions, compute } from "../folder/compute.ts";
import { readSchemeFolder } from "../folder/read-scheme.ts";
import { writeOutput } from "../folder/write-output.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { noteText, printProblems } from "../output/print-problems.ts";
import { printSummary } from "../output/summary.ts";

/** Options of `huabiao assess` as the command line gives them. */
export interface AssessArguments {
  readonly data?: string;
  readonly out?: string;
  readonly seed?: number;
  readonly draws?: number;
  readonly threads?: number;
  readonly tolerate?: boolean;
}

/** `huabiao assess FOLDER`: evidence becomes findings, tables, a report and a manifest (R01, R34). */
export async function runAssess(session: Session, folder: string, args: AssessArguments): Promise<ExitCode> {
  const schemeFile = await readSchemeFolder(folder);
  if (!schemeFile.ok) return refuse(session, schemeFile.error);
  const options: ComputeOptions = {
    dataFolder: resolve(args.data ?? schemeFile.value.folder),
    seed: args.seed ?? null,
    draws: args.draws ?? null,
    threads: args.threads || null,
    tolerate: args.tolerate ?? false,
    language: session.language,
  };
  const computed = await compute(session, schemeFile.value, options);
  if (!computed.ok) return refuse(session, computed.error.problems, computed.error.notes);
  const outFolder = resolve(args.out ?? `out/${schemeFile.value.scheme.id}`);
  const written = await writeOutput(outFolder, schemeFile.value, { computed: computed.value, options });
  if (!written.ok) return refuse(session, written.error);
  if (!session.json) session.io.err(noteText(computed.value.warnings, session.translate));
  printSummary(session, computed.value.findings, {
    outFolder,
    manifest: written.value,
    warnings: computed.value.warnings,
  });
  return exitCodes.done;
}

function refuse(session: Session, problems: readonly Problem[], notes: readonly Problem[] = []): ExitCode {
  printProblems(session, problems, notes);
  return exitCodes.refused;
}
