import { err, ok, type Result } from "@huabiao/kernel/result";
import type { UndefinedReason } from "../undefined-reason.ts";
import type { PartPosition } from "./opposed-sides.ts";
import { positionsAmong } from "./position.ts";

/** A figure that may come from a sample; `standardError` null = none told. */
export interface Felt {
  readonly value: number;
  readonly standardError: number | null;
}

/** Positions of one part among the cases of the same kind; a part that has a reason instead of a figure keeps it. */
export function partAmongKind(
  kinds: readonly string[],
  figures: readonly Result<Felt, UndefinedReason>[],
  minimum: number,
): PartPosition[] {
  const parts = figures.map((figure): PartPosition => (figure.ok ? err("too-few-units") : figure));
  for (const kind of new Set(kinds)) {
    const own = kinds.flatMap((one, at) => (one === kind && figures[at]?.ok ? [at] : []));
    if (own.length < minimum) continue;
    const felt = own.map((at) => figureAt(figures, at));
    const positions = positionsAmong(
      felt.map(({ value }) => value),
      { errors: felt.map(({ standardError }) => standardError ?? Number.NaN) },
    );
    own.forEach((at, k) => {
      const position = positions[k];
      if (position) parts[at] = ok(position);
    });
  }
  return parts;
}

/** A number that must be ≥ 0 as a figure without error, null as `no-data`. */
export function amount(name: string, value: number | null): Result<Felt, UndefinedReason> {
  if (value === null) return err("no-data");
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) throw new RangeError(`${name} is ${value}`);
  return ok({ value, standardError: null });
}

/** What people feel, null as `no-data`. @throws RangeError on a value or error that is no figure. */
export function feltFigure(name: string, felt: Felt | null): Result<Felt, UndefinedReason> {
  if (felt === null) return err("no-data");
  const { value, standardError } = felt;
  if (!Number.isFinite(value)) throw new RangeError(`${name}.value is ${value}`);
  if (standardError !== null && !(standardError >= 0 && standardError < Number.POSITIVE_INFINITY))
    throw new RangeError(`${name}.standardError is ${standardError}`);
  return ok(felt);
}

/** One amount over another; `zero-denominator` where that is 0. */
export function ratio(
  above: Result<Felt, UndefinedReason>,
  below: Result<Felt, UndefinedReason>,
): Result<Felt, UndefinedReason> {
  if (!above.ok) return above;
  if (!below.ok) return below;
  if (below.value.value === 0) return err("zero-denominator");
  return ok({ value: above.value.value / below.value.value, standardError: null });
}

function figureAt(figures: readonly Result<Felt, UndefinedReason>[], at: number): Felt {
  const figure = figures[at];
  return figure?.ok ? figure.value : { value: Number.NaN, standardError: null };
}
