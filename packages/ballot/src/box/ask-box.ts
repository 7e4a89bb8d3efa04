import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { toBase64 } from "../encoding/base64.ts";
import { sameOctets } from "../encoding/octets.ts";
import { openCheckpoint } from "../log/checkpoint.ts";
import type { HashTree } from "../log/hash-tree.ts";
import { hashLeaf } from "../log/merkle-hash.ts";
import { openPromise, promisedOrigin } from "../promise/promise.ts";
import { boxNames } from "./layout.ts";
import type { Recount } from "./verify-box.ts";

/** Where a promised ballot stands in its log, and the proof that anyone can check against the log's checkpoint. */
export interface Inclusion {
  readonly origin: string;
  readonly index: number;
  readonly size: number;
  /** Base64, lowest first. */
  readonly proof: readonly string[];
}

/**
 * "Is my voice in?": finds the ballot that a receipt promises in the box's logs.
 *
 * `recount.promise-form` when the receipt is no promise by a log of this box; `recount.promise-broken` when the
 * promised ballot is not there, which with the receipt is proof of a fault.
 */
export function askPromise({ logs, sealKey }: Recount, receipt: string): Result<Inclusion, Problem> {
  const origin = promisedOrigin(receipt);
  const tree = origin === null ? undefined : logs.get(origin);
  const promised = tree && origin ? openPromise(receipt, { origin, publicKey: sealKey.publicKey }) : null;
  if (origin === null || tree === undefined || promised === null) return err(problem("recount.promise-form"));
  const index = indexOf(tree, promised);
  if (index < 0) return err(problem("recount.promise-broken", { log: origin, leaf: toBase64(promised) }));
  return ok({ origin, index, size: tree.size, proof: tree.inclusionProof(index).map(toBase64) });
}

/** Whether an entry is on the roll of a stratum, and whether a token was issued for it. */
export interface IssueSighting {
  readonly stratum: string;
  readonly issued: boolean;
}

/**
 * "Was a token issued in my name?": finds the commitment of a slip in the roll and in the issuance log.
 *
 * `recount.slip-not-on-roll` when the roll does not hold it: the slip is another poll's, or the roll was changed.
 */
export function askCommitment(
  { logs, manifest }: Recount,
  of: { readonly poll: string; readonly stratum: string; readonly commitment: Uint8Array },
): Result<IssueSighting, Problem> {
  const { stratum, commitment } = of;
  const tree = (log: "roll" | "issued") => logs.get(boxNames.logOrigin(manifest.poll.id, stratum, log));
  const [roll, issued] = [tree("roll"), tree("issued")];
  const leafHash = hashLeaf(commitment);
  if (of.poll !== manifest.poll.id || !roll || !issued || indexOf(roll, leafHash) < 0)
    return err(problem("recount.slip-not-on-roll", { poll: of.poll, stratum }));
  return ok({ stratum, issued: indexOf(issued, leafHash) >= 0 });
}

/**
 * Whether the box goes on from a checkpoint that was seen before: `recount.checkpoint-form` when it is no checkpoint
 * of the box's logs, `recount.checkpoint-forked` when the log that it saw is not the beginning of the box's.
 */
export function askCheckpoint(
  { logs, sealKey }: Recount,
  note: string,
): Result<{ readonly origin: string; readonly size: number }, Problem> {
  const origin = note.slice(0, note.indexOf("\n"));
  const tree = logs.get(origin);
  const head = tree ? openCheckpoint(note, { origin, publicKey: sealKey.publicKey }) : null;
  if (!tree || !head) return err(problem("recount.checkpoint-form"));
  if (head.size > tree.size || !sameOctets(tree.root(head.size), head.root))
    return err(problem("recount.checkpoint-forked", { log: origin, number: head.size }));
  return ok({ origin, size: head.size });
}

function indexOf(tree: HashTree, leafHash: Uint8Array): number {
  for (let at = 0; at < tree.size; at++) if (sameOctets(tree.hashAt(0, at), leafHash)) return at;
  return -1;
}
