import { canonicalJson } from "@huabiao/kernel/canonical-json";
import { sha256 } from "@noble/hashes/sha2.js";
import { fromBase64Url, toBase64Url } from "../encoding/base64.ts";
import type { RandomPort } from "../encoding/big-integer.ts";
import { toUtf8 } from "../encoding/octets.ts";
import { type Formed, oneOf, record, text } from "../form/form.ts";
import { readJson } from "../form/read-json.ts";

/** Bytes of the salt that keeps a roll's commitments from being guessed. */
const slipSaltBytes = 32;

/**
 * What a person on the roll is handed before tokens are issued: her entry and the salt of its commitment.
 *
 * With it she, and no one without it, finds her entry in the published roll and sees whether a token was issued
 * for it. It says nothing of any ballot.
 */
export type Slip = Formed<typeof slipForm>;

const slipForm = record({
  entry: text(/^[^\p{Cc}]{1,200}$/u),
  format: oneOf("huabiao-slip/1"),
  poll: text(/^[a-z0-9./-]{1,200}$/),
  salt: text(/^[A-Za-z0-9_-]{43}$/),
  stratum: text(/^[a-z0-9-]{1,32}$/),
});

/** Makes the slip of an entry of the roll, with a new salt. */
export function makeSlip(
  scope: { readonly poll: string; readonly stratum: string },
  entry: string,
  random: RandomPort,
): Slip {
  const salt = toBase64Url(random(slipSaltBytes));
  return { entry, format: "huabiao-slip/1", poll: scope.poll, salt, stratum: scope.stratum };
}

/** The commitment of a roll's entry: SHA-256 of the slip's canonical JSON. */
export function slipCommitment(slip: Slip): Uint8Array {
  return sha256(toUtf8(canonicalJson(slip)));
}

/** Reads a slip; null when it is none. */
export function parseSlip(document: string): Slip | null {
  const read = readJson(slipForm, document);
  return read.ok && fromBase64Url(read.value.salt) !== null ? read.value : null;
}
