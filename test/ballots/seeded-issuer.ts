import {
  checkPrimeSync,
  constants,
  createPrivateKey,
  createPublicKey,
  privateDecrypt,
  publicEncrypt,
} from "node:crypto";
import type { RsaPort } from "@huabiao/ballot";
import type { Stream } from "@huabiao/kernel/random";

/** An RSA key of 1,024 bits that follows from a stream: small and quick, for games whose result must be the same every time. */
export function seededIssuer(stream: Stream): RsaPort & { readonly d: bigint } {
  const [p, q] = [prime(stream), prime(stream)].sort((a, b) => (a > b ? -1 : 1)) as [bigint, bigint];
  const [n, e] = [p * q, 65_537n];
  const d = inverse(e, (p - 1n) * (q - 1n));
  const jwk = { kty: "RSA", n: n, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const told = Object.fromEntries(
    Object.entries(jwk).map(([name, value]) => [name, typeof value === "bigint" ? url(value) : value]),
  );
  const privateKey = createPrivateKey({ key: told, format: "jwk" });
  const publicKey = createPublicKey(privateKey);
  const padding = constants.RSA_NO_PADDING;
  return {
    key: { n, e },
    d,
    privateOperation: (value) => privateDecrypt({ key: privateKey, padding }, value),
    publicOperation: (value) => publicEncrypt({ key: publicKey, padding }, value),
  };
}

function prime(stream: Stream): bigint {
  for (;;) {
    let candidate = 3n;
    for (let word = 0; word < 15; word++) candidate = (candidate << 32n) | BigInt(stream.next32());
    candidate = (candidate << 30n) | BigInt(stream.next32() >>> 2) | 1n;
    if (candidate % 65_537n !== 1n && checkPrimeSync(candidate)) return candidate;
  }
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1, s0, s1] = [modulus, value % modulus, 0n, 1n];
  while (r1 > 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [s0, s1] = [s1, s0 - quotient * s1];
  }
  return s0 < 0n ? s0 + modulus : s0;
}

function url(value: bigint): string {
  const digits = value.toString(16);
  return Buffer.from(digits.length % 2 ? `0${digits}` : digits, "hex").toString("base64url");
}
