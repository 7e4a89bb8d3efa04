import { canonicalJson, type Json } from "@huabiao/kernel/canonical-json";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { fromBase64Url, toBase64Url } from "../encoding/base64.ts";
import type { RandomPort } from "../encoding/big-integer.ts";
import { count, dictionary, list, oneOf, record, text } from "../form/form.ts";
import { readCanonical } from "../form/read-json.ts";
import { signatureBytes } from "../token/issuer-key.ts";
import { prefixBytes, type Token, type TokenScope } from "../token/token.ts";
import { type Answers, outcomesOf } from "./outcome.ts";
import { formProblem, type Poll, partName, pollLimits, pollName } from "./poll.ts";
import { type BallotContent, type BallotRecord, contentSaltBytes } from "./record.ts";

/** Characters a ballot may have. */
export const longestBallot = 65_536;
/** Replacements of one token that a poll takes. */
export const mostRevisions = 31;

/** A record of which the content is at hand. */
export type OpenRecord = BallotRecord & { readonly content: BallotContent };

const octets = (length: number) => text(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((length * 4) / 3)}}$`));

/** The form of answers: which questions and options there are is the poll's matter. */
export const answersForm = dictionary(
  partName,
  list(text(partName), { least: 0, most: pollLimits.options }),
  pollLimits.questions,
);

const ballotForm = record({
  answers: answersForm,
  format: oneOf("huabiao-ballot/1"),
  poll: text(pollName),
  revision: count(0, mostRevisions),
  salt: octets(contentSaltBytes),
  stratum: text(partName),
  token: record({ prefix: octets(prefixBytes), signature: octets(signatureBytes) }),
});

/** What makes a ballot out of a token. */
export interface BallotDraft extends TokenScope {
  readonly token: Token;
  readonly answers: Answers;
  readonly revision: number;
}

/** Fills in a ballot: draws its salt and gives its record, which `ballotText` writes for sending. */
export function fillBallot(draft: BallotDraft, random: RandomPort): OpenRecord {
  const { token, stratum, revision } = draft;
  const content = { salt: random(contentSaltBytes), answers: canonicalJson(draft.answers as Json) };
  return { stratum, prefix: token.prefix, signature: token.signature, revision, content };
}

/** A ballot as it is sent: canonical JSON (RFC 8785). */
export function ballotText(poll: string, ballot: OpenRecord): string {
  const { stratum, prefix, signature, revision, content } = ballot;
  return canonicalJson({
    answers: JSON.parse(content.answers) as Json,
    format: "huabiao-ballot/1",
    poll,
    revision,
    salt: toBase64Url(content.salt),
    stratum,
    token: { prefix: toBase64Url(prefix), signature: toBase64Url(signature) },
  });
}

/**
 * Reads a ballot that was sent. Its token's signature is verified apart, in bulk (`TokenVerifier`).
 *
 * Refused with every reason: `ballot.too-long`; `ballot.form` for wrong form, JSON or not canonical;
 * `ballot.other-poll`; `ballot.unknown-stratum`; `ballot.unknown-answer` for a question or option that the poll
 * does not have or that stands twice. Too many picks are no refusal: they count as invalid, as on paper.
 */
export function parseBallot(document: string, poll: Poll): Result<OpenRecord, readonly Problem[]> {
  if (document.length > longestBallot)
    return err([problem("ballot.too-long", { length: document.length, most: longestBallot })]);
  const read = readCanonical(ballotForm, document);
  if (!read.ok) return err(read.error.map((fault) => formProblem("ballot.form", fault)));
  const { answers, revision, salt, stratum, token } = read.value;
  const problems: Problem[] = [];
  if (read.value.poll !== poll.id) problems.push(problem("ballot.other-poll", { poll: read.value.poll }));
  if (!poll.strata.some(({ id }) => id === stratum)) problems.push(problem("ballot.unknown-stratum", { stratum }));
  if (outcomesOf(poll, answers) === null) problems.push(problem("ballot.unknown-answer"));
  const parts = [salt, token.prefix, token.signature].map(fromBase64Url);
  if (parts.includes(null)) problems.push(formProblem("ballot.form", { path: ["token"], expected: "RFC 4648" }));
  if (problems.length > 0) return err(problems);
  const [saltOctets, prefix, signature] = parts as Uint8Array[];
  const content = { salt: saltOctets as Uint8Array, answers: canonicalJson(answers) };
  return ok({ stratum, revision, prefix: prefix as Uint8Array, signature: signature as Uint8Array, content });
}
