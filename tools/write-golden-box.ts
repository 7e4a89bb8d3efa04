import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type NoteSigner, type RsaPort, simulatePoll } from "@huabiao/ballot";
import { smallPoll, smallVoters } from "@huabiao/ballot/testing/small-poll";
import {
  makeIssuerKey,
  makeNoteKey,
  nodeRandom,
  openIssuer,
  openNoteSigner,
  sealFolder,
  writeIntake,
} from "@huabiao/boxes";

// Seals the frozen boxes that must verify for ever, with keys that nobody has kept: node tools/write-golden-box.ts NAME
// A new one is written when the format grows; old ones are never rewritten.
const target = join(fileURLToPath(new URL("../test/ballots/golden", import.meta.url)), process.argv[2] ?? "box-1");
const folder = mkdtempSync(join(tmpdir(), "huabiao-golden-"));
const key = makeNoteKey();
const signer = openNoteSigner(key) as NoteSigner;
const issuers = { county: openIssuer(makeIssuerKey()) as RsaPort, town: openIssuer(makeIssuerKey()) as RsaPort };
const voters = { county: smallVoters(36, 1), town: smallVoters(16, 2) };
const ports = { random: nodeRandom, signer, issuers };
const { intake, hands } = simulatePoll({ poll: smallPoll(), voters, releaseEvery: 12, sends: 3 }, ports);
await writeIntake(join(folder, "intake"), intake, key);
const full = await sealFolder(join(folder, "intake"), { out: join(folder, "full"), edition: "full" });
const open = await sealFolder(join(folder, "intake"), {
  out: join(folder, "public"),
  edition: "public",
  ballots: "ndjson",
});
if (!full.ok || !open.ok) throw new Error("not sealed");
mkdirSync(target, { recursive: true });
for (const name of ["full", "public"]) renameSync(join(folder, name), join(target, name));
const voter = hands.find(({ receipts }) => receipts.length > 0);
const absent = hands.find(({ receipts }) => receipts.length === 0);
writeFileSync(join(target, "receipt.txt"), voter?.receipts[0] ?? "");
writeFileSync(join(target, "slip.json"), JSON.stringify(voter?.slip));
writeFileSync(join(target, "absent-slip.json"), JSON.stringify(absent?.slip));
writeFileSync(join(target, "checkpoint.txt"), intake.strata[0]?.checkpoints[0] ?? "");
rmSync(folder, { recursive: true, force: true });
