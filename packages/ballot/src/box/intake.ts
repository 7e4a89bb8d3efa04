import { type Problem, problem } from "@huabiao/kernel/problem";
import type { OpenRecord } from "../ballot/ballot.ts";
import type { Poll } from "../ballot/poll.ts";
import { ballotEntry } from "../ballot/record.ts";
import { toBase64 } from "../encoding/base64.ts";
import { sameOctets } from "../encoding/octets.ts";
import { lifeEntry } from "../life/life.ts";
import { openCheckpoint, type TreeHead } from "../log/checkpoint.ts";
import { HashTree } from "../log/hash-tree.ts";
import { hashLeaf } from "../log/merkle-hash.ts";
import type { IssuerJwk } from "../token/issuer-key.ts";
import { boxNames } from "./layout.ts";
import { type LogHead, lifeOf } from "./manifest.ts";

/** What a poll has gathered of one stratum when it closes. */
export interface StratumIntake {
  readonly id: string;
  readonly issuer: IssuerJwk;
  /** Commitments of the roll as frozen; null in a consultation, which has none. */
  readonly roll: readonly Uint8Array[] | null;
  /** Commitments of those to whom a token was issued, in the order of issuing. */
  readonly issued: readonly Uint8Array[];
  /** Ballots in the log, in its order, and the checkpoint signed after each release batch. */
  readonly released: readonly OpenRecord[];
  readonly checkpoints: readonly string[];
  /** Ballots that wait, in no order. */
  readonly pending: readonly OpenRecord[];
}

/** All that a closed poll has gathered. Names of voters are not among it. */
export interface Intake {
  readonly poll: Poll;
  /** The Ed25519 key of the poll. */
  readonly publicKey: Uint8Array;
  /** Entries of the life log so far: frozen, issuing, open, closed. */
  readonly life: readonly string[];
  readonly strata: readonly StratumIntake[];
}

/** A tree over entries. */
export function treeOf(entries: Iterable<Uint8Array>): HashTree {
  const tree = new HashTree();
  for (const entry of entries) tree.append(hashLeaf(entry));
  return tree;
}

/** The head of a tree as a manifest tells it. */
export function headOf(tree: HashTree): LogHead {
  return { root: toBase64(tree.root()), size: tree.size };
}

/**
 * What the intake says that cannot be, before anything is sealed: `seal.strata` that are not the poll's,
 * `seal.life` that is not the life of this poll, closed, with this roll and these tokens, `seal.checkpoint` that is
 * not the released ballots'. What the ballots themselves say is found by the recount that ends every sealing.
 */
export function intakeProblems({ poll, publicKey, life, strata }: Intake): Problem[] {
  const ids = strata.map(({ id }) => id).join();
  if (ids !== poll.strata.map(({ id }) => id).join()) return [problem("seal.strata", { strata: ids })];
  const expected = closedLife(poll, strata);
  const at = expected.findIndex((entry, index) => life[index] !== entry);
  if (at >= 0 || life.length !== expected.length)
    return [problem("seal.life", { number: (at < 0 ? expected.length : at) + 1 })];
  return strata.flatMap((stratum) => {
    const origin = boxNames.logOrigin(poll.id, stratum.id, "ballots");
    const tree = treeOf(stratum.released.map((record) => ballotEntry(poll.id, record)));
    const heads = stratum.checkpoints.map((note) => openCheckpoint(note, { origin, publicKey }));
    return checkpointProblem(stratum, heads, tree) ?? [];
  });
}

/** The entries of the life of a poll that was frozen with these rolls and keys and closed with these tokens issued. */
export function closedLife(
  poll: Poll,
  strata: readonly Pick<StratumIntake, "id" | "issuer" | "roll" | "issued">[],
): string[] {
  const heads = strata.map(({ id, issuer, roll, issued }) => ({
    id,
    issuer,
    roll: roll === null ? null : headOf(treeOf(roll)),
    issued: headOf(treeOf(issued)),
    ballots: headOf(new HashTree()),
  }));
  return lifeOf({ poll, commitment: "", strata: heads }, "closed").map((transition) => lifeEntry(poll, transition));
}

function checkpointProblem(
  { id, released }: StratumIntake,
  heads: readonly (TreeHead | null)[],
  tree: HashTree,
): Problem | null {
  for (const [at, head] of heads.entries()) {
    if (head === null || head.size > tree.size || !sameOctets(tree.root(head.size), head.root))
      return problem("seal.checkpoint", { stratum: id, number: at + 1 });
  }
  const last = heads.at(-1)?.size ?? 0;
  return last === released.length ? null : problem("seal.checkpoint", { stratum: id, number: heads.length });
}
