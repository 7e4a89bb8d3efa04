import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { problem } from "@huabiao/kernel/problem";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printProblems } from "../output/print-problems.ts";
import { runEstimateFolder } from "./estimate-folder.ts";
import { type EstimateArguments, runEstimateSpec } from "./estimate-spec.ts";

/** `huabiao estimate SPEC.yaml | FOLDER`: estimates from a survey's table as a file says, or from the polls of a folder (R15, R20). */
export async function runEstimate(session: Session, path: string, args: EstimateArguments): Promise<ExitCode> {
  const found = await stat(resolve(path)).catch(() => null);
  if (found?.isFile()) return runEstimateSpec(session, resolve(path), args);
  if (found?.isDirectory()) return runEstimateFolder(session, resolve(path), args);
  printProblems(session, [
    problem("survey.spec.missing", { file: path }, { place: { file: basename(resolve(path)) } }),
  ]);
  return exitCodes.refused;
}
