import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { problem } from "@huabiao/kernel/problem";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printProblems } from "../output/print-problems.ts";
import type { EstimateArguments } from "./estimate-spec.ts";

/** `huabiao estimate SPEC.yaml | FOLDER`: estimates from a survey's table as a file says, or from the polls of a folder (R15, R20). */
export async function runEstimate(session: Session, path: string, args: EstimateArguments): Promise<ExitCode> {
  const found = await stat(resolve(path)).catch(() => null);
  // Each is loaded when it is asked for: a table does not wait for the readers of polls.
  if (found?.isFile()) return (await import("./estimate-spec.ts")).runEstimateSpec(session, resolve(path), args);
  if (found?.isDirectory())
    return (await import("./estimate-folder.ts")).runEstimateFolder(session, resolve(path), args);
  printProblems(session, [
    problem("survey.spec.missing", { file: path }, { place: { file: basename(resolve(path)) } }),
  ]);
  return exitCodes.refused;
}
