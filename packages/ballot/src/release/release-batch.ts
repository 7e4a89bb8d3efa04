import type { RandomPort } from "../encoding/big-integer.ts";

/** Some pending ballots, divided. */
export interface Release<T> {
  /** Shuffled, to be appended to the log together. */
  readonly released: readonly T[];
  readonly kept: readonly T[];
}

/**
 * Takes a release batch out of the pending ballots of a stratum: shuffled, at least `least`, none when there are too few.
 *
 * Before the close as many stay behind, picked at random, so that the batch of the close is not small either and a
 * watcher cannot tell arrival from batch. At the close all go.
 */
export function releaseBatch<T>(
  pending: readonly T[],
  options: { readonly least: number; readonly closing: boolean; readonly random: RandomPort },
): Release<T> {
  const shuffled = shuffle(pending, options.random);
  if (options.closing) return { released: shuffled, kept: [] };
  const count = pending.length - options.least;
  return count < options.least
    ? { released: [], kept: pending }
    : { released: shuffled.slice(0, count), kept: shuffled.slice(count) };
}

/** A copy in random order: every order is as likely as any other (Fisher & Yates), as far as the random bytes are. */
export function shuffle<T>(items: readonly T[], random: RandomPort): T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = below(at + 1, random);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

/** Uniform whole number below a bound of at most 2³², by rejection. */
function below(bound: number, random: RandomPort): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const [a, b, c, d] = random(4) as unknown as [number, number, number, number];
    const value = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
    if (value < limit) return value % bound;
  }
}
