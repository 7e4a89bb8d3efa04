import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  fromBase64,
  fromBase64Url,
  type RsaPort,
  signBlinded,
  toBase64,
  toIssuerJwk,
  verifyToken,
} from "@huabiao/ballot";
import { makeIssuerKey, openIssuer } from "@huabiao/boxes";
import { openBrowser } from "@huabiao/test-kit/browser";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleBallot } from "./bundle-ballot.ts";

const scope = { poll: "minghe.example/2025/browser", stratum: "county" };
const issuer = openIssuer(makeIssuerKey()) as RsaPort;
let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  const script = await bundleBallot();
  server = createServer((request, response) => {
    if (request.url === "/sign") {
      let body = "";
      request.on("data", (part) => {
        body += part;
      });
      request.on("end", () => {
        const signed = signBlinded(issuer, fromBase64(body) ?? new Uint8Array(0));
        response.end(signed.ok ? toBase64(signed.value) : signed.error);
      });
      return;
    }
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><script>${script}</script>`);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

test("R14 a token is asked for, finished and verified in a browser, signed by the server, and is the issuer's", async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const told = (await page.evaluate(`(async () => {
    const scope = ${JSON.stringify(scope)};
    const jwk = ${JSON.stringify(toIssuerJwk(issuer.key))};
    const random = (length) => crypto.getRandomValues(new Uint8Array(length));
    const key = ballot.parseIssuerKey(jwk);
    const times = [];
    let token;
    for (let trip = 0; trip < 5; trip++) {
      const startedAt = performance.now();
      const request = ballot.requestToken(key, scope, random);
      const answer = await fetch("/sign", { method: "POST", body: ballot.toBase64(request.blinded) });
      token = ballot.finalizeToken(key, request, { blindSignature: ballot.fromBase64(await answer.text()), scope });
      times.push(performance.now() - startedAt);
    }
    const message = new TextEncoder().encode("huabiao-token/1\\n" + scope.poll + "\\n" + scope.stratum + "\\n");
    const batch = { issuer: jwk, message, prefixes: token.value.prefix, signatures: token.value.signature };
    const wrong = { ...batch, signatures: batch.signatures.with(9, batch.signatures[9] ^ 1) };
    const verify = ballot.webTokenVerifier(crypto.subtle);
    return {
      ms: times.sort((a, b) => a - b)[2],
      prefix: ballot.toBase64Url(token.value.prefix),
      signature: ballot.toBase64Url(token.value.signature),
      verdicts: [await verify(batch), await verify(wrong)],
    };
  })()`)) as { ms: number; prefix: string; signature: string; verdicts: number[] };
  expect(told.verdicts).toEqual([-1, 0]);
  const token = {
    prefix: fromBase64Url(told.prefix) as Uint8Array,
    signature: fromBase64Url(told.signature) as Uint8Array,
  };
  expect(verifyToken(issuer.key, token, scope)).toBe(true);
  // What it takes on a quiet machine is measured in the bench; here only that nobody waits long.
  expect(told.ms).toBeLessThan(3000);
  await page.close();
});
