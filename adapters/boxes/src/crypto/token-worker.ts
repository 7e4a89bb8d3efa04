import { parentPort } from "node:worker_threads";
import type { TokenBatch } from "@huabiao/ballot";
import { firstFalseToken } from "./token-batch.ts";

/** Answers each batch with its first false token. */
parentPort?.on("message", ({ id, batch }: { readonly id: number; readonly batch: TokenBatch }) => {
  parentPort?.postMessage({ id, first: firstFalseToken(batch) });
});
