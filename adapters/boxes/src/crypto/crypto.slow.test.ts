import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import {
  noteSigner,
  requestToken,
  signBlinded,
  type TokenBatch,
  toIssuerJwk,
  verifyEd25519,
  verifyTokens,
} from "@huabiao/ballot";
import { beforeAll, describe, expect, test } from "vitest";
import { makeIssuerKey, makeNoteKey } from "./make-keys.ts";
import { nodeRandom, nodeVerifyEd25519, openIssuer, openNoteSigner } from "./node-keys.ts";
import { openTokenThreads } from "./token-threads.ts";

const scope = { poll: "minghe.example/2025", stratum: "county" };
const message = Uint8Array.from(Buffer.from(`huabiao-token/1\n${scope.poll}\n${scope.stratum}\n`));
const atRest = makeIssuerKey("a passphrase");
const issuer = openIssuer(atRest);
if (!issuer) throw new Error("no issuer");

describe("an issuer's key at rest", () => {
  test("R14 is sealed by its passphrase and has 3,072 bits", () => {
    expect(atRest.pem).toContain("ENCRYPTED");
    expect(openIssuer({ pem: atRest.pem })).toBeNull();
    expect(openIssuer({ pem: atRest.pem, passphrase: "wrong" })).toBeNull();
    expect(issuer.key.n.toString(2).length).toBe(3072);
  });

  test("a key of another kind or size is none", () => {
    const small = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({
      format: "pem",
      type: "pkcs8",
    });
    expect(openIssuer({ pem: small.toString() })).toBeNull();
    expect(openIssuer(makeNoteKey())).toBeNull();
    expect(openNoteSigner({ pem: small.toString() })).toBeNull();
    expect(openNoteSigner({ pem: "no key" })).toBeNull();
  });

  test("R14 three primes and the platform give the bytes that whole numbers give", () => {
    const value = Uint8Array.from(Buffer.alloc(384, 5));
    const signed = issuer.privateOperation(value);
    expect(Buffer.from(issuer.publicOperation(signed))).toEqual(Buffer.from(value));
    let power = 1n;
    let square = BigInt(`0x${Buffer.from(signed).toString("hex")}`);
    for (let e = 65_537n; e > 0n; e >>= 1n) {
      if (e & 1n) power = (power * square) % issuer.key.n;
      square = (square * square) % issuer.key.n;
    }
    expect(power).toBe(BigInt(`0x${Buffer.from(value).toString("hex")}`));
  });

  test("R14 what it signs blindly is verified before it leaves", () => {
    const request = requestToken(issuer.key, scope, nodeRandom);
    expect(signBlinded(issuer, request.blinded).ok).toBe(true);
    const faulty = { ...issuer, privateOperation: (value: Uint8Array) => value };
    expect(signBlinded(faulty, request.blinded)).toEqual({ ok: false, error: "signing-fault" });
  });
});

test("Ed25519 of the platform and of whole numbers sign and refuse alike", () => {
  const seed = nodeRandom(32);
  const key = createPrivateKey({
    key: {
      kty: "OKP",
      crv: "Ed25519",
      d: Buffer.from(seed).toString("base64url"),
      x: Buffer.from(noteSigner(seed).publicKey).toString("base64url"),
    },
    format: "jwk",
  });
  const own = openNoteSigner({ pem: key.export({ format: "pem", type: "pkcs8" }).toString() });
  const text = nodeRandom(100);
  expect(own?.publicKey).toEqual(noteSigner(seed).publicKey);
  const signature = noteSigner(seed).sign(text);
  expect(own?.sign(text)).toEqual(signature);
  for (const verify of [verifyEd25519, nodeVerifyEd25519]) {
    expect(verify(signature, text, noteSigner(seed).publicKey)).toBe(true);
    expect(verify(signature.with(3, 9), text, noteSigner(seed).publicKey)).toBe(false);
    expect(verify(signature, text, new Uint8Array(32).fill(255))).toBe(false);
  }
});

describe("verifying many tokens", () => {
  let batch: TokenBatch;
  beforeAll(() => {
    const signed = Array.from({ length: 40 }, () => {
      const prefix = nodeRandom(32);
      return { prefix, signature: signPss(prefix) };
    });
    batch = {
      issuer: toIssuerJwk(issuer.key),
      message,
      prefixes: Uint8Array.from(Buffer.concat(signed.map(({ prefix }) => prefix))),
      signatures: Uint8Array.from(Buffer.concat(signed.map(({ signature }) => signature))),
    };
  });

  test("R14 in this thread, on two threads and by whole numbers finds the same first false one", async () => {
    const wrong = { ...batch, signatures: Uint8Array.from(batch.signatures) };
    wrong.signatures[384 * 17 + 9] = (wrong.signatures[384 * 17 + 9] as number) ^ 4;
    wrong.signatures[384 * 33] = 255;
    for (const [tokens, threads] of [
      [40, 1],
      [1_000_000, 2],
    ] as const) {
      const opened = openTokenThreads(tokens, threads);
      expect(await opened.verify(structuredClone(batch))).toBe(-1);
      expect(await Promise.all([wrong, batch].map((one) => opened.verify(structuredClone(one))))).toEqual([17, -1]);
      await opened.close();
    }
    expect(await verifyTokens(wrong)).toBe(17);
  });

  test("a thread that breaks down is an error, not a verdict", async () => {
    const opened = openTokenThreads(1_000_000, 2);
    const broken = { ...structuredClone(batch), issuer: null as never };
    await expect(opened.verify(broken)).rejects.toThrow("a worker failed");
    for (const _ of [1, 2]) await expect(opened.verify(structuredClone(batch))).rejects.toThrow("a worker failed");
    await opened.close();
  });
});

function signPss(prefix: Uint8Array): Uint8Array {
  const request = requestToken(issuer?.key ?? { n: 0n, e: 0n }, scope, (length) =>
    length === 32 ? prefix : nodeRandom(length),
  );
  const signed = signBlinded(issuer as NonNullable<typeof issuer>, request.blinded);
  if (!signed.ok) throw new Error(signed.error);
  const { n } = (issuer as NonNullable<typeof issuer>).key;
  const value = (BigInt(`0x${Buffer.from(signed.value).toString("hex")}`) * request.inverse) % n;
  return Buffer.from(value.toString(16).padStart(768, "0"), "hex");
}
