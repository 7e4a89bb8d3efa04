import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { toBase64 } from "../encoding/base64.ts";
import { sameOctets } from "../encoding/octets.ts";
import { type LogIdentity, openCheckpoint } from "../log/checkpoint.ts";
import { HashTree } from "../log/hash-tree.ts";
import { hashLeaf } from "../log/merkle-hash.ts";
import type { Ed25519Port } from "../log/signed-note.ts";
import { bundlesOf, decodeBundle, tileBytes, tilesOf } from "../log/tiles.ts";
import type { BoxFiles } from "./box-files.ts";
import { boxLimits, boxNames } from "./layout.ts";
import type { LogHead } from "./manifest.ts";

/** A log of a box: where it lies, who signs it, and the head that the manifest gives it. */
export interface BoxLog {
  readonly folder: string;
  readonly identity: LogIdentity;
  readonly head: LogHead;
}

/** What a log's entries are checked with beside their hashes; a problem ends the reading. */
export interface EntryCheck {
  readonly bytes: number | null;
  readonly take: (entry: Uint8Array, index: number, leafHash: Uint8Array) => Problem | null;
}

/**
 * Verifies a log: its checkpoint, its entries up to the root, its tiles. Gives the tree, from which all proofs follow.
 *
 * In this order: `recount.checkpoint-signature`, `recount.checkpoint-differs` from the manifest, `recount.entries-form`,
 * what `check` finds, `recount.log-root`, `recount.tile-differs`.
 */
export async function verifyLog(
  files: BoxFiles,
  log: BoxLog,
  ports: { readonly check: EntryCheck; readonly verifyEd25519?: Ed25519Port | undefined },
): Promise<Result<HashTree, Problem>> {
  const file = boxNames.checkpoint(log.folder);
  const note = await files.readText(file, boxLimits.note);
  if (!note.ok) return note;
  const head = openCheckpoint(note.value, log.identity, ports.verifyEd25519);
  if (head === null) return err(problem("recount.checkpoint-signature", { log: log.identity.origin }, place(file)));
  if (head.size !== log.head.size || toBase64(head.root) !== log.head.root)
    return err(problem("recount.checkpoint-differs", { log: log.identity.origin }, place(file)));
  const tree = await readEntries(files, log, ports.check);
  if (!tree.ok) return tree;
  if (!sameOctets(tree.value.root(), head.root))
    return err(problem("recount.log-root", { log: log.identity.origin }, place(log.folder)));
  return (await verifyTiles(files, log.folder, tree.value)) ?? tree;
}

async function readEntries(files: BoxFiles, log: BoxLog, check: EntryCheck): Promise<Result<HashTree, Problem>> {
  const tree = new HashTree();
  for (const bundle of bundlesOf(log.head.size)) {
    const file = boxNames.tile(log.folder, bundle);
    const bytes = await files.readBytes(file, boxLimits.bundle);
    if (!bytes.ok) return bytes;
    const entries = decodeBundle(bytes.value, bundle.width);
    if (entries === null || (check.bytes !== null && entries.some((entry) => entry.length !== check.bytes)))
      return err(problem("recount.entries-form", { log: log.identity.origin }, place(file)));
    for (const entry of entries) {
      const leafHash = hashLeaf(entry);
      const found = check.take(entry, tree.size, leafHash);
      if (found) return err({ ...found, place: { file } });
      tree.append(leafHash);
    }
  }
  return ok(tree);
}

async function verifyTiles(files: BoxFiles, folder: string, tree: HashTree): Promise<Result<never, Problem> | null> {
  for (const tile of tilesOf(tree.size)) {
    const file = boxNames.tile(folder, tile);
    const bytes = await files.readBytes(file, boxLimits.tile);
    if (!bytes.ok) return bytes;
    if (!sameOctets(bytes.value, tileBytes(tree, tile)))
      return err(problem("recount.tile-differs", { file }, place(file)));
  }
  return null;
}

/** A problem's place in a box. */
export function place(file: string): { readonly place: { readonly file: string } } {
  return { place: { file } };
}
