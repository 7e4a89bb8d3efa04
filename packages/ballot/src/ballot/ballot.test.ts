import { canonicalJson, type Json } from "@huabiao/kernel/canonical-json";
import { describe, expect, test } from "vitest";
import { ballotLine, parseBallotLine } from "../box/ballot-line.ts";
import { toHex } from "../encoding/octets.ts";
import { seededRandom, smallPoll } from "../testing/small-poll.ts";
import { judgeArrival } from "./arrival.ts";
import { ballotText, fillBallot, parseBallot } from "./ballot.ts";
import { kindOf, outcomeKind, outcomesOf, picks } from "./outcome.ts";
import { cellMinimum, type Poll, parsePoll, pollDigest } from "./poll.ts";
import { ballotEntry, contentHash } from "./record.ts";

const poll = smallPoll();
const random = seededRandom(1);
const token = { prefix: random(32), signature: random(384) };
const draft = {
  poll: poll.id,
  stratum: "town",
  token,
  answers: { satisfied: ["yes"], wishes: ["roads"] },
  revision: 0,
};
const ballot = fillBallot(draft, random);
const sent = ballotText(poll.id, ballot);
const codes = (document: string) => {
  const read = parseBallot(document, poll);
  return read.ok ? [] : read.error.map(({ code }) => code);
};
const changed = (change: (ballot: Record<string, Json>) => void) => {
  const copy = JSON.parse(sent) as Record<string, Json>;
  change(copy);
  return canonicalJson(copy);
};

describe("a ballot that is sent", () => {
  test("R14 is canonical JSON and is read back as it was filled in", () => {
    expect(sent).toBe(canonicalJson(JSON.parse(sent)));
    expect(parseBallot(sent, poll)).toEqual({ ok: true, value: ballot });
  });

  test("R14 gives the same entry whichever way it is stored", () => {
    const entry = toHex(ballotEntry(poll.id, ballot));
    const line = parseBallotLine(ballotLine(ballot), "full");
    const closed = { ...ballot, content: contentHash(ballot.content) };
    const shown = parseBallotLine(ballotLine(closed), "public");
    expect([line, shown].map((record) => record && toHex(ballotEntry(poll.id, record)))).toEqual([entry, entry]);
    expect(parseBallotLine(ballotLine(ballot), "public")).toBeNull();
    expect(parseBallotLine(ballotLine(closed), "full")).toBeNull();
  });

  test("its entry is the hash of the canonical head, as the auditors' page tells it", async () => {
    const head = {
      content: toHex(contentHash(ballot.content)),
      poll: poll.id,
      revision: 0,
      stratum: "town",
      token: (JSON.parse(sent) as { token: Json }).token,
    };
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonicalJson(head)));
    expect(toHex(new Uint8Array(digest))).toBe(toHex(ballotEntry(poll.id, ballot)));
  });

  test("two ballots of the same answers look nothing alike", () => {
    const other = fillBallot(draft, random);
    expect(toHex(contentHash(other.content))).not.toBe(toHex(contentHash(ballot.content)));
  });

  test.each([
    ["not JSON", "{", ["ballot.form"]],
    ["white space", ` ${sent}`, ["ballot.form"]],
    ["a key twice", sent.replace("{", '{"answers":{},'), ["ballot.form"]],
    ["a lone surrogate", `${sent.slice(0, 20)}\ud800`, ["ballot.form"]],
    ["too long", "x".repeat(70_000), ["ballot.too-long"]],
    ["deep", "[".repeat(60_000), ["ballot.form"]],
    [
      "deep within answers",
      changed((one) => {
        one["answers"] = { satisfied: [[[]]] };
      }),
      ["ballot.form"],
    ],
    [
      "another poll",
      changed((one) => {
        one["poll"] = "other.example/x";
      }),
      ["ballot.other-poll"],
    ],
    [
      "no such stratum",
      changed((one) => {
        one["stratum"] = "moon";
      }),
      ["ballot.unknown-stratum"],
    ],
    [
      "no such question",
      changed((one) => {
        one["answers"] = { moon: [] };
      }),
      ["ballot.unknown-answer"],
    ],
    [
      "no such option",
      changed((one) => {
        one["answers"] = { satisfied: ["moon"] };
      }),
      ["ballot.unknown-answer"],
    ],
    [
      "an option twice",
      changed((one) => {
        one["answers"] = { wishes: ["roads", "roads"] };
      }),
      ["ballot.unknown-answer"],
    ],
    [
      "a revision too many",
      changed((one) => {
        one["revision"] = 32;
      }),
      ["ballot.form"],
    ],
    ["minus nothing", sent.replace('"revision":0', '"revision":-0'), ["ballot.form"]],
    [
      "loose Base64",
      changed((one) => {
        one["salt"] = `${"A".repeat(42)}B`;
      }),
      ["ballot.form"],
    ],
    [
      "an own member",
      changed((one) => {
        one["name"] = "me";
      }),
      ["ballot.form"],
    ],
    ["a prototype", sent.replace('"answers":{', '"answers":{"__proto__":[],'), ["ballot.form"]],
    [
      "all at once",
      changed((one) => {
        [one["poll"], one["stratum"], one["answers"]] = ["a.b/c", "moon", { x: [] }];
      }),
      ["ballot.other-poll", "ballot.unknown-stratum", "ballot.unknown-answer"],
    ],
  ])("is refused when it is: %s", (_, document, expected) => {
    expect(codes(document)).toEqual(expected);
  });
});

test("R15 answers come to blank, unsure, invalid or valid, and unsure stands alone", () => {
  const kind = (satisfied: string[], wishes: string[]) =>
    [...(outcomesOf(poll, { satisfied, wishes }) ?? [])].map(kindOf);
  const { blank, unsure, invalid, valid } = outcomeKind;
  expect(kind([], ["roads", "water"])).toEqual([blank, valid]);
  expect(kind(["unknown"], ["roads", "water", "schools"])).toEqual([unsure, invalid]);
  expect(kind(["unknown", "yes"], [])).toEqual([invalid, blank]);
  expect([...(outcomesOf(poll, {}) ?? [])].map(kindOf)).toEqual([blank, blank]);
  const [, wishes = 0] = outcomesOf(poll, { wishes: ["water", "roads"] }) ?? [];
  expect([0, 1, 2, 3].map((option) => picks(wishes, option))).toEqual([true, false, false, true]);
});

test("R14 a retry is the same ballot, a replacement must be newer, and nothing is overwritten", () => {
  const [one, two] = [random(32), random(32)];
  const known = new Map([[1, one]]);
  expect(judgeArrival(known, { revision: 1, entry: one })).toBe("same");
  expect(judgeArrival(known, { revision: 1, entry: two })).toBe("revision-taken");
  expect(judgeArrival(known, { revision: 0, entry: two })).toBe("revision-taken");
  expect(judgeArrival(known, { revision: 2, entry: two })).toBe("new");
  expect(judgeArrival(new Map(), { revision: 0, entry: one })).toBe("new");
});

describe("a poll document", () => {
  const told = (document: Poll | string) => {
    const read = parsePoll(typeof document === "string" ? document : canonicalJson(document as Json));
    return read.ok ? [] : read.error.map(({ code, path }) => `${code} ${path.join(".")}`);
  };
  const [first, second] = poll.questions;

  test("is read however it is written, and its digest follows what it says", () => {
    const spaced = JSON.stringify(poll, null, 2);
    expect(parsePoll(spaced)).toEqual({ ok: true, value: poll });
    expect(pollDigest(poll)).not.toBe(pollDigest({ ...poll, kind: "real" }));
  });

  test("says every fault at once, with its place", () => {
    const wrong = { ...poll, kind: "fun", batch: 0, questions: [{ ...first, options: [] }] };
    expect(told(JSON.stringify(wrong))).toEqual(["poll.form kind", "poll.form batch", "poll.form questions.0.options"]);
    expect(told("{")).toEqual(["poll.form "]);
  });

  test("cannot ask what no answer meets, name a thing twice, or release what tells who wrote it", () => {
    if (!first || !second) throw new Error("two questions");
    const picks = { ...poll, questions: [{ ...first, picks: { least: 1, most: 3 } }, second] };
    expect(told(picks)).toEqual(["poll.picks questions.0"]);
    const unsure = { ...first, options: first.options.map((option) => ({ ...option, unsure: true as const })) };
    expect(told({ ...poll, questions: [unsure] })).toEqual(["poll.picks questions.0"]);
    expect(told({ ...poll, questions: [first, first] })).toEqual(["poll.repeated questions.1.id"]);
    expect(told({ ...poll, batch: 4 })).toEqual(["poll.batch batch"]);
    expect(told({ ...poll, audience: "public" })).toEqual(["poll.batch batch"]);
    expect([cellMinimum(poll), cellMinimum({ ...poll, audience: "public" })]).toEqual([5, 10]);
  });
});
