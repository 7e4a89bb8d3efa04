import { resolve } from "node:path";
import { readText, sealFolder } from "@huabiao/boxes";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printProblems } from "../output/print-problems.ts";
import { openProgressBar } from "../output/progress-bar.ts";
import { printRecount } from "../output/recount.ts";

/** The options of `huabiao seal`. */
export interface SealArguments {
  readonly out: string;
  readonly full?: boolean;
  readonly passphraseFile?: string;
}

/** Bytes that a file with a passphrase, a receipt or a slip may have. */
const smallFile = 2 ** 16;

/**
 * `huabiao seal FOLDER --out BOX`: seals the intake of a closed poll (R14).
 *
 * The box appears recounted or not at all; what it counts is printed. The public one, unless the full one is asked for.
 */
export async function runSeal(session: Session, folder: string, args: SealArguments): Promise<ExitCode> {
  const passphrase = args.passphraseFile === undefined ? null : await readSmall(args.passphraseFile);
  if (passphrase && !passphrase.ok) {
    printProblems(session, [passphrase.error]);
    return exitCodes.refused;
  }
  const bar = openProgressBar(session, "recount");
  const sealed = await sealFolder(resolve(folder), {
    out: resolve(args.out),
    edition: args.full ? "full" : "public",
    passphrase: passphrase?.value.replace(/\r?\n$/, ""),
    onProgress: bar.update,
  });
  bar.done();
  if (!sealed.ok) {
    printProblems(session, sealed.error);
    return exitCodes.refused;
  }
  printRecount(session, sealed.value);
  if (!session.json) session.io.out(`${session.translate("cli.ballot.sealed", { out: args.out })}\n`);
  return exitCodes.done;
}

/** Reads a small text file that the command line names. */
export function readSmall(path: string): ReturnType<typeof readText> {
  return readText("", resolve(path), smallFile);
}
