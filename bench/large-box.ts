import { existsSync, mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import { closedLife, type Intake, type OpenRecord, type Poll, sealPoll } from "@huabiao/ballot";
import { makeNoteKey, nodeRandom, openFolderSink, openNoteSigner, writeFolderWhole } from "@huabiao/boxes";
import { openStream } from "@huabiao/kernel/random";
import { makeShortKey, type ShortKey } from "./short-key.ts";

const questions = 6;

/** Makes a sealed full box of so many ballots, unless it is there: one stratum, six questions, all on the roll vote. */
export async function makeLargeBox(folder: string, ballots: number): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const key = makeShortKey();
  const signer = openNoteSigner(makeNoteKey());
  if (!signer) throw new Error("no key");
  const poll = largePoll();
  const pending = await makeBallots(poll, key, ballots);
  const roll = Array.from({ length: ballots }, () => nodeRandom(32));
  const stratum = {
    id: "all",
    issuer: { kty: "RSA", n: key.n, e: "AQAB" } as const,
    roll,
    issued: roll,
    released: [],
    checkpoints: [],
    pending,
  };
  const intake: Intake = { poll, publicKey: signer.publicKey, life: closedLife(poll, [stratum]), strata: [stratum] };
  const sealed = sealPoll(intake, signer);
  await writeFolderWhole(folder, async (temporary) => {
    await sealed.write("full", openFolderSink(temporary));
    return true;
  });
}

function largePoll(): Poll {
  const options = ["very-good", "good", "fair", "poor", "unknown"].map((id) => ({
    id,
    text: id,
    ...(id === "unknown" ? { unsure: true as const } : {}),
  }));
  return {
    format: "huabiao-poll/1",
    id: "bench.example/large",
    kind: "test",
    audience: "public",
    title: "bench",
    batch: 10,
    questions: Array.from({ length: questions }, (_, at) => ({
      id: `q${at}`,
      text: `q${at}`,
      options,
      picks: { least: 1, most: 1 },
    })),
    strata: [{ id: "all", title: "all", channel: "account" }],
  };
}

async function makeBallots(poll: Poll, key: ShortKey, ballots: number): Promise<OpenRecord[]> {
  const message = Buffer.from(`huabiao-token/1\n${poll.id}\nall\n`);
  const threads = availableParallelism();
  const stream = openStream(1);
  const records: OpenRecord[] = [];
  const answers = () => {
    const picked = Array.from({ length: questions }, (_, at) => {
      const option = ["very-good", "good", "fair", "poor", "unknown"][stream.integer(5)];
      return `"q${at}":["${option}"]`;
    });
    return `{${picked.join(",")}}`;
  };
  const workers = Array.from({ length: threads }, (_, at) => {
    const count = Math.floor(ballots / threads) + (at < ballots % threads ? 1 : 0);
    const worker = new Worker(new URL("./ballot-worker.ts", import.meta.url), { workerData: { key, message, count } });
    worker.on(
      "message",
      ({ size, prefixes, signatures }: { size: number; prefixes: Uint8Array; signatures: Uint8Array }) => {
        for (let k = 0; k < size; k++) {
          const prefix = prefixes.slice(32 * k, 32 * k + 32);
          const signature = signatures.slice(384 * k, 384 * k + 384);
          records.push({
            stratum: "all",
            prefix,
            signature,
            revision: 0,
            content: { salt: nodeRandom(32), answers: answers() },
          });
        }
      },
    );
    return new Promise((resolve, reject) => {
      worker.once("exit", resolve);
      worker.once("error", reject);
    });
  });
  await Promise.all(workers);
  return records;
}
