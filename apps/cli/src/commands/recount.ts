import { resolve } from "node:path";
import {
  askCheckpoint,
  askCommitment,
  askPromise,
  noteKeyText,
  parseSlip,
  type Recount,
  slipCommitment,
} from "@huabiao/ballot";
import { exportBallots, recountFolder } from "@huabiao/boxes";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, mapResult, type Result } from "@huabiao/kernel/result";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printProblems } from "../output/print-problems.ts";
import { openProgressBar } from "../output/progress-bar.ts";
import { printRecount, type Told } from "../output/recount.ts";
import { readSmall } from "./seal.ts";

/** The options of `huabiao recount`. */
export interface RecountArguments {
  readonly receipt?: string;
  readonly slip?: string;
  readonly checkpoint?: string;
  readonly key?: string;
  readonly ndjson?: string;
  readonly threads?: number;
}

/**
 * `huabiao recount BOX`: re-derives everything that a sealed box says (R14). Done when all of it holds; otherwise
 * refused with the first thing that does not. What is asked beside (receipt, slip, checkpoint, key) comes after.
 */
export async function runRecount(session: Session, box: string, args: RecountArguments): Promise<ExitCode> {
  const bar = openProgressBar(session, "recount");
  const options = { onProgress: bar.update, threads: args.threads || undefined };
  const recount = await recountFolder(resolve(box), options);
  bar.done();
  const told = recount.ok ? await askAll(recount.value, box, args) : recount;
  if (!recount.ok || !told.ok) {
    printProblems(session, [(told as { readonly error: Problem }).error]);
    return exitCodes.refused;
  }
  printRecount(session, recount.value, told.value);
  return exitCodes.done;
}

async function askAll(
  recount: Recount,
  box: string,
  args: RecountArguments,
): Promise<Result<readonly Told[], Problem>> {
  const key = noteKeyText(recount.sealKey);
  if (args.key !== undefined && args.key !== key) return err(problem("recount.key-differs", { found: key }));
  const told: Told[] = [];
  for (const ask of [askReceipt, askSlip, askSeen, writeLines]) {
    const answer = await ask(recount, args, box);
    if (answer === null) continue;
    if (!answer.ok) return answer;
    told.push(answer.value);
  }
  return { ok: true, value: told };
}

type Answer = Promise<Result<Told, Problem> | null>;

async function askReceipt(recount: Recount, { receipt }: RecountArguments): Answer {
  if (receipt === undefined) return null;
  const text = await readSmall(receipt);
  return text.ok
    ? mapResult(askPromise(recount, text.value), (found) => ({ code: "receipt-in", facts: { ...found } }))
    : text;
}

async function askSlip(recount: Recount, { slip: file }: RecountArguments): Answer {
  if (file === undefined) return null;
  const text = await readSmall(file);
  if (!text.ok) return text;
  const slip = parseSlip(text.value);
  if (slip === null) return err(problem("recount.slip-form", { file }));
  const seen = askCommitment(recount, { ...slip, commitment: slipCommitment(slip) });
  return mapResult(seen, (found) => ({ code: found.issued ? "slip-issued" : "slip-not-issued", facts: { ...found } }));
}

async function askSeen(recount: Recount, { checkpoint }: RecountArguments): Answer {
  if (checkpoint === undefined) return null;
  const text = await readSmall(checkpoint);
  if (!text.ok) return text;
  return mapResult(askCheckpoint(recount, text.value), (found) => ({ code: "checkpoint-kept", facts: { ...found } }));
}

async function writeLines({ manifest }: Recount, { ndjson }: RecountArguments, box: string): Answer {
  if (ndjson === undefined) return null;
  const written = await exportBallots(resolve(box), manifest.edition, resolve(ndjson));
  return mapResult(written, () => ({ code: "exported", facts: { file: ndjson } }));
}
