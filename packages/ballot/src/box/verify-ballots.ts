import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { HashTree } from "../log/hash-tree.ts";
import type { TokenVerifier } from "../token/verify-tokens.ts";
import { BallotBook } from "./ballot-book.ts";
import type { BoxFiles, ReadRecord } from "./box-files.ts";
import type { Manifest, StratumManifest } from "./manifest.ts";
import { SignatureQueue } from "./signature-queue.ts";

/** What verifying the ballots needs. */
export interface BallotPorts {
  readonly verifyTokens: TokenVerifier;
  /** Called with the number of ballots read. */
  readonly onBallots: (read: number) => void;
}

/** What ballots are verified against: the manifest, and the tree of each stratum's ballot log. */
export interface BallotClaims {
  readonly manifest: Manifest;
  readonly trees: readonly HashTree[];
}

/**
 * Verifies the ballots of a box in the order of their file against the trees of their logs; gives a book per stratum.
 *
 * Per ballot: whatever `BallotBook.take` finds, then `recount.token-signature`; the first that does not hold is told,
 * however many threads verify. A stratum that ends early or goes on too long is `recount.ballots-count`; a ballot of
 * no stratum, or of one that is over, is `recount.ballot-form`.
 */
export async function verifyBallots(
  files: BoxFiles,
  claims: BallotClaims,
  ports: BallotPorts,
): Promise<Result<readonly BallotBook[], Problem>> {
  const desk = new BallotDesk(claims, ports.verifyTokens);
  let read = 0;
  for await (const batch of files.readBallots(claims.manifest.edition)) {
    if (!batch.ok) return err((await desk.signatureProblem()) ?? batch.error);
    for (const record of batch.value) {
      const found = await desk.take(record);
      if (found) return err(found);
    }
    read += batch.value.length;
    ports.onBallots(read);
    if (desk.failed) break;
  }
  const found = await desk.finish();
  return found ? err(found) : ok(desk.books);
}

/** Takes ballots one after the other, stratum after stratum. */
class BallotDesk {
  readonly books: BallotBook[] = [];
  readonly #claims: BallotClaims;
  readonly #verify: TokenVerifier;
  #queue: SignatureQueue;

  constructor(claims: BallotClaims, verify: TokenVerifier) {
    this.#claims = claims;
    this.#verify = verify;
    this.#queue = this.#open();
  }

  get failed(): boolean {
    return this.#queue.failed;
  }

  async take(record: ReadRecord): Promise<Problem | null> {
    while (record !== null && this.#comesLater(record.stratum)) {
      const found = await this.#close();
      if (found) return found;
      this.#queue = this.#open();
    }
    const own = record?.stratum === this.#stratum.id ? record : null;
    const found = this.#book.take(own);
    if (found) return (await this.signatureProblem()) ?? { ...found, place: ballotsPlace };
    if (own) await this.#queue.add(own);
    return null;
  }

  async finish(): Promise<Problem | null> {
    for (;;) {
      const found = await this.#close();
      if (found || this.books.length === this.#claims.manifest.strata.length) return found;
      this.#queue = this.#open();
    }
  }

  /** The first ballot, of those taken, of which the token's signature does not hold. */
  async signatureProblem(): Promise<Problem | null> {
    const index = await this.#queue.finish();
    if (index < 0) return null;
    return problem("recount.token-signature", { stratum: this.#stratum.id, index }, { place: ballotsPlace });
  }

  get #book(): BallotBook {
    return this.books[this.books.length - 1] as BallotBook;
  }

  get #stratum(): StratumManifest {
    return this.#claims.manifest.strata[this.books.length - 1] as StratumManifest;
  }

  #comesLater(stratum: string): boolean {
    return this.#claims.manifest.strata.slice(this.books.length).some(({ id }) => id === stratum);
  }

  #open(): SignatureQueue {
    const { poll, edition, strata } = this.#claims.manifest;
    const at = this.books.length;
    const { id, issuer } = strata[at] as StratumManifest;
    this.books.push(new BallotBook({ poll, stratum: id, tree: this.#claims.trees[at] as HashTree, edition }));
    return new SignatureQueue(this.#verify, { issuer, poll: poll.id, stratum: id });
  }

  async #close(): Promise<Problem | null> {
    const found = await this.signatureProblem();
    if (found || this.#book.taken === this.#claims.trees[this.books.length - 1]?.size) return found;
    const facts = { stratum: this.#stratum.id, index: this.#book.taken };
    return problem("recount.ballots-count", facts, { place: ballotsPlace });
  }
}

const ballotsPlace = { file: "ballots" };
