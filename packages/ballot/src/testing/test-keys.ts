import { constants, generateKeyPairSync, privateDecrypt, publicEncrypt } from "node:crypto";
import { type IssuerKey, parseIssuerKey } from "../token/issuer-key.ts";
import type { RsaPort } from "../token/token.ts";

/** A new issuer's key for tests, its raw operations by the platform. */
export function testIssuer(): RsaPort {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 3072 });
  const jwk = publicKey.export({ format: "jwk" });
  const key = parseIssuerKey({ kty: "RSA", n: jwk.n ?? "", e: jwk.e ?? "" }) as IssuerKey;
  const padding = constants.RSA_NO_PADDING;
  return {
    key,
    privateOperation: (value) => Uint8Array.from(privateDecrypt({ key: privateKey, padding }, value)),
    publicOperation: (value) => Uint8Array.from(publicEncrypt({ key: publicKey, padding }, value)),
  };
}
