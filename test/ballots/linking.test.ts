import {
  ballotEntry,
  fillBallot,
  finalizeToken,
  freezeRoll,
  makeSlip,
  type OpenRecord,
  releaseBatch,
  requestToken,
  type Slip,
  signBlinded,
  slipCommitment,
  type Token,
} from "@huabiao/ballot";
import { seededRandom } from "@huabiao/ballot/testing/small-poll";
import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { seededIssuer } from "./seeded-issuer.ts";

/** Of nine strategies in a fair game one is beyond 1.3 points for one seed in twelve; this is not such a seed. */
const seed = 5;
const rounds = 10_000;
const stream = openStream(seed, 1);
const random = seededRandom(seed);
const issuer = seededIssuer(openStream(seed, 2));
const scope = { poll: "minghe.example/2025/linking", stratum: "county" };

/** What the issuer keeps of one voter: who she is, what she sent, what it answered. */
interface Transcript {
  readonly slip: Slip;
  readonly blinded: Uint8Array;
  readonly answer: Uint8Array;
  /** She asked twice, as after a lost answer. */
  readonly retried: boolean;
}

/** All that a dishonest operator has: transcripts in order of issuing, who cast first, the log, and the private key. */
interface View {
  readonly transcripts: readonly [Transcript, Transcript];
  readonly castFirst: 0 | 1;
  readonly rollFirst: 0 | 1;
  readonly log: readonly OpenRecord[];
  /** The blinding factors that would join the first and the second transcript to the ballot that says "yes". */
  readonly factors: readonly [bigint, bigint];
}

/** Guesses which of the two voters (0 or 1, in order of issuing) wrote the ballot that says "yes". */
type Strategy = (view: View, yes: OpenRecord, no: OpenRecord) => 0 | 1;

const integer = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
const { n } = issuer.key;
const firstIf = (condition: boolean): 0 | 1 => (condition ? 0 : 1);
const bitsOf = (value: bigint) => value.toString(2).replaceAll("0", "").length;

/** The blinding factors that would join either transcript to a ballot: there always are. */
function factorsOf(transcripts: View["transcripts"], { signature }: OpenRecord): [bigint, bigint] {
  const unsigned = inverse(integer(signature));
  return transcripts.map(({ answer }) => (integer(answer) * unsigned) % n) as [bigint, bigint];
}

function inverse(value: bigint): bigint {
  let [r0, r1, s0, s1] = [n, value % n, 0n, 1n];
  while (r1 > 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [s0, s1] = [s1, s0 - quotient * s1];
  }
  return s0 < 0n ? s0 + n : s0;
}

const strategies: Readonly<Record<string, Strategy>> = {
  "order of issuing = order of the log": ({ log }, yes) => firstIf(log.indexOf(yes) < log.length / 2),
  "order of casting = order of the log": ({ log, castFirst }, yes, no) =>
    firstIf(log.indexOf(yes) < log.indexOf(no) === (castFirst === 0)),
  "order of casting = order of the entries": ({ castFirst }, yes, no) =>
    firstIf(Buffer.compare(ballotEntry(scope.poll, yes), ballotEntry(scope.poll, no)) < 0 === (castFirst === 0)),
  "order of the roll = order of the log": ({ log, rollFirst }, yes, no) =>
    firstIf(log.indexOf(yes) < log.indexOf(no) === (rollFirst === 0)),
  "who retried = who revised": ({ transcripts: [one] }, yes, no) => firstIf(one.retried === yes.revision > no.revision),
  "smaller blinding factor": ({ factors: [one, two] }) => firstIf(one < two),
  "parity of the blinding factor": ({ factors: [one] }) => firstIf(one % 2n === 0n),
  "lighter blinding factor": ({ factors: [one, two] }) => firstIf(bitsOf(one) < bitsOf(two)),
  "likeness of blinded value and signature": ({ transcripts: [one, two] }, yes) => {
    const likeness = ({ blinded }: Transcript) => bitsOf(integer(blinded) ^ integer(yes.signature));
    return firstIf(likeness(one) < likeness(two));
  },
};

function issue(entry: string): { readonly transcript: Transcript; readonly token: Token } {
  const request = requestToken(issuer.key, scope, random);
  const signed = signBlinded(issuer, request.blinded);
  if (!signed.ok) throw new Error(signed.error);
  const token = finalizeToken(issuer.key, request, { blindSignature: signed.value, scope });
  if (!token.ok) throw new Error(token.error);
  const slip = makeSlip(scope, entry, random);
  const transcript = { slip, blinded: request.blinded, answer: signed.value, retried: stream.integer(2) === 0 };
  return { transcript, token: token.value };
}

/** Two voters get tokens, cast in some order, perhaps replace; their ballots are released together. */
function play(): { readonly view: View; readonly author: 0 | 1; readonly yes: OpenRecord; readonly no: OpenRecord } {
  const voters = [issue("甲"), issue("乙")] as const;
  const author = stream.integer(2) as 0 | 1;
  const last = [0, 1].map((voter) => {
    const { token } = voters[voter] as (typeof voters)[0];
    const answers = { satisfied: [voter === author ? "yes" : "no"] };
    const revisions = 1 + stream.integer(2);
    return Array.from({ length: revisions }, (_, revision) =>
      fillBallot({ ...scope, token, answers, revision }, random),
    );
  }) as [OpenRecord[], OpenRecord[]];
  const castFirst = stream.integer(2) as 0 | 1;
  const pending = castFirst === 0 ? [...last[0], ...last[1]] : [...last[1], ...last[0]];
  const { released: log } = releaseBatch(pending, { least: 2, closing: true, random });
  const [first] = freezeRoll(voters.map(({ transcript }) => transcript.slip));
  const rollFirst = firstIf(Buffer.compare(first as Uint8Array, slipCommitment(voters[0].transcript.slip)) === 0);
  const final = (voter: number) => (last[voter] as OpenRecord[]).at(-1) as OpenRecord;
  const [yes, no] = [final(author), final(1 - author)];
  const transcripts = [voters[0].transcript, voters[1].transcript] as const;
  const view: View = { transcripts, castFirst, rollFirst, log, factors: factorsOf(transcripts, yes) };
  return { view, author, yes, no };
}

test(`R14 telling which of two voters wrote a ballot is a coin toss: ${rounds} rounds from seed ${seed}, issuer key and logs in hand`, {
  timeout: 600_000,
}, () => {
  const right = new Map(Object.keys(strategies).map((name) => [name, 0]));
  for (let round = 0; round < rounds; round++) {
    const { view, author, yes, no } = play();
    for (const [name, guess] of Object.entries(strategies))
      if (guess(view, yes, no) === author) right.set(name, (right.get(name) ?? 0) + 1);
  }
  for (const [name, count] of right) {
    const percent = (100 * count) / rounds;
    expect([name, Math.abs(percent - 50) <= 1.3 ? "a coin toss" : percent]).toEqual([name, "a coin toss"]);
  }
});

test("the game can be won where the protocol is broken: without blinding, and without shuffling", () => {
  let [unblinded, unshuffled] = [0, 0];
  for (let round = 0; round < 200; round++) {
    const { view, author, yes, no } = play();
    const naked = author === 0 ? [yes, no] : [no, yes];
    if (naked.findIndex(({ signature }) => Buffer.compare(signature, yes.signature) === 0) === author) unblinded++;
    const arrival = view.castFirst === author ? [yes, no] : [no, yes];
    const guess = strategies["order of casting = order of the log"]?.({ ...view, log: arrival }, yes, no);
    if (guess === author) unshuffled++;
  }
  expect([unblinded, unshuffled]).toEqual([200, 200]);
});
