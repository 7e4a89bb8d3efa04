import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import { presentCells } from "./cells.ts";

/** Skewness G1 and excess kurtosis G2 of a sample. */
export interface Shape {
  readonly skewness: number;
  readonly kurtosis: number;
}

/**
 * Skewness G1 and excess kurtosis G2 in one go; see `skewnessG1` and `kurtosisG2`.
 *
 * @param x values, NaN = missing and left out. @returns both, or `too-few-values` (under 4), `no-variation`. Cost O(n).
 */
export function shapeOf(x: Float64Array): Result<Shape, UndefinedReason> {
  const moments = centralMoments(presentCells(x));
  if (moments.n < 4) return err("too-few-values");
  return moments.varies ? ok({ skewness: g1(moments), kurtosis: g2(moments) }) : err("no-variation");
}

/**
 * Skewness G1, corrected for sample size: √(n(n−1)) / (n−2) · m₃ / m₂^(3/2).
 *
 * m_k is the k-th central moment (divisor n). 0 for a symmetric sample.
 *
 * @param x values, NaN = missing and left out. @returns the skewness, or `too-few-values` (under 3), `no-variation`.
 *
 * Cost O(n). Source: Joanes & Gill 1998. Checked against COINr's treatment details.
 */
export function skewnessG1(x: Float64Array): Result<number, UndefinedReason> {
  const moments = centralMoments(presentCells(x));
  if (moments.n < 3) return err("too-few-values");
  return moments.varies ? ok(g1(moments)) : err("no-variation");
}

/**
 * Excess kurtosis G2, corrected for sample size: (n−1) / ((n−2)(n−3)) · ((n+1)(m₄ / m₂² − 3) + 6).
 *
 * m_k is the k-th central moment (divisor n). 0 in expectation for a normal sample.
 *
 * @param x values, NaN = missing and left out. @returns the kurtosis, or `too-few-values` (under 4), `no-variation`.
 *
 * Cost O(n). Source: Joanes & Gill 1998. Checked against COINr's treatment details.
 */
export function kurtosisG2(x: Float64Array): Result<number, UndefinedReason> {
  const shape = shapeOf(x);
  return shape.ok ? ok(shape.value.kurtosis) : shape;
}

interface Moments {
  readonly n: number;
  readonly m2: number;
  readonly m3: number;
  readonly m4: number;
  readonly varies: boolean;
}

function g1({ n, m2, m3 }: Moments): number {
  return ((Math.sqrt(n * (n - 1)) / (n - 2)) * m3) / (m2 * Math.sqrt(m2));
}

function g2({ n, m2, m4 }: Moments): number {
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (m4 / (m2 * m2) - 3) + 6);
}

/** Central moments with divisor n, scaled by the largest deviation so that powers neither overflow nor vanish. */
function centralMoments(x: Float64Array): Moments {
  const n = x.length;
  let mean = 0;
  for (let at = 0; at < n; at++) mean += (x[at] as number) / n;
  let largest = 0;
  let varies = false;
  for (let at = 0; at < n; at++) {
    if (x[at] !== x[0]) varies = true;
    largest = Math.max(largest, Math.abs((x[at] as number) - mean));
  }
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (let at = 0; at < n; at++) {
    const deviation = ((x[at] as number) - mean) / largest;
    const square = deviation * deviation;
    m2 += square;
    m3 += square * deviation;
    m4 += square * square;
  }
  return { n, m2: m2 / n, m3: m3 / n, m4: m4 / n, varies };
}
