import type { BallotRecord } from "../ballot/record.ts";
import { type IssuerJwk, signatureBytes } from "../token/issuer-key.ts";
import { prefixBytes, tokenMessage } from "../token/token.ts";
import type { TokenVerifier } from "../token/verify-tokens.ts";

/** Tokens that are verified together. */
const batchTokens = 1024;
/** Batches that may be under way at once: enough for several threads, few enough for little memory. */
const mostUnderWay = 8;

/** Gathers the tokens of a stratum's ballots and has them verified in batches while others are read. */
export class SignatureQueue {
  readonly #verify: TokenVerifier;
  readonly #issuer: IssuerJwk;
  readonly #message: Uint8Array;
  #prefixes = new Uint8Array(batchTokens * prefixBytes);
  #signatures = new Uint8Array(batchTokens * signatureBytes);
  #first = 0;
  #held = 0;
  #underWay: Promise<number>[] = [];
  #failed = -1;

  constructor(
    verify: TokenVerifier,
    scope: { readonly issuer: IssuerJwk; readonly poll: string; readonly stratum: string },
  ) {
    this.#verify = verify;
    this.#issuer = scope.issuer;
    this.#message = tokenMessage(scope);
  }

  /** Adds the next ballot's token; waits when too much is under way. */
  async add({ prefix, signature }: BallotRecord): Promise<void> {
    this.#prefixes.set(prefix, this.#held * prefixBytes);
    this.#signatures.set(signature, this.#held * signatureBytes);
    this.#held++;
    if (this.#held < batchTokens) return;
    this.#send();
    while (this.#underWay.length >= mostUnderWay) await this.#settleOne();
  }

  /** Whether a signature is known not to hold. */
  get failed(): boolean {
    return this.#failed >= 0;
  }

  /** Waits for all; the number of the first ballot whose token does not hold, or −1. */
  async finish(): Promise<number> {
    if (this.#held > 0) this.#send();
    while (this.#underWay.length > 0) await this.#settleOne();
    return this.#failed;
  }

  #send(): void {
    const first = this.#first;
    const batch = {
      issuer: this.#issuer,
      message: this.#message,
      prefixes: this.#prefixes.slice(0, this.#held * prefixBytes),
      signatures: this.#signatures.slice(0, this.#held * signatureBytes),
    };
    const verified = this.#verify(batch).then((at) => (at < 0 ? -1 : first + at));
    // A rejection is met when the batch is settled; until then it is nobody's.
    verified.catch(() => undefined);
    this.#underWay.push(verified);
    this.#first += this.#held;
    this.#held = 0;
  }

  async #settleOne(): Promise<void> {
    const failed = await (this.#underWay.shift() as Promise<number>);
    if (this.#failed < 0) this.#failed = failed;
  }
}
