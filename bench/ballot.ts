import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type RsaPort, requestToken, signBlinded, toIssuerJwk } from "@huabiao/ballot";
import { makeIssuerKey, nodeRandom, openIssuer } from "@huabiao/boxes";
import { openBrowser } from "@huabiao/test-kit/browser";
import { attempt } from "../test/ballots/attempts.ts";
import { bundleBallot } from "../test/browser/bundle-ballot.ts";
import { makeLargeBox } from "./large-box.ts";
import { importPeakMemory } from "./peak-memory.ts";
import type { BenchRow } from "./row.ts";

const scope = { poll: "bench.example/large", stratum: "all" };

/**
 * Blind signing, the token's way through a browser, and the recount of a large box: of a million ballots when
 * `npm run bench million` has made one, which takes some minutes, else of a hundred thousand.
 */
export async function benchBallot(): Promise<BenchRow[]> {
  const issuer = openIssuer(makeIssuerKey()) as RsaPort;
  const million = existsSync(boxOf(1_000_000));
  return [signingRow(issuer), await browserRow(issuer), await recountRow(million ? 1_000_000 : 100_000)];
}

/** Makes the box of a million ballots, then recounts it. */
export async function benchMillion(): Promise<BenchRow[]> {
  return [await recountRow(1_000_000)];
}

/** A million changed tokens, notes, proofs and manifests. */
export async function benchAttacks(): Promise<BenchRow[]> {
  const startedAt = performance.now();
  const attempts = await attempt(1_000_000, 1);
  const seconds = (performance.now() - startedAt) / 1000;
  const accepted = Object.values(attempts).reduce((sum, one) => sum + one.accepted, 0);
  return [
    {
      work: "1,000,000 changed tokens, notes, proofs and manifests",
      median: `${accepted} accepted`,
      reach: "0 accepted",
      detail: `${Object.entries(attempts)
        .map(([kind, { tries }]) => `${tries} ${kind}`)
        .join(", ")}; ${seconds.toFixed(0)} s`,
    },
  ];
}

function boxOf(ballots: number): string {
  return fileURLToPath(new URL(`../out/bench-box-${ballots}`, import.meta.url));
}

function signingRow(issuer: RsaPort): BenchRow {
  const { blinded } = requestToken(issuer.key, scope, nodeRandom);
  const rates = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    let signed = 0;
    while (performance.now() - startedAt < 1000) {
      if (!signBlinded(issuer, blinded).ok) throw new Error("not signed");
      signed++;
    }
    return signed / ((performance.now() - startedAt) / 1000);
  }).sort((a, b) => a - b);
  return {
    work: "Blind signatures at 3,072 bits, each verified before it leaves, one core",
    median: `${Math.round(rates[2] ?? 0)} /s`,
    reach: "≥ 1,000 /s",
    detail: `best of five ${Math.round(rates[4] ?? 0)} /s; OpenSSL alone signs 430 /s with two primes and 860 /s with three on this processor`,
  };
}

async function browserRow(issuer: RsaPort): Promise<BenchRow> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.exposeFunction("sign", (blinded: number[]) => {
      const signed = signBlinded(issuer, Uint8Array.from(blinded));
      return signed.ok ? [...signed.value] : [];
    });
    await page.setContent("<!doctype html>");
    await page.addScriptTag({ content: await bundleBallot() });
    const times = (await page.evaluate(`(async () => {
      const key = ballot.parseIssuerKey(${JSON.stringify(toIssuerJwk(issuer.key))});
      const scope = ${JSON.stringify(scope)};
      const times = [];
      for (let trip = 0; trip < 15; trip++) {
        const startedAt = performance.now();
        const request = ballot.requestToken(key, scope, (length) => crypto.getRandomValues(new Uint8Array(length)));
        const blindSignature = Uint8Array.from(await sign([...request.blinded]));
        if (!ballot.finalizeToken(key, request, { blindSignature, scope }).ok) throw new Error("not finished");
        times.push(performance.now() - startedAt);
      }
      return times;
    })()`)) as number[];
    const [first] = times;
    const sorted = times.toSorted((a, b) => a - b);
    return {
      work: "Token round trip in Chromium: blind, sign on the server, finalize, verify",
      median: `${((sorted[7] ?? 0) / 1000).toFixed(3)} s`,
      reach: "≤ 0.3 s",
      detail: `15 trips, the first ${((first ?? 0) / 1000).toFixed(3)} s`,
    };
  } finally {
    await browser.close();
  }
}

async function recountRow(ballots: number): Promise<BenchRow> {
  await makeLargeBox(boxOf(ballots), ballots);
  const program = `
    import { recountFolder } from "@huabiao/boxes";
    ${importPeakMemory}
    const startedAt = performance.now();
    const recount = await recountFolder(${JSON.stringify(boxOf(ballots))});
    if (!recount.ok) throw new Error(JSON.stringify(recount.error));
    process.stdout.write(JSON.stringify({ seconds: (performance.now() - startedAt) / 1000, peak: peakMemory(), cpu: process.cpuUsage() }));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const { seconds, peak, cpu } = JSON.parse(stdout) as {
    seconds: number;
    peak: number;
    cpu: { user: number; system: number };
  };
  return {
    work: `Recount of a full box of ${ballots.toLocaleString("en")} ballots, six questions, every signature`,
    median: `${seconds.toFixed(1)} s`,
    reach: ballots === 1_000_000 ? "≤ 120 s, ≤ 1 GiB" : "—",
    detail: `one run, peak ${peak} MiB, ${((cpu.user + cpu.system) / 1e6).toFixed(0)} s of processor time on two cores`,
  };
}
