import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { type Intake, type NoteSigner, type RsaPort, sealPoll, simulatePoll, verifyBox } from "@huabiao/ballot";
import { boxForgeries } from "@huabiao/ballot/testing/box-forgeries";
import { Forger } from "@huabiao/ballot/testing/forger";
import { intakeForgeries } from "@huabiao/ballot/testing/intake-forgeries";
import { type MemoryBox, memoryBox } from "@huabiao/ballot/testing/memory-box";
import { smallPoll, smallVoters } from "@huabiao/ballot/testing/small-poll";
import {
  makeIssuerKey,
  makeNoteKey,
  nodeRandom,
  nodeVerifyEd25519,
  openIssuer,
  openNoteSigner,
  openTokenThreads,
} from "@huabiao/boxes";
import { openStream, type Stream } from "@huabiao/kernel/random";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { expect, test } from "vitest";
import { pythonMissing, recountPy } from "./recount-py.ts";

const seed = 2_025;
const boxes = 2000;
const signer = openNoteSigner(makeNoteKey()) as NoteSigner;
const issuers = { county: openIssuer(makeIssuerKey()) as RsaPort, town: openIssuer(makeIssuerKey()) as RsaPort };
const ports = { verifyTokens: openTokenThreads(0).verify, verifyEd25519: nodeVerifyEd25519 };

/** Polls of several kinds and sizes, played through. */
function intakes(): Intake[] {
  const play = (poll: Parameters<typeof smallPoll>[0], county: number, town: number) => {
    const voters = { county: smallVoters(county, county + 1), town: smallVoters(town, town + 2) };
    return simulatePoll({ poll: smallPoll(poll), voters, releaseEvery: 9 }, { random: nodeRandom, signer, issuers })
      .intake;
  };
  return [
    play({}, 28, 12),
    play({ kind: "real" }, 18, 18),
    play({ audience: "public", batch: 10 }, 26, 4),
    play({ kind: "consultation" }, 15, 9),
    play({ title: { en: '‘quotes’ "and" \\ 滿意 🙂' } }, 14, 0),
  ];
}

const pick = <T>(items: readonly T[], stream: Stream): T => items[stream.integer(items.length)] as T;

type Edition = "full" | "public";

async function sealed(intake: Intake, edition: Edition): Promise<MemoryBox> {
  const box = memoryBox();
  await sealPoll(intake, signer).write(edition, box);
  return box;
}

/** An honest poll with its box in either edition. */
interface Honest {
  readonly intake: Intake;
  readonly boxes: Readonly<Record<Edition, MemoryBox>>;
}

/** A box that is honest, forged before sealing, or changed once or twice after; what was done to it. */
async function makeBox(some: readonly Honest[], stream: Stream): Promise<{ box: MemoryBox; done: string }> {
  const { intake, boxes: honest } = pick(some, stream);
  const edition = pick(["full", "public"] as const, stream);
  const chance = stream.integer(10);
  if (chance < 2 && intake.poll.kind !== "consultation") {
    const forgery = pick(intakeForgeries, stream);
    return { box: await sealed(forgery.forge(intake, stream), edition), done: forgery.name };
  }
  const box = honest[edition];
  if (chance === 2) return { box, done: "nothing" };
  const forger = new Forger(box, signer);
  const forgeries = Array.from({ length: chance < 6 ? 2 : 1 }, () => pick(boxForgeries, stream));
  const done = forgeries.map(({ name, forge }) => {
    try {
      forge(forger, stream);
      return name;
    } catch {
      // The first change took away what the second works on.
      return "—";
    }
  });
  return { box: forger.box, done: done.join(" + ") };
}

test(`R14 two independent recounts say the same of ${boxes} honest and broken boxes from seed ${seed}`, async () => {
  expect(pythonMissing()).toBeNull();
  const stream = openStream(seed);
  const some = await Promise.all(
    intakes().map(async (intake) => ({
      intake,
      boxes: { full: await sealed(intake, "full"), public: await sealed(intake, "public") },
    })),
  );
  const file = join(temporaryFolder(), "boxes.jsonl");
  const out = createWriteStream(file);
  const verdicts: string[] = [];
  const told: string[] = [];
  for (let made = 0; made < boxes; made++) {
    const { box, done } = await makeBox(some, stream);
    const found = await verifyBox(box, ports);
    verdicts.push(found.ok ? "holds" : found.error.code);
    told.push(`${made} ${done}`);
    out.write(
      `${JSON.stringify(Object.fromEntries([...box.files].map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")])))}\n`,
    );
  }
  await new Promise((resolve) => out.end(resolve));
  const { lines } = recountPy("--many", file);
  const differing = verdicts.flatMap((verdict, at) =>
    lines[at] === verdict ? [] : [`${told[at]}: ${verdict}, Python ${lines[at]}`],
  );
  expect(differing).toEqual([]);
  expect(lines.length).toBe(boxes);
  const codes = new Set(verdicts);
  // All codes that a box alone can raise, but for the ones that need a hostile disk or a question asked beside.
  expect(codes.size).toBeGreaterThanOrEqual(28);
  expect(verdicts.filter((verdict) => verdict === "holds").length).toBeGreaterThan(200);
}, 900_000);
