import { toHex } from "../encoding/octets.ts";
import { type Slip, slipCommitment } from "./slip.ts";

/** A roll as it is frozen and published: the commitments of its entries, sorted, so that their order tells nothing. */
export function freezeRoll(slips: readonly Slip[]): Uint8Array[] {
  return slips
    .map(slipCommitment)
    .map((commitment) => ({ commitment, hex: toHex(commitment) }))
    .sort((a, b) => (a.hex < b.hex ? -1 : 1))
    .map(({ commitment }) => commitment);
}

/**
 * Issues at most one token per entry of a roll, and keeps the log of it.
 *
 * `record` says why not: `not-on-roll`, or `issued-before`. Whether the person is who she says is decided before.
 */
export class IssuanceBook {
  readonly #roll: ReadonlySet<string>;
  readonly #issued = new Map<string, Uint8Array>();

  constructor(roll: readonly Uint8Array[]) {
    this.#roll = new Set(roll.map(toHex));
  }

  /** Enters the issue of a token to a slip's holder; the token may be signed only after `issued`. */
  record(slip: Slip): "issued" | "not-on-roll" | "issued-before" {
    const commitment = slipCommitment(slip);
    const hex = toHex(commitment);
    if (!this.#roll.has(hex)) return "not-on-roll";
    if (this.#issued.has(hex)) return "issued-before";
    this.#issued.set(hex, commitment);
    return "issued";
  }

  /** Entries of the issuance log, in the order of issuing. */
  get entries(): readonly Uint8Array[] {
    return [...this.#issued.values()];
  }
}
