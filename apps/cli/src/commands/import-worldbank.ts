import { importWorldBank } from "@huabiao/tables";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printImported } from "../output/imported.ts";
import { printProblems } from "../output/print-problems.ts";
import { openProgressBar } from "../output/progress-bar.ts";
import { importTarget } from "./import-target.ts";

/** Options of `huabiao import worldbank` as the command line gives them. */
export interface WorldBankArguments {
  readonly indicators: string;
  readonly countries: string;
  readonly from: number;
  readonly to: number;
  readonly out: string;
  readonly base?: string;
}

/** `huabiao import worldbank`: series of the World Bank API v2 become a folder with a draft scheme. */
export async function runImportWorldBank(session: Session, args: WorldBankArguments): Promise<ExitCode> {
  const bar = openProgressBar(session, "importing");
  const imported = await importWorldBank({
    ...importTarget(session, args.out),
    indicators: listed(args.indicators),
    countries: listed(args.countries),
    from: args.from,
    to: args.to,
    ...(args.base === undefined ? {} : { base: args.base }),
    onProgress: ({ done, total }) => bar.update(done / total),
  });
  bar.done();
  if (imported.ok) return printImported(session, args.out, []);
  printProblems(session, imported.error);
  return exitCodes.refused;
}

function listed(text: string): string[] {
  return text
    .split(",")
    .map((code) => code.trim())
    .filter((code) => code !== "");
}
