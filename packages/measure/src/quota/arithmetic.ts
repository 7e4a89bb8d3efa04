import type { EdgeTie, QuotaCandidate } from "./edge.ts";
import { readEdge } from "./edge.ts";

/** How a share of a pool becomes whole places. `floor` is the cautious default of most rules. */
export type QuotaRounding = "floor" | "round" | "ceil";

/** People or teams who share one quota. */
export interface QuotaPool {
  readonly id: string;
  /** Members who count for the quota, whole and ≥ 0. */
  readonly size: number;
  /** Share that may be given the grade, in [0, 1]. */
  readonly share: number;
  /** Shares that another result sets instead, such as the team's own grade; the last one counts. */
  readonly linked?: readonly LinkedShare[];
  /** Who is considered, if already known; for what ties at the edge would mean. */
  readonly candidates?: readonly QuotaCandidate[];
  /** Places already given. */
  readonly used?: number;
}

/** A share set by something else: `by` says what (an id, for the reader). */
export interface LinkedShare {
  readonly by: string;
  readonly share: number;
}

/** A limit on several pools together: their joint size times the share. */
export interface JointCap {
  readonly id: string;
  readonly pools: readonly string[];
  readonly share: number;
}

/** What a line of the arithmetic says. */
export type QuotaStep =
  | "size"
  | "share"
  | "linked-share"
  | "product"
  | "places"
  | "joint-size"
  | "joint-places"
  | "joint-used"
  | "used"
  | "left";

/** One line of the arithmetic: `of` is the pool or cap, `by` what a linked share or a limit comes from. */
export interface QuotaLine {
  readonly of: string;
  readonly step: QuotaStep;
  readonly value: number;
  readonly by?: string;
}

/** The places of one pool. */
export interface PoolPlaces {
  readonly pool: string;
  readonly places: number;
  readonly used: number;
  /** What may still be given under the pool's own quota and every joint cap; below 0 when more than allowed was given. */
  readonly left: number;
  /** What equal candidates at the last place mean, or null. */
  readonly tie: EdgeTie | null;
}

/** The whole arithmetic, line by line in the order in which a person would do it. */
export interface QuotaArithmetic {
  readonly lines: readonly QuotaLine[];
  readonly pools: readonly PoolPlaces[];
}

/**
 * Quota arithmetic: how many places each pool has, shown line by line.
 *
 * Places = size × share (the last linked share, if any), rounded; the product is first cleared of
 * binary noise at nine decimals, so that 29 % of 100 is 29. A joint cap has joint size × share places;
 * a pool's `left` is the least of its own rest and the rests of its caps. Nothing is given to anybody:
 * people decide, this only computes.
 *
 * @throws RangeError on a size or count that is not whole and ≥ 0, a share outside [0, 1], a repeated
 * pool, or a cap on an unknown pool, naming it.
 *
 * Cost O(pools + caps + candidates log candidates). Checked against worked examples by hand.
 */
export function quotaArithmetic(
  pools: readonly QuotaPool[],
  options: { readonly rounding?: QuotaRounding; readonly caps?: readonly JointCap[] } = {},
): QuotaArithmetic {
  const { rounding = "floor", caps = [] } = options;
  checkPools(pools, caps);
  const own = pools.map((pool) => poolLines(pool, rounding));
  const joint = caps.map((cap) => capLines(cap, pools, rounding));
  const results = pools.map((pool, at): PoolPlaces => {
    const places = (own[at] as PoolLines).places;
    const used = pool.used ?? 0;
    const rests = joint.filter(({ cap }) => cap.pools.includes(pool.id)).map(({ left }) => left);
    return {
      pool: pool.id,
      places,
      used,
      left: Math.min(places - used, ...rests),
      tie: readEdge(pool.candidates ?? [], places),
    };
  });
  const ends = results.flatMap(({ pool, used, left }): QuotaLine[] => [
    { of: pool, step: "used", value: used },
    { of: pool, step: "left", value: left },
  ]);
  return {
    lines: [...own.flatMap(({ lines }) => lines), ...joint.flatMap(({ lines }) => lines), ...ends],
    pools: results,
  };
}

/** Size × share as whole places. Cost O(1). */
export function roundPlaces(product: number, rounding: QuotaRounding): number {
  const clean = Math.round(product * 1e9) / 1e9;
  if (rounding === "floor") return Math.floor(clean);
  return rounding === "ceil" ? Math.ceil(clean) : Math.floor(clean + 0.5);
}

interface PoolLines {
  readonly places: number;
  readonly lines: readonly QuotaLine[];
}

function poolLines(pool: QuotaPool, rounding: QuotaRounding): PoolLines {
  const of = pool.id;
  const linked = pool.linked ?? [];
  const product = pool.size * (linked.at(-1)?.share ?? pool.share);
  const places = roundPlaces(product, rounding);
  const lines: QuotaLine[] = [
    { of, step: "size", value: pool.size },
    { of, step: "share", value: pool.share },
    ...linked.map(({ by, share }): QuotaLine => ({ of, step: "linked-share", value: share, by })),
    { of, step: "product", value: Math.round(product * 1e9) / 1e9 },
    { of, step: "places", value: places, by: rounding },
  ];
  return { places, lines };
}

function capLines(cap: JointCap, pools: readonly QuotaPool[], rounding: QuotaRounding) {
  const members = pools.filter((pool) => cap.pools.includes(pool.id));
  const size = members.reduce((sum, pool) => sum + pool.size, 0);
  const used = members.reduce((sum, pool) => sum + (pool.used ?? 0), 0);
  const places = roundPlaces(size * cap.share, rounding);
  const lines: QuotaLine[] = [
    { of: cap.id, step: "joint-size", value: size },
    { of: cap.id, step: "share", value: cap.share },
    { of: cap.id, step: "joint-places", value: places, by: rounding },
    { of: cap.id, step: "joint-used", value: used },
  ];
  return { cap, left: places - used, lines };
}

function checkPools(pools: readonly QuotaPool[], caps: readonly JointCap[]): void {
  const ids = new Set<string>();
  for (const { id, size, share, used = 0, linked = [] } of pools) {
    if (ids.has(id)) throw new RangeError(`pool ${id} is named twice`);
    ids.add(id);
    checkCount(`size of ${id}`, size);
    checkCount(`used of ${id}`, used);
    for (const each of [share, ...linked.map((link) => link.share)]) checkShare(id, each);
  }
  for (const cap of caps) {
    checkShare(cap.id, cap.share);
    const unknown = cap.pools.find((pool) => !ids.has(pool));
    if (unknown !== undefined) throw new RangeError(`cap ${cap.id} names the unknown pool ${unknown}`);
  }
}

function checkCount(name: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${name} is ${count}`);
}

function checkShare(name: string, share: number): void {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share of ${name} is ${share}`);
}
