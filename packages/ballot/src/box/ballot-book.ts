import { type Problem, problem } from "@huabiao/kernel/problem";
import { answersForm, mostRevisions } from "../ballot/ballot.ts";
import { type Answers, outcomesOf } from "../ballot/outcome.ts";
import type { Poll } from "../ballot/poll.ts";
import { type BallotRecord, ballotEntry, contentSaltBytes } from "../ballot/record.ts";
import { sameOctets } from "../encoding/octets.ts";
import { readCanonical } from "../form/read-json.ts";
import type { HashTree } from "../log/hash-tree.ts";
import { hashLeaf } from "../log/merkle-hash.ts";
import { signatureBytes } from "../token/issuer-key.ts";
import { prefixBytes, tokenKey, tokenMessage } from "../token/token.ts";
import type { ReadRecord } from "./box-files.ts";
import { KeyTable } from "./key-table.ts";

/** What the ballots of one stratum are checked against. */
export interface BookOf {
  readonly poll: Poll;
  readonly stratum: string;
  readonly tree: HashTree;
  readonly edition: "full" | "public";
}

/** Answers that are remembered with what they come to, since many people answer alike. */
const rememberedAnswers = 4096;

/**
 * Takes the ballots of a stratum in the order of its log and keeps, for each token, what counts.
 *
 * About 100 bytes a token and 4 a question; ballots themselves are not kept. Signatures are verified apart.
 */
export class BallotBook {
  readonly #of: BookOf;
  readonly #message: Uint8Array;
  readonly #tokens = new KeyTable();
  readonly #remembered = new Map<string, Uint32Array | null>();
  #revisions = new Uint32Array(64);
  #outcomes = new Uint32Array(64);
  #taken = 0;

  constructor(of: BookOf) {
    this.#of = of;
    this.#message = tokenMessage({ poll: of.poll.id, stratum: of.stratum });
  }

  /** Ballots taken, replaced ones too. */
  get taken(): number {
    return this.#taken;
  }

  /** Tokens that cast a ballot: the ballots that count. */
  get counted(): number {
    return this.#tokens.size;
  }

  /** What the counted ballots come to, a row of the poll's questions each, in the order of their tokens' first ballots. */
  get outcomes(): Uint32Array {
    return this.#outcomes.subarray(0, this.counted * this.#of.poll.questions.length);
  }

  /**
   * Takes the next ballot: `recount.ballots-count` when the log has no more entries, `recount.ballot-form`,
   * `recount.leaf-differs`, `recount.revision-repeated`; null when it holds.
   */
  take(record: ReadRecord): Problem | null {
    const facts = { stratum: this.#of.stratum, index: this.#taken };
    if (this.#taken >= this.#of.tree.size) return problem("recount.ballots-count", facts);
    const outcomes = record === null ? null : this.#read(record);
    if (record === null || outcomes === null) return problem("recount.ballot-form", facts);
    const leafHash = hashLeaf(ballotEntry(this.#of.poll.id, record));
    if (!sameOctets(leafHash, this.#of.tree.hashAt(0, this.#taken))) return problem("recount.leaf-differs", facts);
    if (!this.#count(record, outcomes)) return problem("recount.revision-repeated", facts);
    this.#taken++;
    return null;
  }

  /** What a well-formed record comes to; in a public box, where answers are not told, nothing. */
  #read({ prefix, signature, revision, content }: BallotRecord): Uint32Array | null {
    const formed =
      prefix.length === prefixBytes &&
      signature.length === signatureBytes &&
      Number.isInteger(revision) &&
      revision >= 0 &&
      revision <= mostRevisions;
    if (!formed || content instanceof Uint8Array !== (this.#of.edition === "public")) return null;
    if (content instanceof Uint8Array) return content.length === 32 ? nothing : null;
    return content.salt.length === contentSaltBytes ? this.#outcomesOf(content.answers) : null;
  }

  #outcomesOf(answers: string): Uint32Array | null {
    const known = this.#remembered.get(answers);
    if (known !== undefined) return known;
    const read = readCanonical(answersForm, answers);
    const outcomes = read.ok ? outcomesOf(this.#of.poll, read.value as Answers) : null;
    if (this.#remembered.size >= rememberedAnswers) this.#remembered.clear();
    this.#remembered.set(answers, outcomes);
    return outcomes;
  }

  /** Enters a ballot under its token; false when the token has one of that revision. */
  #count({ prefix, revision }: BallotRecord, outcomes: Uint32Array): boolean {
    const token = this.#tokens.add(tokenKey(prefix, this.#message));
    this.#reserve(token + 1, outcomes.length);
    const before = this.#revisions[token] as number;
    const bit = (1 << revision) >>> 0;
    if (before & bit) return false;
    if (bit > before) this.#outcomes.set(outcomes, token * outcomes.length);
    this.#revisions[token] = before | bit;
    return true;
  }

  #reserve(tokens: number, width: number): void {
    if (tokens > this.#revisions.length) this.#revisions = doubled(this.#revisions);
    while (tokens * width > this.#outcomes.length) this.#outcomes = doubled(this.#outcomes);
  }
}

const nothing = new Uint32Array(0);

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(2 * array.length);
  wider.set(array);
  return wider;
}
