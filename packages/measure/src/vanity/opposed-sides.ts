import { err, mapResult, ok, type Result } from "@huabiao/kernel/result";
import { studentCdf } from "../integrity/distributions.ts";
import { flagFamily } from "../integrity/false-discovery.ts";
import { normalQuantile } from "../integrity/normal-quantile.ts";
import { robustSummary } from "../integrity/robust-summary.ts";
import type { UndefinedReason } from "../undefined-reason.ts";
import type { Position } from "./position.ts";

/** A part of a case: its position among peers, or why it has none. */
export type PartPosition = Result<Position, UndefinedReason>;

/** A side of a case: the mean position of its known parts, and the mean of their normal scores. */
interface Side extends Position {
  readonly score: number;
}

/** One side against the other: mean positions of the parts that are known. */
export interface Opposition {
  /** Either side; its mean position is what people read. */
  readonly sides: readonly [Side, Side];
  /** First side's mean position minus the second's, −1 … 1. */
  readonly gap: number;
  /** Interval from the errors of the parts. */
  readonly lower: number;
  readonly upper: number;
  /** Chance of sides that have nothing to do with each other to lie as far apart. */
  readonly pValue: number;
  /** Cases of the kind that have both sides, this one included. */
  readonly peers: number;
}

/** A case of a kind, with the parts of its two sides; or why it cannot be weighed. */
export interface OpposedCase {
  readonly kind: string;
  readonly sides: Result<readonly [readonly PartPosition[], readonly PartPosition[]], UndefinedReason>;
}

/** How cases are weighed and flagged. */
export interface OppositionOptions {
  /** Share of flags that may be false on average. Default 0.2: a flag costs one look. */
  readonly falseDiscovery?: number;
  /** Fewest peers of a kind. Default 8. */
  readonly minimum?: number;
}

/** A case that people should look at. */
export interface OppositionFlag {
  readonly case: number;
  /** Smallest false discovery rate at which it would be flagged. */
  readonly adjusted: number;
}

/**
 * Sets one side of every case against the other, among peers of its kind.
 *
 * p is read from normal scores (van der Waerden) instead of positions, so that ends count as ends: the Student tail of
 * (score gap − centre)/scale, where centre and scale are what two sides that have nothing to do with each other would
 * give, from the median and the median absolute deviation of either side: a few extreme cases neither hide each other
 * nor make others look extreme. Degrees of freedom after Welch. Where more of one side usually goes with more of the
 * other, p is on the careful side. A flag needs a small p under false-discovery control (all kinds are one family) and
 * an interval above 0. Cost O(n log n).
 */
export function opposeSides(
  cases: readonly OpposedCase[],
  options: OppositionOptions,
): { readonly oppositions: readonly Result<Opposition, UndefinedReason>[]; readonly flags: readonly OppositionFlag[] } {
  const { falseDiscovery = 0.2, minimum = 8 } = options;
  const scores = new Map<number, number>();
  const pairs = cases.map(({ sides }) => (sides.ok ? meanSides(sides.value, scores) : sides));
  const yardsticks = new Map<string, Result<Yardstick, UndefinedReason>>();
  for (const kind of new Set(cases.map((one) => one.kind))) {
    const peers = pairs.flatMap((one, at) => (one.ok && cases[at]?.kind === kind ? [one.value] : []));
    yardsticks.set(kind, peers.length < minimum ? err("too-few-units") : yardstickOf(peers));
  }
  const oppositions = pairs.map((own, at) => {
    if (!own.ok) return own;
    const yardstick = yardsticks.get(cases[at]?.kind ?? "") as Result<Yardstick, UndefinedReason>;
    return mapResult(yardstick, (found) => opposition(own.value, found));
  });
  const family = oppositions.flatMap((one, at) => (one.ok ? [{ ...one.value, case: at }] : []));
  const flags = flagFamily(family, falseDiscovery).filter(({ lower }) => lower > 0);
  return { oppositions, flags: flags.map((flag) => ({ case: flag.case, adjusted: flag.adjusted })) };
}

/** How far apart two sides that have nothing to do with each other usually lie. */
interface Yardstick {
  readonly centre: number;
  readonly scale: number;
  readonly degrees: number;
  readonly peers: number;
}

/** Robust centre and scale of either side's scores, so that a few extreme cases do not hide each other. */
function yardstickOf(peers: readonly (readonly [Side, Side])[]): Result<Yardstick, UndefinedReason> {
  const first = robustSummary(peers.map(([side]) => side.score));
  const second = robustSummary(peers.map(([, side]) => side.score));
  if (!first.ok || !second.ok) return err("no-variation");
  const [a, b] = [first.value, second.value];
  const scale = Math.hypot(a.scale, b.scale);
  const degrees = scale ** 4 / (a.scale ** 4 / a.degrees + b.scale ** 4 / b.degrees);
  return ok({ centre: a.centre - b.centre, scale, degrees, peers: peers.length });
}

function opposition(sides: readonly [Side, Side], { centre, scale, degrees, peers }: Yardstick): Opposition {
  const [first, second] = sides;
  const gap = first.value - second.value;
  const pValue = studentCdf((centre - first.score + second.score) / scale, degrees);
  return { sides, gap, lower: first.lower - second.upper, upper: first.upper - second.lower, pValue, peers };
}

/** Mean position of either side; without any part of one, why: too few peers if that is it for some part. */
function meanSides(
  sides: readonly [readonly PartPosition[], readonly PartPosition[]],
  scores: Map<number, number>,
): Result<readonly [Side, Side], UndefinedReason> {
  const [first, second] = [meanPosition(sides[0], scores), meanPosition(sides[1], scores)];
  if (first && second) return ok([first, second]);
  const unknown = first ? sides[1] : sides[0];
  return err(unknown.some((part) => !part.ok && part.error === "too-few-units") ? "too-few-units" : "no-data");
}

/** @param scores those computed already, by position: many share one. */
function meanPosition(parts: readonly PartPosition[], scores: Map<number, number>): Side | null {
  const known = parts.flatMap((part) => (part.ok ? [part.value] : []));
  if (known.length === 0) return null;
  const mean = (of: (part: Position) => number) => known.reduce((sum, part) => sum + of(part) / known.length, 0);
  return {
    value: mean(({ value }) => value),
    lower: mean(({ lower }) => lower),
    upper: mean(({ upper }) => upper),
    score: mean(({ value }) => {
      const score = scores.get(value) ?? normalQuantile(value);
      scores.set(value, score);
      return score;
    }),
  };
}
