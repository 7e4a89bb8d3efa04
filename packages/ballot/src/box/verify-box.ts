import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { fromBase64 } from "../encoding/base64.ts";
import { sameOctets, toUtf8 } from "../encoding/octets.ts";
import { lifeEntry } from "../life/life.ts";
import type { HashTree } from "../log/hash-tree.ts";
import { hashBytes } from "../log/merkle-hash.ts";
import { type Ed25519Port, type NoteKey, openNote } from "../log/signed-note.ts";
import type { TokenVerifier } from "../token/verify-tokens.ts";
import type { BallotBook } from "./ballot-book.ts";
import type { BoxFiles } from "./box-files.ts";
import { KeyTable } from "./key-table.ts";
import { boxLimits, boxNames, type StratumLog } from "./layout.ts";
import {
  ballotCount,
  entryCount,
  type LogHead,
  lifeOf,
  type Manifest,
  parseManifest,
  type StratumManifest,
  sealText,
} from "./manifest.ts";
import { verifyBallots } from "./verify-ballots.ts";
import { verifyCheckpoints } from "./verify-checkpoints.ts";
import { verifyCount, verifyNumbers } from "./verify-count.ts";
import { type BoxLog, type EntryCheck, place, verifyLog } from "./verify-log.ts";

/** What a recount is run with. */
export interface RecountPorts {
  readonly verifyTokens: TokenVerifier;
  /** The platform's Ed25519, else whole numbers. */
  readonly verifyEd25519?: Ed25519Port;
  /** Called now and then with the share that is done, 0 … 1. */
  readonly onProgress?: (share: number) => void;
}

/** A box of which everything holds. */
export interface Recount {
  readonly manifest: Manifest;
  /** The key under which the box is sealed: who trusts the box trusts this key. */
  readonly sealKey: NoteKey;
  /** The trees of all logs, by origin: every proof follows from them. */
  readonly logs: ReadonlyMap<string, HashTree>;
  /** What was counted, a book per stratum. */
  readonly books: readonly BallotBook[];
}

/**
 * Recounts a sealed box: re-derives everything that it says from what it holds, offline.
 *
 * @returns the recount, or the first thing that does not hold, by a stable code and with its place. In order: the
 * manifest's form, its seal, its own numbers; the life of the poll; for each stratum the roll, the issuance log, the
 * ballot log and its chain of checkpoints; each ballot with its token; the tally.
 *
 * Memory: about 64 bytes an entry of a log, 100 bytes and 4 a question a ballot; ballots stream.
 * Checked against `reference/recount.py`, which is written from the auditors' page alone and agrees on code and verdict.
 */
export async function verifyBox(files: BoxFiles, ports: RecountPorts): Promise<Result<Recount, Problem>> {
  const opened = await openManifest(files, ports.verifyEd25519);
  if (!opened.ok) return opened;
  const { manifest, sealKey } = opened.value;
  const progress = new Progress(manifest, ports.onProgress);
  const logs = new Map<string, HashTree>();
  const found = verifyNumbers(manifest) ?? (await verifyLogs({ files, manifest, ports, progress, logs }));
  if (found) return err(found);
  const trees = manifest.strata.map(
    ({ id }) => logs.get(boxNames.logOrigin(manifest.poll.id, id, "ballots")) as HashTree,
  );
  const books = await verifyBallots(
    files,
    { manifest, trees },
    {
      verifyTokens: ports.verifyTokens,
      onBallots: progress.ballots,
    },
  );
  if (!books.ok) return books;
  const fault = verifyCount(manifest, books.value);
  return fault ? err(fault) : ok({ manifest, sealKey, logs, books: books.value });
}

async function openManifest(
  files: BoxFiles,
  verifyEd25519: Ed25519Port | undefined,
): Promise<Result<{ manifest: Manifest; sealKey: NoteKey }, Problem>> {
  const document = await files.readText(boxNames.manifest, boxLimits.manifest);
  if (!document.ok) return document;
  const manifest = parseManifest(document.value);
  if (!manifest.ok) {
    const { path, expected } = manifest.error;
    return err(problem("recount.manifest-form", { at: path.join("."), expected }, place(boxNames.manifest)));
  }
  const note = await files.readText(boxNames.seal, boxLimits.note);
  if (!note.ok) return note;
  const { poll, key } = manifest.value;
  const sealKey = { name: boxNames.sealKey(poll.id), publicKey: fromBase64(key) as Uint8Array };
  if (openNote(note.value, sealKey, verifyEd25519) !== sealText(poll.id, document.value))
    return err(problem("recount.seal-signature", { key: sealKey.name }, place(boxNames.seal)));
  return ok({ manifest: manifest.value, sealKey });
}

interface LogsWork {
  readonly files: BoxFiles;
  readonly manifest: Manifest;
  readonly ports: RecountPorts;
  readonly progress: Progress;
  readonly logs: Map<string, HashTree>;
}

async function verifyLogs(work: LogsWork): Promise<Problem | null> {
  const { poll, life } = work.manifest;
  const origin = boxNames.lifeOrigin(poll.id);
  const found = await verifyOne(work, { folder: boxNames.life, origin, head: life }, lifeCheck(work.manifest));
  if (found) return found;
  for (const stratum of work.manifest.strata) {
    const fault = await verifyStratum(work, stratum);
    if (fault) return fault;
  }
  return null;
}

async function verifyStratum(work: LogsWork, stratum: StratumManifest): Promise<Problem | null> {
  const { poll } = work.manifest;
  const of = (log: StratumLog, head: LogHead) => ({
    folder: boxNames.logFolder(stratum.id, log),
    origin: boxNames.logOrigin(poll.id, stratum.id, log),
    head,
  });
  const roll = stratum.roll === null ? null : new KeyTable();
  const found =
    (stratum.roll && roll ? await verifyOne(work, of("roll", stratum.roll), rollCheck(stratum.id, roll)) : null) ??
    (await verifyOne(work, of("issued", stratum.issued), issuedCheck(stratum.id, roll))) ??
    (await verifyOne(work, of("ballots", stratum.ballots), { bytes: hashBytes, take: () => null }));
  if (found) return found;
  const ballots = of("ballots", stratum.ballots);
  const log = boxLog(work.manifest, ballots);
  const tree = work.logs.get(ballots.origin) as HashTree;
  const rules = { batch: poll.batch, verifyEd25519: work.ports.verifyEd25519 };
  return verifyCheckpoints(work.files, { ...log, tree, stratum: stratum.id }, rules);
}

interface NamedLog {
  readonly folder: string;
  readonly origin: string;
  readonly head: LogHead;
}

function boxLog(manifest: Manifest, { folder, origin, head }: NamedLog): BoxLog {
  return { folder, head, identity: { origin, publicKey: fromBase64(manifest.key) as Uint8Array } };
}

async function verifyOne(work: LogsWork, named: NamedLog, check: EntryCheck): Promise<Problem | null> {
  const log = boxLog(work.manifest, named);
  const tree = await verifyLog(work.files, log, { check, verifyEd25519: work.ports.verifyEd25519 });
  if (!tree.ok) return tree.error;
  work.logs.set(named.origin, tree.value);
  work.progress.log(tree.value.size);
  return null;
}

/** The life log must say, entry by entry, what follows from the manifest: `recount.life-differs`. */
function lifeCheck(manifest: Manifest): EntryCheck {
  const life = lifeOf(manifest, "counted");
  const expected = life.map((transition) => toUtf8(lifeEntry(manifest.poll, transition)));
  const take = (entry: Uint8Array, index: number) => {
    const own = expected[index];
    if (own && sameOctets(own, entry) && manifest.life.size === expected.length) return null;
    return problem("recount.life-differs", { to: life[index]?.to ?? "·", number: index + 1 });
  };
  return { bytes: null, take };
}

/** No entry of a roll stands twice: `recount.roll-repeated`. */
function rollCheck(stratum: string, roll: KeyTable): EntryCheck {
  const take = (_: Uint8Array, index: number, leafHash: Uint8Array) =>
    roll.add(leafHash) === index ? null : problem("recount.roll-repeated", { stratum, index });
  return { bytes: hashBytes, take };
}

/** A token is issued to entries of the roll, once each: `recount.issued-not-on-roll`, `recount.issued-repeated`. */
function issuedCheck(stratum: string, roll: KeyTable | null): EntryCheck {
  const issued = new KeyTable();
  const take = (_: Uint8Array, index: number, leafHash: Uint8Array) => {
    if (roll && roll.find(leafHash) < 0) return problem("recount.issued-not-on-roll", { stratum, index });
    return issued.add(leafHash) === index ? null : problem("recount.issued-repeated", { stratum, index });
  };
  return { bytes: hashBytes, take };
}

/** How dear a ballot is to verify beside an entry of a log. */
const ballotWeight = 12;

/** Tells how far a recount is, by the entries and ballots that the manifest claims. */
class Progress {
  readonly #total: number;
  readonly #tell: ((share: number) => void) | undefined;
  #logs = 0;

  constructor(manifest: Manifest, tell: ((share: number) => void) | undefined) {
    this.#total = entryCount(manifest) + ballotWeight * ballotCount(manifest);
    this.#tell = tell;
  }

  readonly log = (entries: number): void => {
    this.#logs += entries;
    this.#told(this.#logs);
  };

  readonly ballots = (read: number): void => this.#told(this.#logs + ballotWeight * read);

  #told(done: number): void {
    this.#tell?.(Math.min(1, done / Math.max(1, this.#total)));
  }
}
