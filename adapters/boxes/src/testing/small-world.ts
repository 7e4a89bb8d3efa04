import { type SimulatedPoll, simulatePoll } from "@huabiao/ballot";
import { smallPoll, smallVoters } from "@huabiao/ballot/testing/small-poll";
import { makeIssuerKey, makeNoteKey } from "../crypto/make-keys.ts";
import { type KeyAtRest, nodeRandom, openIssuer, openNoteSigner } from "../crypto/node-keys.ts";

/** A small poll that was played through with new keys. */
export interface SmallWorld extends SimulatedPoll {
  readonly key: KeyAtRest;
}

/** Plays a small poll of two strata through; `passphrase` seals its key. */
export function smallWorld(options: { readonly voters?: number; readonly passphrase?: string } = {}): SmallWorld {
  const { voters = 24, passphrase } = options;
  const key = makeNoteKey(passphrase);
  const signer = openNoteSigner(key);
  const [county, town] = [openIssuer(makeIssuerKey()), openIssuer(makeIssuerKey())];
  if (!signer || !county || !town) throw new Error("no keys");
  const ports = { random: nodeRandom, signer, issuers: { county, town } };
  const rolls = { county: smallVoters(voters, 1), town: smallVoters(Math.ceil(voters / 2), 2) };
  return { ...simulatePoll({ poll: smallPoll(), voters: rolls, releaseEvery: 12 }, ports), key };
}
