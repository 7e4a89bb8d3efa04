import {
  type Intake,
  type IssuerJwk,
  type NoteSigner,
  type OpenRecord,
  parseBallotLine,
  parseIssuerKey,
  parsePoll,
  type StratumIntake,
} from "@huabiao/ballot";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { openNoteSigner } from "../crypto/node-keys.ts";
import { readText } from "../folder/read-file.ts";
import { intakeLimits, intakeNames } from "./layout.ts";
import { readCommitment, readLines } from "./read-lines.ts";

/** An intake that was read, with the poll's key. */
export interface ReadIntake {
  readonly intake: Intake;
  readonly signer: NoteSigner;
}

/**
 * Reads the folder of a closed poll. Refused with every problem and its place: files that are missing or strange,
 * lines and documents without their form, a key that the passphrase does not open (`seal.key`).
 */
export async function readIntake(
  folder: string,
  options: { readonly passphrase?: string | undefined } = {},
): Promise<Result<ReadIntake, readonly Problem[]>> {
  const document = await readText(folder, intakeNames.poll, intakeLimits.document);
  if (!document.ok) return err([document.error]);
  const poll = parsePoll(document.value);
  if (!poll.ok) return err(poll.error.map((one) => ({ ...one, place: { file: intakeNames.poll } })));
  const signer = await readSigner(folder, options.passphrase);
  const life = await readLines(folder, intakeNames.life, (line) => line);
  const strata = await Promise.all(
    poll.value.strata.map(({ id }) => readStratum(folder, id, poll.value.kind === "consultation")),
  );
  const problems = [signer, life, ...strata].flatMap((part) => (part.ok ? [] : part.error));
  if (!signer.ok || !life.ok || problems.length > 0) return err(problems);
  const read = strata.flatMap((part) => (part.ok ? [part.value] : []));
  const intake = { poll: poll.value, publicKey: signer.value.publicKey, life: life.value, strata: read };
  return ok({ intake, signer: signer.value });
}

async function readSigner(
  folder: string,
  passphrase: string | undefined,
): Promise<Result<NoteSigner, readonly Problem[]>> {
  const pem = await readText(folder, intakeNames.key, intakeLimits.document);
  if (!pem.ok) return err([pem.error]);
  const signer = openNoteSigner({ pem: pem.value, passphrase });
  return signer ? ok(signer) : err([problem("seal.key", {}, { place: { file: intakeNames.key } })]);
}

async function readStratum(
  folder: string,
  id: string,
  consultation: boolean,
): Promise<Result<StratumIntake, readonly Problem[]>> {
  const issuer = await readIssuer(folder, intakeNames.issuer(id));
  const roll = consultation ? ok(null) : await readLines(folder, intakeNames.roll(id), readCommitment);
  const issued = await readLines(folder, intakeNames.issued(id), readCommitment);
  const released = await readLines(folder, intakeNames.released(id), readBallot);
  const pending = await readLines(folder, intakeNames.pending(id), readBallot);
  const checkpoints = await readCheckpoints(folder, intakeNames.checkpoints(id));
  const problems = [issuer, roll, issued, released, pending, checkpoints].flatMap((part) =>
    part.ok ? [] : part.error,
  );
  if (!issuer.ok || !roll.ok || !issued.ok || !released.ok || !pending.ok || !checkpoints.ok) return err(problems);
  return ok({
    id,
    issuer: issuer.value,
    roll: roll.value,
    issued: issued.value,
    released: released.value,
    pending: pending.value,
    checkpoints: checkpoints.value,
  });
}

function readBallot(line: string): OpenRecord | null {
  const record = parseBallotLine(line, "full");
  return record === null || record.content instanceof Uint8Array ? null : { ...record, content: record.content };
}

async function readIssuer(folder: string, file: string): Promise<Result<IssuerJwk, readonly Problem[]>> {
  const value = await readJsonFile(folder, file, intakeLimits.document);
  if (!value.ok) return value;
  const { kty, n, e } = (value.value ?? {}) as Record<string, unknown>;
  if (kty === "RSA" && typeof n === "string" && typeof e === "string" && parseIssuerKey({ kty, n, e }))
    return ok({ kty, n, e });
  return err([problem("seal.issuer", {}, { place: { file } })]);
}

async function readCheckpoints(folder: string, file: string): Promise<Result<string[], readonly Problem[]>> {
  const value = await readJsonFile(folder, file, intakeLimits.checkpoints);
  if (!value.ok) return value;
  const notes = value.value;
  if (Array.isArray(notes) && notes.every((note): note is string => typeof note === "string")) return ok(notes);
  return err([problem("seal.line-form", {}, { place: { file } })]);
}

async function readJsonFile(folder: string, file: string, most: number): Promise<Result<unknown, readonly Problem[]>> {
  const text = await readText(folder, file, most);
  if (!text.ok) return err([text.error]);
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    return err([problem("seal.line-form", {}, { place: { file } })]);
  }
}
