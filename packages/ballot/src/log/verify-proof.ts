import { sameOctets } from "../encoding/octets.ts";
import { hashNode } from "./merkle-hash.ts";

/** What an inclusion proof claims: the entry with this leaf hash stands at `index` of the tree. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
}

/** Whether a proof shows that an entry is in a tree. Source: RFC 9162, 2.1.3.2. */
export function verifyInclusion(claim: InclusionClaim, proof: readonly Uint8Array[]): boolean {
  if (!isCount(claim.index) || !isCount(claim.size) || claim.index >= claim.size) return false;
  let [fn, sn, hash] = [claim.index, claim.size - 1, claim.leafHash];
  for (const part of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = hashNode(part, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else hash = hashNode(hash, part);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameOctets(hash, claim.root);
}

/** What a consistency proof claims: the tree of size `to` begins with the tree of size `from`. */
export interface ConsistencyClaim {
  readonly from: number;
  readonly fromRoot: Uint8Array;
  readonly to: number;
  readonly toRoot: Uint8Array;
}

/** Whether a proof shows that a tree only grew. Nothing is consistent with all. Source: RFC 9162, 2.1.4.2. */
export function verifyConsistency(claim: ConsistencyClaim, proof: readonly Uint8Array[]): boolean {
  const { from, to, fromRoot, toRoot } = claim;
  if (!isCount(from) || !isCount(to) || from > to) return false;
  if (from === to) return proof.length === 0 && sameOctets(fromRoot, toRoot);
  if (from === 0) return proof.length === 0;
  const path = Number.isInteger(Math.log2(from)) ? [fromRoot, ...proof] : [...proof];
  const first = path.shift();
  if (first === undefined || proof.length === 0) return false;
  return followConsistency(claim, first, path);
}

function followConsistency(claim: ConsistencyClaim, first: Uint8Array, path: readonly Uint8Array[]): boolean {
  let [fn, sn] = [claim.from - 1, claim.to - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [older, newer] = [first, first];
  for (const part of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [older, newer] = [hashNode(part, older), hashNode(part, newer)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else newer = hashNode(newer, part);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameOctets(older, claim.fromRoot) && sameOctets(newer, claim.toRoot);
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
