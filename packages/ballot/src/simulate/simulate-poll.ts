import { invariant } from "@huabiao/kernel/invariant";
import { judgeArrival } from "../ballot/arrival.ts";
import { ballotText, fillBallot, type OpenRecord, parseBallot } from "../ballot/ballot.ts";
import type { Answers } from "../ballot/outcome.ts";
import type { Poll } from "../ballot/poll.ts";
import { ballotEntry } from "../ballot/record.ts";
import { closedLife, type Intake, type StratumIntake } from "../box/intake.ts";
import { boxNames } from "../box/layout.ts";
import type { RandomPort } from "../encoding/big-integer.ts";
import { toHex } from "../encoding/octets.ts";
import { freezeRoll, IssuanceBook } from "../issue/issuance.ts";
import { makeSlip, type Slip } from "../issue/slip.ts";
import { signCheckpoint } from "../log/checkpoint.ts";
import { HashTree } from "../log/hash-tree.ts";
import { hashLeaf } from "../log/merkle-hash.ts";
import type { NoteSigner } from "../log/signed-note.ts";
import { signPromise } from "../promise/promise.ts";
import { releaseBatch, shuffle } from "../release/release-batch.ts";
import { toIssuerJwk } from "../token/issuer-key.ts";
import { finalizeToken, type RsaPort, requestToken, signBlinded, type Token } from "../token/token.ts";

/** A person on a roll: what she answers, then what she changes it to; nothing when she stays away. */
export interface SimulatedVoter {
  readonly entry: string;
  readonly casts: readonly Answers[];
}

/** A poll to play through. */
export interface Simulation {
  readonly poll: Poll;
  /** Voters by stratum. */
  readonly voters: Readonly<Record<string, readonly SimulatedVoter[]>>;
  /** A release is tried after so many ballots; 100 by default. */
  readonly releaseEvery?: number;
  /** How often every ballot is sent; 1 by default. */
  readonly sends?: number;
}

/** What playing through needs: keys real or given, randomness of the platform or of a seed. */
export interface SimulationPorts {
  readonly random: RandomPort;
  readonly signer: NoteSigner;
  /** Each stratum's issuer. */
  readonly issuers: Readonly<Record<string, RsaPort>>;
}

/** What a voter holds in the end. */
export interface SimulatedHand {
  readonly stratum: string;
  readonly slip: Slip;
  /** A promise for each ballot she cast. */
  readonly receipts: readonly string[];
}

/** A poll that was played through to its close. */
export interface SimulatedPoll {
  readonly intake: Intake;
  readonly hands: readonly SimulatedHand[];
}

/**
 * Plays a whole poll through, with the real protocol at every step: slips and roll, blind tokens, ballots, retries and
 * replacements in random order, promises, release batches, close.
 *
 * In a consultation, which has no roll, the entries are those who asked. Cost about 4 ms a voter with a platform's RSA.
 */
export function simulatePoll(simulation: Simulation, ports: SimulationPorts): SimulatedPoll {
  const strata = simulation.poll.strata.map(({ id }) => new StratumPlay(simulation, id, ports));
  for (const stratum of strata) stratum.play();
  const intakes = strata.map((stratum) => stratum.intake());
  const life = closedLife(simulation.poll, intakes);
  const intake = { poll: simulation.poll, publicKey: ports.signer.publicKey, life, strata: intakes };
  return { intake, hands: strata.flatMap((stratum) => stratum.hands) };
}

interface Cast {
  readonly voter: number;
  readonly answers: Answers;
  readonly revision: number;
}

class StratumPlay {
  readonly hands: { readonly stratum: string; readonly slip: Slip; readonly receipts: string[] }[];
  readonly #of: Simulation;
  readonly #ports: SimulationPorts;
  readonly #id: string;
  readonly #rsa: RsaPort;
  readonly #roll: Uint8Array[];
  readonly #issuance: IssuanceBook;
  readonly #arrived = new Map<string, Map<number, Uint8Array>>();
  readonly #tree = new HashTree();
  readonly #released: OpenRecord[] = [];
  readonly #checkpoints: string[] = [];
  #pending: readonly OpenRecord[] = [];

  constructor(of: Simulation, id: string, ports: SimulationPorts) {
    this.#of = of;
    this.#ports = ports;
    this.#id = id;
    const rsa = ports.issuers[id];
    invariant(rsa, `no issuer for stratum ${id}`);
    this.#rsa = rsa;
    const scope = { poll: of.poll.id, stratum: id };
    const slips = this.#voters.map(({ entry }) => makeSlip(scope, entry, ports.random));
    this.hands = slips.map((slip) => ({ stratum: id, slip, receipts: [] }));
    this.#roll = freezeRoll(slips);
    this.#issuance = new IssuanceBook(this.#roll);
  }

  play(): void {
    const tokens = this.#issueAll();
    const casts = this.#castsInOrder();
    for (const [at, cast] of casts.entries()) {
      this.#cast(cast, tokens.get(cast.voter) as Token);
      if ((at + 1) % (this.#of.releaseEvery ?? 100) === 0) this.#release();
    }
  }

  intake(): StratumIntake {
    const { kind } = this.#of.poll;
    return {
      id: this.#id,
      issuer: toIssuerJwk(this.#rsa.key),
      roll: kind === "consultation" ? null : this.#roll,
      issued: this.#issuance.entries,
      released: this.#released,
      checkpoints: this.#checkpoints,
      pending: this.#pending,
    };
  }

  get #voters(): readonly SimulatedVoter[] {
    return this.#of.voters[this.#id] ?? [];
  }

  #issueAll(): Map<number, Token> {
    const present = [...this.#voters.keys()].filter((at) => (this.#voters[at] as SimulatedVoter).casts.length > 0);
    return new Map(shuffle(present, this.#ports.random).map((at) => [at, this.#issue(at)]));
  }

  #issue(voter: number): Token {
    const scope = { poll: this.#of.poll.id, stratum: this.#id };
    const request = requestToken(this.#rsa.key, scope, this.#ports.random);
    const recorded = this.#issuance.record((this.hands[voter] as SimulatedHand).slip);
    const signed = signBlinded(this.#rsa, request.blinded);
    invariant(recorded === "issued" && signed.ok, `token of voter ${voter} was not issued`);
    const token = finalizeToken(this.#rsa.key, request, { blindSignature: signed.value, scope });
    invariant(token.ok, `token of voter ${voter} does not hold`);
    return token.value;
  }

  /** Everyone's ballots in random order, each person's own in hers. */
  #castsInOrder(): Cast[] {
    const turns = shuffle(
      this.#voters.flatMap(({ casts }, voter) => casts.map(() => voter)),
      this.#ports.random,
    );
    const next = new Map<number, number>();
    return turns.map((voter) => {
      const revision = next.get(voter) ?? 0;
      next.set(voter, revision + 1);
      return { voter, revision, answers: (this.#voters[voter] as SimulatedVoter).casts[revision] as Answers };
    });
  }

  #cast({ voter, answers, revision }: Cast, token: Token): void {
    const { poll, sends = 1 } = this.#of;
    const draft = { poll: poll.id, stratum: this.#id, token, answers, revision };
    const sent = ballotText(poll.id, fillBallot(draft, this.#ports.random));
    for (let send = 0; send < sends; send++) {
      const receipt = this.#arrive(sent);
      if (send === 0) this.hands[voter]?.receipts.push(receipt);
    }
  }

  /** What the casting endpoint does, but for the disk. */
  #arrive(sent: string): string {
    const { poll } = this.#of;
    const ballot = parseBallot(sent, poll);
    invariant(ballot.ok, "a simulated ballot is refused");
    const { prefix, revision } = ballot.value;
    const known = this.#arrived.get(toHex(prefix)) ?? new Map<number, Uint8Array>();
    const entry = ballotEntry(poll.id, ballot.value);
    const verdict = judgeArrival(known, { revision, entry });
    invariant(verdict !== "revision-taken", "a simulated revision is taken");
    if (verdict === "new") this.#pending = [...this.#pending, ballot.value];
    this.#arrived.set(toHex(prefix), known.set(revision, entry));
    return signPromise(boxNames.logOrigin(poll.id, this.#id, "ballots"), hashLeaf(entry), this.#ports.signer);
  }

  #release(): void {
    const { poll } = this.#of;
    const batch = releaseBatch(this.#pending, { least: poll.batch, closing: false, random: this.#ports.random });
    if (batch.released.length === 0) return;
    for (const record of batch.released) this.#tree.append(hashLeaf(ballotEntry(poll.id, record)));
    this.#released.push(...batch.released);
    this.#pending = batch.kept;
    const head = { size: this.#tree.size, root: this.#tree.root() };
    const origin = boxNames.logOrigin(poll.id, this.#id, "ballots");
    this.#checkpoints.push(signCheckpoint(origin, head, this.#ports.signer));
  }
}
