import { expect, test } from "vitest";
import { digestBytes, digestJson, digestText } from "./digest.ts";

// FIPS 180-4 examples, and the million of letters a.
test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
  ["a".repeat(1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"],
])("R34 SHA-256 gives the known answer", (text, digest) => {
  expect(digestText(text)).toBe(digest);
  expect(digestBytes(new TextEncoder().encode(text))).toBe(digest);
});

test("R34 a text is digested as UTF-8", () => {
  expect(digestText("華表𠮷")).toBe(digestBytes(new Uint8Array(Buffer.from("華表𠮷", "utf8"))));
});

test("R34 a document has one digest however its keys were ordered, and another when a value changes", () => {
  expect(digestJson({ a: 1, b: [-0] })).toBe(digestJson({ b: [0], a: 1 }));
  expect(digestJson({ a: 1 })).toBe(digestText('{"a":1}'));
  expect(digestJson({ a: 1 })).not.toBe(digestJson({ a: 1.0000000000000002 }));
});
