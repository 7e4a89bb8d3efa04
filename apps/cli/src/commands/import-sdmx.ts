import { resolve } from "node:path";
import { importSdmx } from "@huabiao/tables";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printImported } from "../output/imported.ts";
import { printProblems } from "../output/print-problems.ts";
import { importTarget } from "./import-target.ts";

/** Options of `huabiao import sdmx` as the command line gives them. */
export interface SdmxArguments {
  readonly out: string;
  /** Dimension that names the place. */
  readonly subject?: string;
  /** Dimensions that name the indicator, separated by commas. */
  readonly indicator?: string;
  /** Dimension of time. */
  readonly time?: string;
}

/** `huabiao import sdmx SOURCE --out DIR`: an SDMX message, from a file or a service, becomes a folder with a draft scheme. */
export async function runImportSdmx(session: Session, source: string, args: SdmxArguments): Promise<ExitCode> {
  const roles = {
    ...(args.subject === undefined ? {} : { subject: args.subject }),
    ...(args.indicator === undefined ? {} : { indicator: args.indicator.split(",") }),
    ...(args.time === undefined ? {} : { time: args.time }),
  };
  const target = { ...importTarget(session, args.out), roles };
  const imported = await importSdmx(
    /^https?:\/\//.test(source) ? { ...target, url: source } : { ...target, path: resolve(source) },
  );
  if (imported.ok) return printImported(session, args.out, []);
  printProblems(session, imported.error);
  return exitCodes.refused;
}
