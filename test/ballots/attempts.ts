import {
  boxNames,
  HashTree,
  hashLeaf,
  type Manifest,
  type NoteSigner,
  openCheckpoint,
  openNote,
  openPromise,
  type RsaPort,
  sealPoll,
  signPromise,
  simulatePoll,
  toIssuerJwk,
  verifyConsistency,
  verifyInclusion,
} from "@huabiao/ballot";
import { memoryBox } from "@huabiao/ballot/testing/memory-box";
import { smallPoll, smallVoters } from "@huabiao/ballot/testing/small-poll";
import {
  makeIssuerKey,
  makeNoteKey,
  nodeRandom,
  nodeVerifyEd25519,
  openIssuer,
  openNoteSigner,
  openTokenThreads,
} from "@huabiao/boxes";
import { openStream, type Stream } from "@huabiao/kernel/random";
import { manifestText, sealText } from "../../packages/ballot/src/box/manifest.ts";

/** Which share of the tries goes where: hashing is quick, signatures are dear. */
export const shares = { proofs: 0.5, manifests: 0.3, notes: 0.1, tokens: 0.1 } as const;

/** Tries that were made and those that were accepted, by kind. */
export type Attempts = Record<keyof typeof shares, { readonly tries: number; readonly accepted: number }>;

/** Changes tokens, notes, proofs and manifests in a random place and tries to have them accepted, so many times in all. */
export async function attempt(tries: number, seed: number): Promise<Attempts> {
  const stream = openStream(seed);
  const signer = openNoteSigner(makeNoteKey()) as NoteSigner;
  const made = (kind: keyof typeof shares) => Math.round(tries * shares[kind]);
  const count = async (kind: keyof typeof shares, one: (count: number) => number | Promise<number>) => ({
    tries: made(kind),
    accepted: await one(made(kind)),
  });
  const { notes, manifests } = await makeWorld(signer);
  return {
    proofs: await count("proofs", (some) => tryProofs(some, stream)),
    manifests: await count("manifests", (some) => tryManifests(some, stream, { signer, manifests })),
    notes: await count("notes", (some) => tryNotes(some, stream, { signer, notes })),
    tokens: await count("tokens", (some) => tryTokens(some, stream)),
  };
}

interface World {
  readonly notes: readonly { readonly note: string; readonly origin: string }[];
  readonly manifests: readonly { readonly text: string; readonly seal: string; readonly poll: string }[];
}

async function makeWorld(signer: NoteSigner): Promise<World> {
  const issuers = { county: openIssuer(makeIssuerKey()) as RsaPort, town: openIssuer(makeIssuerKey()) as RsaPort };
  const voters = { county: smallVoters(30, 1), town: smallVoters(20, 2) };
  const { intake } = simulatePoll(
    { poll: smallPoll(), voters, releaseEvery: 12 },
    { random: nodeRandom, signer, issuers },
  );
  const manifests = await Promise.all(
    (["full", "public"] as const).map(async (edition) => {
      const box = memoryBox();
      await sealPoll(intake, signer).write(edition, box);
      const text = (name: string) => new TextDecoder().decode(box.files.get(name));
      return { text: text(boxNames.manifest), seal: text(boxNames.seal), poll: intake.poll.id };
    }),
  );
  const origin = boxNames.logOrigin(intake.poll.id, "county", "ballots");
  const checkpoints = intake.strata[0]?.checkpoints ?? [];
  const promise = signPromise(origin, hashLeaf(nodeRandom(32)), signer);
  return { manifests, notes: [...checkpoints, promise].map((note) => ({ note, origin })) };
}

function flipped(bytes: Uint8Array, stream: Stream): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes);
  for (let flips = 1 + stream.integer(3); flips > 0; flips--) {
    const at = stream.integer(copy.length);
    copy[at] = (copy[at] as number) ^ (1 << stream.integer(8));
  }
  return copy;
}

function isChanged(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) !== 0;
}

function tryProofs(tries: number, stream: Stream): number {
  const tree = new HashTree();
  for (let at = 0; at < 300; at++) tree.append(hashLeaf(Uint8Array.of(at >> 8, at)));
  let accepted = 0;
  for (let trial = 0; trial < tries; trial++) {
    const size = 2 + stream.integer(299);
    const index = stream.integer(size);
    const inclusion = trial % 2 === 0;
    const from = 1 + stream.integer(size - 1);
    const proof = inclusion ? tree.inclusionProof(index, size) : tree.consistencyProof(from, size);
    const victim = stream.integer(proof.length);
    const wrong = flipped(proof[victim] as Uint8Array, stream);
    if (!isChanged(wrong, proof[victim] as Uint8Array)) continue;
    const changed = proof.with(victim, wrong);
    const holds = inclusion
      ? verifyInclusion({ index, size, leafHash: tree.hashAt(0, index), root: tree.root(size) }, changed)
      : verifyConsistency({ from, fromRoot: tree.root(from), to: size, toRoot: tree.root(size) }, changed);
    if (holds) accepted++;
  }
  return accepted;
}

function tryManifests(
  tries: number,
  stream: Stream,
  { signer, manifests }: Pick<World, "manifests"> & { readonly signer: NoteSigner },
): number {
  let accepted = 0;
  const key = { name: boxNames.sealKey(manifests[0]?.poll ?? ""), publicKey: signer.publicKey };
  const opened = manifests.map(({ seal }) => openNote(seal, key, nodeVerifyEd25519));
  for (let trial = 0; trial < tries; trial++) {
    const at = stream.integer(manifests.length);
    const { text, poll } = manifests[at] as World["manifests"][number];
    const changed =
      trial % 8 === 0 ? retold(text, stream) : new TextDecoder().decode(flipped(Buffer.from(text), stream));
    if (changed !== text && sealText(poll, changed) === opened[at]) accepted++;
  }
  return accepted;
}

/** A manifest that reads well and says something else. */
function retold(text: string, stream: Stream): string {
  const manifest = JSON.parse(text) as Manifest;
  const strata = manifest.strata.map((stratum) => ({ ...stratum, counted: stream.integer(1000) }));
  return manifestText({ ...manifest, strata });
}

function tryNotes(
  tries: number,
  stream: Stream,
  { signer, notes }: Pick<World, "notes"> & { readonly signer: NoteSigner },
): number {
  let accepted = 0;
  for (let trial = 0; trial < tries; trial++) {
    const { note, origin } = notes[stream.integer(notes.length)] as World["notes"][number];
    const changed = new TextDecoder().decode(flipped(Buffer.from(note), stream));
    if (changed === note) continue;
    const log = { origin, publicKey: signer.publicKey };
    const opened = openCheckpoint(changed, log, nodeVerifyEd25519) ?? openPromise(changed, log, nodeVerifyEd25519);
    if (opened !== null) accepted++;
  }
  return accepted;
}

async function tryTokens(tries: number, stream: Stream): Promise<number> {
  const rsa = openIssuer(makeIssuerKey()) as RsaPort;
  const poll = smallPoll();
  const voters = { county: smallVoters(40, 1) };
  const signer = openNoteSigner(makeNoteKey()) as NoteSigner;
  const { intake } = simulatePoll(
    { poll: { ...poll, strata: poll.strata.slice(0, 1) }, voters },
    { random: nodeRandom, signer, issuers: { county: rsa } },
  );
  const tokens = [...(intake.strata[0]?.released ?? []), ...(intake.strata[0]?.pending ?? [])];
  const message = Uint8Array.from(Buffer.from(`huabiao-token/1\n${poll.id}\ncounty\n`));
  const { verify } = openTokenThreads(0);
  let accepted = 0;
  for (let trial = 0; trial < tries; trial++) {
    const { prefix, signature } = tokens[stream.integer(tokens.length)] as (typeof tokens)[number];
    const part = stream.integer(4);
    const [prefixes, signatures] = [
      part === 0 ? flipped(prefix, stream) : Uint8Array.from(prefix),
      part === 0 ? Uint8Array.from(signature) : flipped(signature, stream),
    ];
    if (!isChanged(prefixes, prefix) && !isChanged(signatures, signature)) continue;
    if ((await verify({ issuer: toIssuerJwk(rsa.key), message, prefixes, signatures })) < 0) accepted++;
  }
  return accepted;
}
