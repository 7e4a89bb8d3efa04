import { openStream } from "@huabiao/kernel/random";
import { describe, expect, test } from "vitest";
import { toHex, toUtf8 } from "../encoding/octets.ts";
import { openCheckpoint, signCheckpoint } from "./checkpoint.ts";
import { HashTree } from "./hash-tree.ts";
import { emptyRoot, hashLeaf, hashNode } from "./merkle-hash.ts";
import { noteKeyText, noteSigner, openNote, signNote } from "./signed-note.ts";
import { bundlesOf, decodeBundle, encodeBundle, tileBytes, tilePath, tilesOf } from "./tiles.ts";
import { verifyConsistency, verifyInclusion } from "./verify-proof.ts";

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));
const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

function treeOf(entries: readonly Uint8Array[]): HashTree {
  const tree = new HashTree();
  for (const entry of entries) tree.append(hashLeaf(entry));
  return tree;
}

const known = treeOf(leaves.map(bytes));
const many = treeOf(Array.from({ length: 70 }, (_, at) => toUtf8(`entry ${at}`)));

/** MTH of RFC 9162 by its definition. */
function rootByDefinition(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return emptyRoot;
  if (hashes.length === 1) return hashes[0] as Uint8Array;
  let split = 1;
  while (2 * split < hashes.length) split *= 2;
  return hashNode(rootByDefinition(hashes.slice(0, split)), rootByDefinition(hashes.slice(split)));
}

describe("the Merkle tree of RFC 9162", () => {
  test("R14 roots of 0 to 8 entries are those published with Certificate Transparency", () => {
    expect(roots.map((_, size) => toHex(known.root(size)))).toEqual(roots);
  });

  test("R14 proofs are those published with Certificate Transparency", () => {
    expect(known.inclusionProof(5, 8).map(toHex)).toEqual([
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]);
    expect(known.consistencyProof(6, 8).map(toHex)).toEqual([
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]);
    expect(known.consistencyProof(2, 5).map(toHex)).toEqual([
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]);
  });

  test("the root of any size is that of the definition", () => {
    const hashes = Array.from({ length: 70 }, (_, at) => many.hashAt(0, at));
    for (let size = 0; size <= 70; size++) expect(many.root(size)).toEqual(rootByDefinition(hashes.slice(0, size)));
  });

  test("R14 every entry of every size is proven, and by no other index, leaf, root or shorter proof", () => {
    for (let size = 1; size <= 70; size++) {
      for (let index = 0; index < size; index += index % 5 === 0 ? 1 : 3) {
        const claim = { index, size, leafHash: many.hashAt(0, index), root: many.root(size) };
        const proof = many.inclusionProof(index, size);
        expect(verifyInclusion(claim, proof)).toBe(true);
        expect(verifyInclusion({ ...claim, index: index + 1 }, proof)).toBe(false);
        expect(verifyInclusion({ ...claim, leafHash: emptyRoot }, proof)).toBe(false);
        expect(verifyInclusion({ ...claim, root: emptyRoot }, proof)).toBe(false);
        expect(verifyInclusion(claim, [...proof, emptyRoot])).toBe(false);
        if (proof.length > 0) expect(verifyInclusion(claim, proof.slice(1))).toBe(false);
      }
    }
  });

  test("R14 every growth is proven, and no rewritten past", () => {
    for (let to = 1; to <= 70; to++) {
      for (let from = 1; from <= to; from += from % 4 === 0 ? 1 : 3) {
        const claim = { from, fromRoot: many.root(from), to, toRoot: many.root(to) };
        const proof = many.consistencyProof(from, to);
        expect(verifyConsistency(claim, proof)).toBe(true);
        expect(verifyConsistency({ ...claim, fromRoot: emptyRoot }, proof)).toBe(false);
        expect(verifyConsistency({ ...claim, toRoot: emptyRoot }, proof)).toBe(false);
        expect(verifyConsistency(claim, [...proof, emptyRoot])).toBe(false);
        if (proof.length > 0) expect(verifyConsistency(claim, proof.slice(0, -1))).toBe(false);
      }
    }
    const empty = { from: 0, fromRoot: emptyRoot, to: 3, toRoot: many.root(3) };
    expect([verifyConsistency(empty, []), verifyConsistency(empty, [emptyRoot])]).toEqual([true, false]);
    expect(verifyConsistency({ ...empty, from: 4 }, [])).toBe(false);
    expect(verifyInclusion({ index: 0.5, size: 2, leafHash: emptyRoot, root: emptyRoot }, [])).toBe(false);
  });

  test("what a tree does not hold is refused", () => {
    expect(() => many.root(71)).toThrow(RangeError);
    expect(() => many.inclusionProof(5, 5)).toThrow(RangeError);
    expect(() => many.consistencyProof(0, 5)).toThrow(RangeError);
    expect(() => many.hashAt(7, 0)).toThrow(RangeError);
  });
});

describe("tiles as C2SP tlog-tiles files them", () => {
  test("R14 paths are those of the text", () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe("tile/0/x001/x234/067");
    expect(tilePath({ level: "entries", index: 7, width: 3 })).toBe("tile/entries/007.p/3");
    expect(tilePath({ level: 2, index: 0, width: 1 })).toBe("tile/2/000.p/1");
  });

  test("R14 the tiles of 70,000 and of 256 entries are those of the text", () => {
    const told = [...tilesOf(70_000)];
    const of = (level: number, full: boolean) =>
      told.filter((one) => one.level === level && (one.width === 256) === full);
    expect([of(0, true).length, of(1, true).length, of(2, true).length]).toEqual([273, 1, 0]);
    expect([...of(0, false), ...of(1, false), ...of(2, false)].map(({ width }) => width)).toEqual([112, 17, 1]);
    expect([...tilesOf(256)]).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
    expect([[...tilesOf(0)], [...bundlesOf(0)]]).toEqual([[], []]);
    expect([...bundlesOf(257)].map(tilePath)).toEqual(["tile/entries/000", "tile/entries/001.p/1"]);
  });

  test("a tile of level 1 holds the roots of the full tiles below", () => {
    const tree = treeOf(Array.from({ length: 600 }, (_, at) => toUtf8(String(at))));
    const [tile] = [...tilesOf(600)].filter(({ level }) => level === 1);
    if (!tile) throw new Error("no tile");
    const below = Array.from({ length: 256 }, (_, at) => tree.hashAt(0, 256 + at));
    expect(tileBytes(tree, tile).subarray(32)).toEqual(rootByDefinition(below));
  });

  test("bundles hold entries behind their lengths, and nothing else is read", () => {
    const entries = [bytes(""), toUtf8("a"), new Uint8Array(300).fill(7)];
    const bundle = encodeBundle(entries);
    expect(toHex(bundle.subarray(0, 7))).toBe("0000000161012c");
    expect(decodeBundle(bundle, 3)).toEqual(entries);
    for (const wrong of [bundle.subarray(1), bundle.subarray(0, -1), new Uint8Array(0)])
      expect(decodeBundle(wrong, 3)).toBeNull();
    expect([decodeBundle(bundle, 2), decodeBundle(bundle, 4)]).toEqual([null, null]);
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });
});

describe("signed notes as C2SP writes them", () => {
  // The example of the reference implementation's documentation.
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const signature =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  const secret = Buffer.from("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz", "base64").subarray(1);
  const signer = noteSigner(Uint8Array.from(secret));
  const key = { name: "PeterNeumann", publicKey: signer.publicKey };
  const note = `${text}\n${signature}`;

  test("R14 key id, key text and signature are those of the reference implementation", () => {
    expect(noteKeyText(key)).toBe("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    expect(signNote(text, "PeterNeumann", signer)).toBe(note);
    expect(openNote(note, key)).toBe(text);
  });

  test("signatures of others are passed over, wrong ones of the key are not", () => {
    const other = signNote(text, "witness", noteSigner(new Uint8Array(32).fill(3))).split("\n\n")[1] ?? "";
    expect(openNote(`${note}${other}`, key)).toBe(text);
    expect(openNote(`${text}\n${other}`, key)).toBeNull();
    const wrong = `${signature.slice(0, 30)}A${signature.slice(31)}`;
    expect(openNote(`${note}${wrong}`, key)).toBeNull();
  });

  test("a note that is changed in any character, cut or decorated is not opened", () => {
    for (let at = 0; at < note.length; at++) {
      const changed = note.slice(0, at) + String.fromCharCode(note.charCodeAt(at) ^ 1) + note.slice(at + 1);
      expect([at, openNote(changed, key)]).toEqual([at, null]);
    }
    for (const wrong of [
      "",
      "\n\n",
      note.slice(0, -1),
      `${note}\n`,
      `\u0000${note}`,
      note.replace("\n", "\r\n"),
      `${note}x\n`,
    ])
      expect(openNote(wrong, key)).toBeNull();
  });

  test("R14 a checkpoint tells size and root to who knows the log, and nothing else is a checkpoint", () => {
    const log = { origin: "minghe.example/2025/county/ballots", publicKey: signer.publicKey };
    const head = { size: 8, root: known.root() };
    const checkpoint = signCheckpoint(log.origin, head, signer);
    expect(checkpoint.split("\n").slice(0, 3)).toEqual([
      log.origin,
      "8",
      "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=",
    ]);
    expect(openCheckpoint(checkpoint, log)).toEqual(head);
    expect(openCheckpoint(checkpoint, { ...log, origin: "another" })).toBeNull();
    for (const body of [`${log.origin}\n08\n`, `${log.origin}\n-1\n`, `x\n8\n`, `${log.origin}\n8\nAAAA\n`])
      expect(openCheckpoint(signNote(body, log.origin, signer), log)).toBeNull();
  });
});

test("R14 mutated proofs never hold: 2,000 from seed 14", () => {
  const stream = openStream(14);
  const pick = (below: number) => stream.integer(below);
  let accepted = 0;
  for (let trial = 0; trial < 2_000; trial++) {
    const size = 2 + pick(69);
    const index = pick(size);
    const proof = many.inclusionProof(index, size).map((part) => Uint8Array.from(part));
    const victim = proof[pick(proof.length)] as Uint8Array;
    const place = pick(32);
    victim[place] = (victim[place] as number) ^ (1 << pick(8));
    if (verifyInclusion({ index, size, leafHash: many.hashAt(0, index), root: many.root(size) }, proof)) accepted++;
  }
  expect(accepted).toBe(0);
});
