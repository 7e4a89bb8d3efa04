import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ballotLine, type Intake, type StratumIntake } from "@huabiao/ballot";
import { canonicalJson, type Json } from "@huabiao/kernel/canonical-json";
import type { KeyAtRest } from "../crypto/node-keys.ts";
import { writeFolderWhole } from "../folder/write-box.ts";
import { intakeNames } from "./layout.ts";

/** Writes an intake as a folder that `huabiao seal` reads, whole or not at all. */
export async function writeIntake(folder: string, intake: Intake, key: KeyAtRest): Promise<void> {
  await writeFolderWhole(folder, async (temporary) => {
    const write = async (name: string, content: string | Iterable<string>) => {
      await mkdir(dirname(join(temporary, name)), { recursive: true });
      await writeFile(join(temporary, name), content);
    };
    await write(intakeNames.poll, canonicalJson(intake.poll as Json));
    await write(intakeNames.key, key.pem);
    await write(intakeNames.life, lines(intake.life));
    for (const stratum of intake.strata) await writeStratum(write, stratum);
    return true;
  });
}

type Write = (name: string, content: string | Iterable<string>) => Promise<void>;

async function writeStratum(write: Write, stratum: StratumIntake): Promise<void> {
  const { id, issuer, roll, issued, released, pending, checkpoints } = stratum;
  await write(intakeNames.issuer(id), canonicalJson(issuer as unknown as Json));
  if (roll !== null) await write(intakeNames.roll(id), lines(roll.map(hex)));
  await write(intakeNames.issued(id), lines(issued.map(hex)));
  await write(intakeNames.released(id), lines(released.map(ballotLine)));
  await write(intakeNames.pending(id), lines(pending.map(ballotLine)));
  await write(intakeNames.checkpoints(id), canonicalJson(checkpoints));
}

function* lines(texts: Iterable<string>): Generator<string> {
  for (const text of texts) yield `${text}\n`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
