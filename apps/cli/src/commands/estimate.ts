import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printProblems } from "../output/print-problems.ts";
import { type EstimateArguments, runEstimateSpec } from "./estimate-spec.ts";

/** `huabiao estimate SPEC.yaml`: estimates from a survey's table as a file says (R15, R20). */
export async function runEstimate(session: Session, path: string, args: EstimateArguments): Promise<ExitCode> {
  const found = await stat(resolve(path)).catch(() => null);
  if (found?.isFile()) return runEstimateSpec(session, resolve(path), args);
  printProblems(session, [notAFile(path, found === null ? "missing" : "is-folder")]);
  return exitCodes.refused;
}

function notAFile(path: string, kind: "missing" | "is-folder"): Problem {
  return problem(`survey.spec.${kind}`, { file: path }, { place: { file: basename(resolve(path)) } });
}
