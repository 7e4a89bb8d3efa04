import { openStream } from "@huabiao/kernel/random";
import { beforeAll, describe, expect, test } from "vitest";
import type { Answers } from "../ballot/outcome.ts";
import { fromBase64 } from "../encoding/base64.ts";
import { slipCommitment } from "../issue/slip.ts";
import { noteSigner } from "../log/signed-note.ts";
import { verifyInclusion } from "../log/verify-proof.ts";
import { openPromise } from "../promise/promise.ts";
import { type SimulatedPoll, simulatePoll } from "../simulate/simulate-poll.ts";
import { boxForgeries } from "../testing/box-forgeries.ts";
import { Forger } from "../testing/forger.ts";
import { intakeForgeries } from "../testing/intake-forgeries.ts";
import { type MemoryBox, memoryBox } from "../testing/memory-box.ts";
import { seededRandom, smallPoll, smallVoters } from "../testing/small-poll.ts";
import { testIssuer } from "../testing/test-keys.ts";
import { webTokenVerifier } from "../token/verify-tokens.ts";
import { askCheckpoint, askCommitment, askPromise } from "./ask-box.ts";
import { type CountedBallot, countedBallots } from "./counted-ballots.ts";
import { type Intake, intakeProblems, type StratumIntake } from "./intake.ts";
import { sealPoll } from "./seal-box.ts";
import { type Recount, verifyBox } from "./verify-box.ts";

const ports = { verifyTokens: webTokenVerifier(crypto.subtle) };
const random = seededRandom(7);
const signer = noteSigner(new Uint8Array(32).fill(9));
const issuers = { county: testIssuer(), town: testIssuer() };
const voters = { county: smallVoters(36, 1), town: smallVoters(16, 2) };
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
    expect(rootsOf(shown.value)).toEqual(rootsOf(recount));
    expect([...countedBallots(shown.value)]).toEqual([]);
  });

  test("R14 every ballot that was sent three times counts once, and of replaced ones the last", () => {
    for (const { id, counted, replaced } of recount.manifest.strata) {
      const own = voters[id as "county" | "town"];
      expect(counted).toBe(own.filter(({ casts }) => casts.length > 0).length);
      expect(replaced).toBe(own.filter(({ casts }) => casts.length > 1).length);
    }
    const told = [...countedBallots(recount)].map(({ stratum, answers }) => `${stratum} ${answerText(answers)}`);
    const meant = Object.entries(voters).flatMap(([stratum, own]) =>
      own.flatMap(({ casts }) => (casts.length > 0 ? [`${stratum} ${castText(casts.at(-1) ?? {})}`] : [])),
    );
    expect(told.sort()).toEqual(meant.sort());
  });

  test("R14 every receipt finds its ballot with a proof, every slip its entry, every checkpoint its beginning", () => {
    for (const { stratum, slip, receipts } of simulated.hands) {
      for (const receipt of receipts) expect(provenBy(receipt)).toBe(true);
      const of = { poll: slip.poll, stratum, commitment: slipCommitment(slip) };
      const seen = askCommitment(recount, of);
      expect(seen).toEqual({ ok: true, value: { stratum, issued: receipts.length > 0 } });
    }
    const notes = simulated.intake.strata.flatMap(({ checkpoints }) => checkpoints);
    expect(notes.length).toBeGreaterThan(1);
    for (const note of notes) expect(askCheckpoint(recount, note).ok).toBe(true);
  });

  test("R14 sealing again gives the same bytes, whatever the order of the pending ballots", async () => {
    const again = memoryBox();
    const strata = simulated.intake.strata.map((stratum) => ({ ...stratum, pending: stratum.pending.toReversed() }));
    await sealPoll({ ...simulated.intake, strata }, signer).write("full", again);
    expect(again.files).toEqual(full.files);
  });

  test("progress grows and ends at all", async () => {
    const shares: number[] = [];
    await verifyBox(full, { ...ports, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});

describe("what is caught from public data, receipts and slips alone", () => {
  const sealed = async (intake: Intake) => {
    const box = memoryBox();
    await sealPoll(intake, signer).write("public", box);
    const verified = await verifyBox(box, ports);
    if (!verified.ok) throw new Error(JSON.stringify(verified.error));
    return verified.value;
  };
  const inCounty = (change: (stratum: StratumIntake) => StratumIntake): Intake => {
    const [county, town] = simulated.intake.strata as [StratumIntake, StratumIntake];
    return { ...simulated.intake, strata: [change(county), town] };
  };

  test("R14 a ballot that was promised and dropped, by its receipt", async () => {
    const forged = await sealed(inCounty((county) => ({ ...county, pending: county.pending.slice(1) })));
    const receipts = simulated.hands.flatMap(({ receipts: own }) => own);
    const broken = receipts.flatMap((receipt) => {
      const found = askPromise(forged, receipt);
      return found.ok ? [] : [found.error.code];
    });
    expect(broken).toEqual(["recount.promise-broken"]);
  });

  test("R14 a rewritten log, by a checkpoint that was seen before", async () => {
    const forged = await sealed(
      inCounty((county) => ({
        ...county,
        released: [],
        checkpoints: [],
        pending: [...county.released.slice(1), ...county.pending],
      })),
    );
    const [seen] = simulated.intake.strata[0]?.checkpoints ?? [];
    expect(askCheckpoint(forged, seen ?? "")).toMatchObject({
      ok: false,
      error: { code: "recount.checkpoint-forked" },
    });
  });

  test("R14 a token issued in an absentee's name, by her slip", async () => {
    const absent = simulated.hands.find(({ stratum, receipts }) => stratum === "county" && receipts.length === 0);
    if (!absent) throw new Error("everyone voted");
    const commitment = slipCommitment(absent.slip);
    const forged = await sealed(inCounty((county) => ({ ...county, issued: [...county.issued, commitment] })));
    const of = { poll: absent.slip.poll, stratum: "county", commitment };
    expect(askCommitment(forged, of)).toMatchObject({ value: { issued: true } });
    expect(askCommitment(recount, of)).toMatchObject({ value: { issued: false } });
  });

  test("what is no receipt, slip or checkpoint of this poll is told apart from a fault", () => {
    const [hand] = simulated.hands;
    const receipt = hand?.receipts[0] ?? simulated.hands.flatMap(({ receipts }) => receipts)[0] ?? "";
    for (const wrong of ["", "no note", receipt.replace("county", "town"), receipt.replace(/.\n$/, "\n")])
      expect(askPromise(recount, wrong)).toMatchObject({ ok: false, error: { code: "recount.promise-form" } });
    for (const wrong of ["", receipt, full.files.size.toString()])
      expect(askCheckpoint(recount, wrong)).toMatchObject({ ok: false, error: { code: "recount.checkpoint-form" } });
    const commitment = new Uint8Array(32);
    for (const of of [
      { poll: smallPoll().id, stratum: "county" },
      { poll: "a.b/c", stratum: "county" },
      { poll: smallPoll().id, stratum: "moon" },
    ])
      expect(askCommitment(recount, { ...of, commitment })).toMatchObject({
        error: { code: "recount.slip-not-on-roll" },
      });
  });
});

describe.each(["full", "public"] as const)("the recount of a %s box finds", (edition) => {
  test.each(boxForgeries.map((one) => [one.name, one] as const))("%s", async (_, { code, forge }) => {
    const expected = typeof code === "string" ? code : code[edition];
    const forger = new Forger(edition === "full" ? full : open, signer);
    forge(forger, openStream(2));
    const found = await verifyBox(forger.box, ports);
    if (expected !== null) expect(found).toMatchObject({ ok: false, error: { code: expected } });
  });

  test.each(intakeForgeries.map((one) => [one.name, one] as const))(
    "R14 with every key in the forger's hands: %s",
    async (_, { code, forge }) => {
      const box = memoryBox();
      await sealPoll(forge(simulated.intake, openStream(4)), signer).write(edition, box);
      const expected = typeof code === "string" ? code : code[edition];
      const found = await verifyBox(box, ports);
      if (expected === null) expect(found.ok).toBe(true);
      else expect(found).toMatchObject({ ok: false, error: { code: expected } });
    },
  );
});

test("R14 a public tally that shows a small cell, or one that follows, is found out", async () => {
  const forger = new Forger(open, signer);
  const [told] = recount.manifest.strata;
  forger.sealFirst(() => ({ tally: told?.tally }));
  forger.seal({ ...forger.manifest, differs: { ...forger.manifest.differs, cells: 0 } });
  expect(await verifyBox(forger.box, ports)).toMatchObject({ ok: false, error: { code: "recount.tally-leaks" } });
});

test("an intake that contradicts itself is refused before anything is sealed", () => {
  const { intake } = simulated;
  const codes = (changed: Partial<Intake>) => intakeProblems({ ...intake, ...changed }).map(({ code }) => code);
  const [county, town] = intake.strata as [StratumIntake, StratumIntake];
  expect(codes({ strata: [town, county] })).toEqual(["seal.strata"]);
  expect(codes({ life: intake.life.slice(0, -1) })).toEqual(["seal.life"]);
  expect(codes({ life: [...intake.life, "{}"] })).toEqual(["seal.life"]);
  expect(codes({ strata: [{ ...county, issued: county.issued.slice(1) }, town] })).toEqual(["seal.life"]);
  expect(codes({ strata: [{ ...county, released: county.released.slice(1) }, town] })).toEqual(["seal.checkpoint"]);
  expect(codes({ strata: [{ ...county, checkpoints: county.checkpoints.slice(1) }, town] })).toEqual([]);
  expect(codes({ strata: [{ ...county, checkpoints: [] }, town] })).toEqual(["seal.checkpoint"]);
  expect(codes({ publicKey: new Uint8Array(32) })).toEqual(["seal.checkpoint", "seal.checkpoint"]);
});

test("R14 a consultation has no roll and says so; whoever came is counted", async () => {
  const poll = smallPoll({ kind: "consultation", strata: [{ id: "town", title: "來者", channel: "account" }] });
  const played = simulatePoll({ poll, voters: { town: smallVoters(8, 3) } }, { random, signer, issuers });
  const box = memoryBox();
  await sealPoll(played.intake, signer).write("full", box);
  const verified = await verifyBox(box, ports);
  expect(verified.ok && verified.value.manifest.strata[0]?.roll).toBeNull();
  expect(verified.ok && [...countedBallots(verified.value)].length).toBe(played.intake.strata[0]?.issued.length);
});

test("a stratum that nobody is in or votes in is sealed as it is", async () => {
  const played = simulatePoll(
    { poll: smallPoll(), voters: { town: [{ entry: "x", casts: [] }] } },
    { random, signer, issuers },
  );
  const box = memoryBox();
  await sealPoll(played.intake, signer).write("full", box);
  const verified = await verifyBox(box, ports);
  expect(verified.ok && verified.value.manifest.strata.map(({ counted }) => counted)).toEqual([0, 0]);
});

function rootsOf({ manifest }: Recount) {
  return [
    manifest.life,
    manifest.commitment,
    manifest.strata.map(({ roll, issued, ballots }) => [roll, issued, ballots]),
  ];
}

function answerText(answers: CountedBallot["answers"]): string {
  return Object.values(answers)
    .map((answer) => (answer.kind === "valid" ? answer.options.join("+") : answer.kind))
    .join(" ");
}

function castText({ satisfied = [], wishes = [] }: Answers): string {
  const one = satisfied[0] === "unknown" ? "unsure" : satisfied.length > 1 ? "invalid" : (satisfied[0] ?? "blank");
  return `${one} ${wishes.length > 2 ? "invalid" : wishes.length === 0 ? "blank" : wishes.join("+")}`;
}

function provenBy(receipt: string): boolean {
  const found = askPromise(recount, receipt);
  const { origin, index, size, proof } = found.ok ? found.value : { origin: "", index: -1, size: 0, proof: [] };
  const leafHash = openPromise(receipt, { origin, publicKey: signer.publicKey });
  const root = recount.logs.get(origin)?.root();
  const path = proof.map((part) => fromBase64(part) as Uint8Array);
  return leafHash !== null && root !== undefined && verifyInclusion({ index, size, leafHash, root }, path);
}
