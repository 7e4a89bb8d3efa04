import { expect, test } from "vitest";
import { toHex } from "../encoding/octets.ts";
import { seededRandom } from "../testing/small-poll.ts";
import { freezeRoll, IssuanceBook } from "./issuance.ts";
import { makeSlip, parseSlip, slipCommitment } from "./slip.ts";

const random = seededRandom(8);
const scope = { poll: "minghe.example/2025", stratum: "county" };
const slips = ["李一", "王二", "張三"].map((entry) => makeSlip(scope, entry, random));
const [first, second] = slips as [(typeof slips)[0] & object, (typeof slips)[0] & object];

test("R14 a token is issued once per entry of the roll, and to nobody else", () => {
  const roll = freezeRoll(slips.slice(0, 2));
  const book = new IssuanceBook(roll);
  expect(book.record(first)).toBe("issued");
  expect(book.record(first)).toBe("issued-before");
  expect(book.record({ ...first, salt: second.salt })).toBe("not-on-roll");
  expect(book.record(slips[2] as typeof first)).toBe("not-on-roll");
  expect(book.record(second)).toBe("issued");
  expect(book.entries).toEqual([slipCommitment(first), slipCommitment(second)]);
});

test("the published roll is sorted, so that its order tells nothing, and its commitments are salted", () => {
  const roll = freezeRoll(slips).map(toHex);
  expect(roll).toEqual([...roll].sort());
  const again = makeSlip(scope, first.entry, random);
  expect(toHex(slipCommitment(again))).not.toBe(toHex(slipCommitment(first)));
});

test("a slip is read however it is written; anything else is none", () => {
  expect(parseSlip(JSON.stringify(first, null, 1))).toEqual(first);
  const wrong = [
    { ...first, salt: "short" },
    { ...first, name: "x" },
    { ...first, entry: "" },
    { ...first, salt: `${"A".repeat(42)}B` },
  ];
  for (const one of wrong) expect(parseSlip(JSON.stringify(one))).toBeNull();
  expect(parseSlip("no slip")).toBeNull();
});
