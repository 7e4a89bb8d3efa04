import { canonicalJson } from "@huabiao/kernel/canonical-json";
import { invariant } from "@huabiao/kernel/invariant";
import { sha256 } from "@noble/hashes/sha2.js";
import { type Answers, outcomesOf } from "../ballot/outcome.ts";
import type { Poll } from "../ballot/poll.ts";
import { type BallotRecord, ballotEntry, contentHash } from "../ballot/record.ts";
import { toBase64, toBase64Url } from "../encoding/base64.ts";
import type { RandomPort } from "../encoding/big-integer.ts";
import { compareOctets, joinOctets, toHex, toUtf8 } from "../encoding/octets.ts";
import { lifeEntry } from "../life/life.ts";
import { signCheckpoint } from "../log/checkpoint.ts";
import type { HashTree } from "../log/hash-tree.ts";
import { type NoteSigner, signNote } from "../log/signed-note.ts";
import { bundlesOf, encodeBundle, tileBytes, tilesOf, tileWidth } from "../log/tiles.ts";
import { releaseBatch } from "../release/release-batch.ts";
import type { BoxSink } from "./box-files.ts";
import { headOf, type Intake, type StratumIntake, treeOf } from "./intake.ts";
import { boxNames, type StratumLog } from "./layout.ts";
import { lifeOf, type Manifest, manifestText, type StratumManifest, sealText, tallyCommitment } from "./manifest.ts";
import { type Tally, tallyOutcomes } from "./tally.ts";
import { differences } from "./verify-count.ts";
import { publicTally } from "./withhold.ts";

/** A stratum with its last batch released: nothing is pending any more. */
interface ClosedStratum {
  readonly intake: StratumIntake;
  readonly records: readonly BallotRecord[];
  readonly entries: readonly Uint8Array[];
  readonly tree: HashTree;
  readonly checkpoints: readonly string[];
  readonly counted: number;
  readonly tally: Tally;
}

/** A poll that is sealed and counted, ready to be written in either edition. */
export interface SealedPoll {
  readonly write: (edition: "full" | "public", sink: BoxSink) => Promise<void>;
}

/**
 * Seals a closed poll: releases what is pending, shuffled; counts; signs the manifest. Both editions that are then
 * written have the same logs, roots and commitment.
 *
 * The intake must have no problem (`intakeProblems`) and be closed. What is written is proven by `verifyBox`. Order and
 * salt follow from the secret key, so sealing again gives the same bytes: a repeated sealing is no second log.
 */
export function sealPoll(intake: Intake, signer: NoteSigner): SealedPoll {
  const closed = intake.strata.map((stratum) => closeStratum(intake.poll, stratum, signer));
  const salt = toBase64Url(keyedRandom(signer, intake.poll.id)(32));
  const full = fullManifest(intake, closed, salt);
  const life = lifeOf(full, "counted").map((transition) => toUtf8(lifeEntry(intake.poll, transition)));
  const lifeTree = treeOf(life);
  const manifest = { ...full, life: headOf(lifeTree) };
  const write = async (edition: "full" | "public", sink: BoxSink) => {
    const own = edition === "full" ? manifest : publicManifest(manifest);
    await writeNotes(sink, own, signer);
    const origin = boxNames.lifeOrigin(intake.poll.id);
    await writeLog(sink, { folder: boxNames.life, origin, entries: life, tree: lifeTree }, signer);
    for (const stratum of closed) await writeStratum(sink, intake.poll, stratum, signer);
    const records = closed.flatMap((stratum) => stratum.records);
    await sink.writeBallots(edition, edition === "full" ? records : records.map(withoutContent));
  };
  return { write };
}

function closeStratum(poll: Poll, intake: StratumIntake, signer: NoteSigner): ClosedStratum {
  const random = keyedRandom(signer, `${poll.id}/${intake.id}`);
  const pending = intake.pending.map((record) => ({ record, entry: ballotEntry(poll.id, record) }));
  pending.sort((a, b) => compareOctets(a.entry, b.entry));
  const { released } = releaseBatch(pending, { least: poll.batch, closing: true, random });
  const records = [...intake.released, ...released.map(({ record }) => record)];
  const entries = [
    ...intake.released.map((record) => ballotEntry(poll.id, record)),
    ...released.map(({ entry }) => entry),
  ];
  const tree = treeOf(entries);
  const origin = boxNames.logOrigin(poll.id, intake.id, "ballots");
  const grown = released.length > 0 || intake.checkpoints.length === 0;
  const last = grown ? [signCheckpoint(origin, { size: tree.size, root: tree.root() }, signer)] : [];
  const outcomes = countedOutcomes(poll, records);
  const tally = tallyOutcomes(poll, outcomes, outcomes.length / poll.questions.length);
  const counted = outcomes.length / poll.questions.length;
  return { intake, records, entries, tree, checkpoints: [...intake.checkpoints, ...last], counted, tally };
}

/**
 * Random bytes that only the holder of a key can foresee, and always the same: SHA-256 over a counter and a seed that is
 * the key's (deterministic) signature over a text which no other part of the protocol signs.
 */
function keyedRandom(signer: NoteSigner, purpose: string): RandomPort {
  const seed = sha256(signer.sign(toUtf8(`huabiao-order/1\n${purpose}\n`)));
  let counter = 0;
  return (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => {
      counter++;
      return sha256(joinOctets(seed, Uint8Array.of(counter >>> 24, counter >>> 16, counter >>> 8, counter)));
    });
    return joinOctets(...blocks).subarray(0, length);
  };
}

function countedOutcomes(poll: Poll, records: readonly BallotRecord[]): Uint32Array {
  const highest = new Map<string, BallotRecord>();
  for (const record of records) {
    const token = toHex(record.prefix);
    if ((highest.get(token)?.revision ?? -1) < record.revision) highest.set(token, record);
  }
  const width = poll.questions.length;
  const outcomes = new Uint32Array(highest.size * width);
  let at = 0;
  for (const { content } of highest.values()) {
    invariant(!(content instanceof Uint8Array), "a poll is sealed from ballots with their content");
    outcomes.set(outcomesOf(poll, JSON.parse(content.answers) as Answers) ?? new Uint32Array(width), at);
    at += width;
  }
  return outcomes;
}

function fullManifest(intake: Intake, closed: readonly ClosedStratum[], salt: string): Manifest {
  const strata = closed.map((stratum): StratumManifest => {
    const { id, issuer, roll, issued } = stratum.intake;
    return {
      ballots: headOf(stratum.tree),
      counted: stratum.counted,
      id,
      issued: headOf(treeOf(issued)),
      issuer,
      replaced: stratum.tree.size - stratum.counted,
      roll: roll === null ? null : headOf(treeOf(roll)),
      tally: stratum.tally,
    };
  });
  return {
    commitment: tallyCommitment(
      salt,
      closed.map(({ tally }) => tally),
    ),
    differs: differences("full", strata),
    edition: "full",
    format: "huabiao-box/1",
    key: toBase64(intake.publicKey),
    life: { root: "", size: 0 },
    poll: intake.poll,
    salt,
    strata,
  };
}

function publicManifest(full: Manifest): Manifest {
  const strata = full.strata.map((stratum) => ({ ...stratum, tally: publicTally(full.poll, stratum.tally) }));
  return { ...full, differs: differences("public", strata), edition: "public", salt: null, strata };
}

function withoutContent(record: BallotRecord): BallotRecord {
  const { content } = record;
  return { ...record, content: content instanceof Uint8Array ? content : contentHash(content) };
}

async function writeNotes(sink: BoxSink, manifest: Manifest, signer: NoteSigner): Promise<void> {
  const text = manifestText(manifest);
  const { id } = manifest.poll;
  await sink.write(boxNames.manifest, text);
  await sink.write(boxNames.seal, signNote(sealText(id, text), boxNames.sealKey(id), signer));
}

async function writeStratum(sink: BoxSink, poll: Poll, stratum: ClosedStratum, signer: NoteSigner): Promise<void> {
  const { id, roll, issued } = stratum.intake;
  const logs: readonly (readonly [StratumLog, readonly Uint8Array[] | null, HashTree | null])[] = [
    ["roll", roll, null],
    ["issued", issued, null],
    ["ballots", stratum.entries, stratum.tree],
  ];
  for (const [log, entries, known] of logs) {
    if (entries === null) continue;
    const folder = boxNames.logFolder(id, log);
    const origin = boxNames.logOrigin(poll.id, id, log);
    await writeLog(sink, { folder, origin, entries, tree: known ?? treeOf(entries) }, signer);
  }
  await sink.write(boxNames.checkpoints(id), canonicalJson(stratum.checkpoints));
}

async function writeLog(
  sink: BoxSink,
  log: {
    readonly folder: string;
    readonly origin: string;
    readonly entries: readonly Uint8Array[];
    readonly tree: HashTree;
  },
  signer: NoteSigner,
): Promise<void> {
  const { folder, origin, entries, tree } = log;
  const note = signCheckpoint(origin, { size: tree.size, root: tree.root() }, signer);
  await sink.write(boxNames.checkpoint(folder), note);
  for (const bundle of bundlesOf(tree.size)) {
    const part = entries.slice(bundle.index * tileWidth, bundle.index * tileWidth + bundle.width);
    await sink.write(boxNames.tile(folder, bundle), encodeBundle(part));
  }
  for (const tile of tilesOf(tree.size)) await sink.write(boxNames.tile(folder, tile), tileBytes(tree, tile));
}
