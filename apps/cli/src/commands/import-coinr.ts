import { resolve } from "node:path";
import { importCoinr, parseCoinrOptions } from "@huabiao/tables";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printImported } from "../output/imported.ts";
import { printProblems } from "../output/print-problems.ts";

/** Options of `huabiao import coinr` as the command line gives them. */
export interface CoinrArguments {
  readonly out: string;
  readonly denominate?: boolean;
  readonly impute?: string;
  readonly treat?: string;
  readonly normalise?: string;
  readonly aggregate?: string;
}

/** `huabiao import coinr IDATA IMETA --out DIR`: a COINr analysis becomes an assessment's folder. */
export async function runImportCoinr(
  session: Session,
  files: { readonly iData: string; readonly iMeta: string },
  args: CoinrArguments,
): Promise<ExitCode> {
  const { out, ...raw } = args;
  const options = parseCoinrOptions(raw);
  if (!options.ok) {
    printProblems(session, options.error);
    return exitCodes.usage;
  }
  const imported = await importCoinr({
    iDataPath: resolve(files.iData),
    iMetaPath: resolve(files.iMeta),
    outFolder: resolve(out),
    options: options.value,
  });
  if (imported.ok) return printImported(session, out, imported.value.notes);
  printProblems(session, imported.error);
  return exitCodes.refused;
}
