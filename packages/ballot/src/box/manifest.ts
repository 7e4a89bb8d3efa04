import { canonicalJson, type Json } from "@huabiao/kernel/canonical-json";
import { digestJson } from "@huabiao/kernel/digest";
import { err, type Result } from "@huabiao/kernel/result";
import { sha256 } from "@noble/hashes/sha2.js";
import { type Poll, partName, pollForm, pollLimits, pollProblems } from "../ballot/poll.ts";
import { fromBase64, toBase64 } from "../encoding/base64.ts";
import { toUtf8 } from "../encoding/octets.ts";
import {
  count,
  dictionary,
  type Fault,
  type Form,
  type Formed,
  list,
  nullable,
  oneOf,
  record,
  text,
} from "../form/form.ts";
import { readCanonical } from "../form/read-json.ts";
import type { LifeState, Transition } from "../life/life.ts";
import { parseIssuerKey } from "../token/issuer-key.ts";
import type { Tally } from "./tally.ts";

/** Entries a log of a box may have. */
const largestLog = 100_000_000;

const cell = nullable(count(0, largestLog));
const head = record({ root: text(/^[A-Za-z0-9+/]{43}=$/), size: count(0, largestLog) });
const tallyForm = dictionary(
  partName,
  record({
    blank: cell,
    invalid: cell,
    unsure: cell,
    valid: cell,
    options: dictionary(partName, cell, pollLimits.options),
  }),
  pollLimits.questions,
);

const stratumForm = record({
  ballots: head,
  counted: count(0, largestLog),
  id: text(partName),
  issued: head,
  issuer: record({ e: text(/^AQAB$/), kty: oneOf("RSA"), n: text(/^[A-Za-z0-9_-]{512}$/) }),
  replaced: count(0, largestLog),
  roll: nullable(head),
  tally: tallyForm,
});

const manifestForm = record({
  commitment: text(/^[0-9a-f]{64}$/),
  differs: record({
    answers: count(0, largestLog),
    cells: count(0, largestLog),
    salts: count(0, largestLog),
  }),
  edition: oneOf("full", "public"),
  format: oneOf("huabiao-box/1"),
  key: text(/^[A-Za-z0-9+/]{43}=$/),
  life: head,
  poll: pollForm,
  salt: nullable(text(/^[A-Za-z0-9_-]{43}$/)),
  strata: list(stratumForm, { least: 1, most: pollLimits.strata }),
});

/**
 * What a sealed box says it holds: the poll, its keys, the heads of its logs, the tally.
 *
 * `commitment` fixes the full tally in both editions, `salt` opens it in the full one; `differs` counts what the public
 * edition leaves out.
 */
export type Manifest = Formed<typeof manifestForm>;
/** What a manifest says of one stratum. */
export type StratumManifest = Manifest["strata"][number];
/** Size and root of a log, the root in Base64. */
export type LogHead = StratumManifest["ballots"];

/** Reads a manifest, which must be canonical JSON and not contradict itself; names the first thing that is otherwise. */
export function parseManifest(document: string): Result<Manifest, Fault> {
  const read = readCanonical(manifestForm as Form<Manifest>, document);
  if (!read.ok) return err(read.error[0] as Fault);
  const fault = contradiction(read.value);
  return fault ? err(fault) : read;
}

/** Ballots of all strata. */
export function ballotCount({ strata }: Pick<Manifest, "strata">): number {
  return strata.reduce((sum, { ballots }) => sum + ballots.size, 0);
}

/** Entries of all logs. */
export function entryCount({ strata, life }: Manifest): number {
  return strata.reduce(
    (sum, { roll, issued, ballots }) => sum + (roll?.size ?? 0) + issued.size + ballots.size,
    life.size,
  );
}

/** Where a well-formed manifest contradicts itself. */
function contradiction(manifest: Manifest): Fault | null {
  const [problem] = pollProblems(manifest.poll);
  if (problem) return { path: ["poll", ...problem.path], expected: problem.code };
  const ids = manifest.strata.map(({ id }) => id).join();
  if (ids !== manifest.poll.strata.map(({ id }) => id).join()) return { path: ["strata"], expected: "poll.strata" };
  if ((manifest.salt === null) !== (manifest.edition === "public")) return { path: ["salt"], expected: "edition" };
  if (fromBase64(manifest.key) === null) return { path: ["key"], expected: "RFC 4648" };
  for (const [at, stratum] of manifest.strata.entries()) {
    const path = ["strata", at];
    if (parseIssuerKey(stratum.issuer) === null) return { path: [...path, "issuer"], expected: "RSA 3072" };
    if ((stratum.roll === null) !== (manifest.poll.kind === "consultation"))
      return { path: [...path, "roll"], expected: "poll.kind" };
    if (!hasCells(manifest.poll, stratum.tally, manifest.edition))
      return { path: [...path, "tally"], expected: "poll.questions" };
  }
  return null;
}

function hasCells(poll: Poll, tally: Tally, edition: Manifest["edition"]): boolean {
  const asked = poll.questions.map(({ id }) => id).sort();
  if (Object.keys(tally).sort().join() !== asked.join()) return false;
  return poll.questions.every(({ id, options }) => {
    const { options: cells, ...kinds } = tally[id] as Tally[string];
    const opinions = options.flatMap((option) => (option.unsure ? [] : [option.id]));
    const all = [...Object.values(cells), ...Object.values(kinds)];
    const complete = edition === "public" || !all.includes(null);
    return complete && Object.keys(cells).sort().join() === opinions.sort().join();
  });
}

/** The canonical text of a manifest. */
export function manifestText(manifest: Manifest): string {
  return canonicalJson(manifest as Json);
}

/** The text of the note that seals a manifest. */
export function sealText(poll: string, manifest: string): string {
  return `huabiao-seal/1\n${poll}\n${toBase64(sha256(toUtf8(manifest)))}\n`;
}

/** Commits to the full tallies of all strata, behind a salt, so that the public edition cannot be another count. */
export function tallyCommitment(salt: string, tallies: readonly Tally[]): string {
  return digestJson({ salt, tallies: tallies as unknown as Json });
}

/** What a transition of the poll's life fixes: which follows wholly from the manifest that ends it. */
type LifeFacts = Pick<Manifest, "poll" | "commitment"> & {
  readonly strata: readonly Pick<StratumManifest, "id" | "issuer" | "roll" | "issued" | "ballots">[];
};

/** The life of a poll up to a state, as the manifest tells it; the life log must say the same, entry by entry. */
export function lifeOf(facts: LifeFacts, last: LifeState): Transition[] {
  const by = (pick: (stratum: LifeFacts["strata"][number]) => Json) =>
    Object.fromEntries(facts.strata.map((stratum) => [stratum.id, pick(stratum)]));
  const life: Transition[] = [
    {
      to: "frozen",
      facts: {
        issuers: digestJson(by(({ issuer }) => issuer)),
        poll: digestJson(facts.poll as Json),
        rolls: by(({ roll }) => roll),
      },
    },
    { to: "issuing", facts: {} },
    { to: "open", facts: {} },
    { to: "closed", facts: { issued: by(({ issued }) => issued) } },
    { to: "sealed", facts: { ballots: by(({ ballots }) => ballots) } },
    { to: "counted", facts: { commitment: facts.commitment } },
  ];
  return life.slice(0, life.findIndex(({ to }) => to === last) + 1);
}
