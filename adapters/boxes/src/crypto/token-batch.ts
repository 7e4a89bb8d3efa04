import { type TokenBatch, tokenCount, tokenOf } from "@huabiao/ballot";
import { openTokenKey } from "./node-keys.ts";

/** Verifies a batch of tokens in this thread: the number of the first that does not hold, or −1. */
export function firstFalseToken(batch: TokenBatch): number {
  const holds = openTokenKey(batch.issuer);
  for (let at = 0; at < tokenCount(batch); at++) {
    const { prepared, signature } = tokenOf(batch, at);
    if (!holds(prepared, signature)) return at;
  }
  return -1;
}
