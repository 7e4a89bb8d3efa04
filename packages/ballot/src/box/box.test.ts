import { beforeAll, describe, expect, test } from "vitest";
import { slipCommitment } from "../issue/slip.ts";
import { noteSigner } from "../log/signed-note.ts";
import { type SimulatedPoll, simulatePoll } from "../simulate/simulate-poll.ts";
import { type MemoryBox, memoryBox } from "../testing/memory-box.ts";
import { seededRandom, smallPoll, smallVoters } from "../testing/small-poll.ts";
import { testIssuer } from "../testing/test-keys.ts";
import { webTokenVerifier } from "../token/verify-tokens.ts";
import { askCommitment, askPromise } from "./ask-box.ts";
import { countedBallots } from "./counted-ballots.ts";
import { intakeProblems } from "./intake.ts";
import { sealPoll } from "./seal-box.ts";
import { type Recount, verifyBox } from "./verify-box.ts";

const ports = { verifyTokens: webTokenVerifier(crypto.subtle) };
const random = seededRandom(7);
const signer = noteSigner(new Uint8Array(32).fill(9));
const issuers = { county: testIssuer(), town: testIssuer() };
const voters = { county: smallVoters(60, 1), town: smallVoters(25, 2) };
let simulated: SimulatedPoll;
let full: MemoryBox;
let open: MemoryBox;
let recount: Recount;

beforeAll(async () => {
  simulated = simulatePoll({ poll: smallPoll(), voters, releaseEvery: 15, sends: 3 }, { random, signer, issuers });
  [full, open] = [memoryBox(), memoryBox()];
  expect(intakeProblems(simulated.intake)).toEqual([]);
  const sealed = sealPoll(simulated.intake, signer);
  await sealed.write("full", full);
  await sealed.write("public", open);
  const verified = await verifyBox(full, ports);
  if (!verified.ok) throw new Error(JSON.stringify(verified.error));
  recount = verified.value;
});

describe("an honest poll", () => {
  test("R14 holds in both editions, with the same roots", async () => {
    const shown = await verifyBox(open, ports);
    if (!shown.ok) throw new Error(JSON.stringify(shown.error));
    const roots = ({ manifest }: Recount) => [
      manifest.life,
      manifest.commitment,
      manifest.strata.map(({ roll, issued, ballots }) => [roll, issued, ballots]),
    ];
    expect(roots(shown.value)).toEqual(roots(recount));
    expect([...countedBallots(shown.value)]).toEqual([]);
  });

  test("R14 every ballot that was sent three times counts once, and of replaced ones the last", () => {
    for (const { id, counted, replaced } of recount.manifest.strata) {
      const own = voters[id as "county" | "town"];
      expect(counted).toBe(own.filter(({ casts }) => casts.length > 0).length);
      expect(replaced).toBe(own.filter(({ casts }) => casts.length > 1).length);
    }
    const told = [...countedBallots(recount)].map(({ stratum, answers }) => `${stratum} ${JSON.stringify(answers)}`);
    expect(told.length).toBe(recount.manifest.strata.reduce((sum, { counted }) => sum + counted, 0));
    const wished = told.filter((line) => line.includes('"roads","schools"')).length;
    const meant = Object.values(voters)
      .flat()
      .filter(({ casts }) => casts.at(-1)?.["wishes"]?.join() === "roads,schools");
    expect(wished).toBe(meant.length);
  });

  test("R14 every receipt finds its ballot, every slip its entry", () => {
    for (const { stratum, slip, receipts } of simulated.hands) {
      for (const receipt of receipts) expect(askPromise(recount, receipt).ok).toBe(true);
      const of = { poll: slip.poll, stratum, commitment: slipCommitment(slip) };
      const seen = askCommitment(recount, of);
      expect(seen.ok && seen.value.issued).toBe(receipts.length > 0);
    }
  });
});
