import { constants, createPublicKey, publicEncrypt, randomBytes } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { encodePss } from "../packages/ballot/src/token/pss.ts";
import type { ShortKey } from "./short-key.ts";

/** Makes tokens as their issuer could, without the blinding; a short private exponent makes it ten times as quick. */
const { key, message, count } = workerData as { key: ShortKey; message: Uint8Array; count: number };
const raise = {
  key: createPublicKey({ key: { kty: "RSA", n: key.n, e: key.d }, format: "jwk" }),
  padding: constants.RSA_NO_PADDING,
};
const block = 5000;
for (let made = 0; made < count; made += block) {
  const size = Math.min(block, count - made);
  const prefixes = randomBytes(32 * size);
  const signatures = Buffer.alloc(384 * size);
  for (let at = 0; at < size; at++) {
    const prepared = Buffer.concat([prefixes.subarray(32 * at, 32 * at + 32), message]);
    publicEncrypt(raise, encodePss(prepared, randomBytes(48), 3071)).copy(signatures, 384 * at);
  }
  parentPort?.postMessage({ size, prefixes, signatures });
}
