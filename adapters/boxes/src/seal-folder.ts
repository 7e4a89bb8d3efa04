import { lstat } from "node:fs/promises";
import { intakeProblems, type Recount, sealPoll } from "@huabiao/ballot";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type BallotForm, openFolderSink, writeFolderWhole } from "./folder/write-box.ts";
import { readIntake } from "./intake/read-intake.ts";
import { type RecountOptions, recountFolder } from "./recount-folder.ts";

/** How a poll is sealed. */
export interface SealOptions extends RecountOptions {
  readonly out: string;
  readonly edition: "full" | "public";
  /** Opens the poll's key when it is encrypted. */
  readonly passphrase?: string | undefined;
  /** Parquet by default. */
  readonly ballots?: BallotForm;
}

/**
 * Seals the intake in a folder into a box, which appears whole, recounted, or not at all.
 *
 * Refused with everything that reading the intake finds, then `intakeProblems`, then the first thing that the recount
 * of the finished box finds; `seal.out-exists` when something is in its place. Sealing the same intake again gives the
 * same logs, so both editions may be written by two runs.
 */
export async function sealFolder(folder: string, options: SealOptions): Promise<Result<Recount, readonly Problem[]>> {
  const { out, edition, passphrase, ballots } = options;
  const taken = await lstat(out).then(
    () => true,
    () => false,
  );
  if (taken) return err([problem("seal.out-exists", { out })]);
  const read = await readIntake(folder, { passphrase });
  if (!read.ok) return read;
  const { intake, signer } = read.value;
  const problems = intakeProblems(intake);
  if (problems.length > 0) return err(problems);
  const sealed = sealPoll(intake, signer);
  let recounted: Result<Recount, Problem> | null = null;
  await writeFolderWhole(out, async (temporary) => {
    await sealed.write(edition, openFolderSink(temporary, ballots));
    recounted = await recountFolder(temporary, options);
    return recounted.ok;
  });
  const recount = recounted as Result<Recount, Problem> | null;
  if (recount === null || recount.ok) return ok((recount as { readonly value: Recount }).value);
  return err([recount.error]);
}
