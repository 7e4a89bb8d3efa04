import { canonicalJson } from "@huabiao/kernel/canonical-json";
import { answersForm, mostRevisions } from "../ballot/ballot.ts";
import type { Answers } from "../ballot/outcome.ts";
import { partName } from "../ballot/poll.ts";
import type { BallotRecord } from "../ballot/record.ts";
import { fromBase64Url, toBase64Url } from "../encoding/base64.ts";
import { count, type Form, type Formed, record, text } from "../form/form.ts";
import { readJson } from "../form/read-json.ts";
import type { ReadRecord } from "./box-files.ts";

const base64Url = text(/^[A-Za-z0-9_-]{1,600}$/);
const shared = { prefix: base64Url, revision: count(0, mostRevisions), signature: base64Url, stratum: text(partName) };
const fullLine = record({ ...shared, answers: answersForm, salt: base64Url });
const publicLine = record({ ...shared, content: base64Url });

/** A ballot as a line of NDJSON, the form of a box's ballots that needs no Parquet: canonical JSON, no line end. */
export function ballotLine({ content, prefix, revision, signature, stratum }: BallotRecord): string {
  const told =
    content instanceof Uint8Array
      ? { content: toBase64Url(content) }
      : { answers: JSON.parse(content.answers) as Answers, salt: toBase64Url(content.salt) };
  return canonicalJson({
    ...told,
    prefix: toBase64Url(prefix),
    revision,
    signature: toBase64Url(signature),
    stratum,
  });
}

/** Reads a line of NDJSON, however its JSON is written; null when it is no ballot of that edition. */
export function parseBallotLine(line: string, edition: "full" | "public"): ReadRecord {
  const form: Form<Formed<typeof fullLine> | Formed<typeof publicLine>> = edition === "full" ? fullLine : publicLine;
  const read = readJson(form, line);
  if (!read.ok) return null;
  const { prefix, revision, signature, stratum } = read.value;
  const content =
    "content" in read.value
      ? fromBase64Url(read.value.content)
      : withSalt(fromBase64Url(read.value.salt), canonicalJson(read.value.answers));
  const parts = [fromBase64Url(prefix), fromBase64Url(signature)];
  if (content === null || parts[0] == null || parts[1] == null) return null;
  return { stratum, revision, prefix: parts[0], signature: parts[1], content };
}

function withSalt(salt: Uint8Array | null, answers: string) {
  return salt === null ? null : { salt, answers };
}
