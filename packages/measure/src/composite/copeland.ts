import type { NodeChildren } from "./node-children.ts";

/** Balances closer than this share of the common weight are ties. */
const tieShare = 1e-12;

/**
 * Copeland scores: per unit, how many units of its comparison set it beats, less how many beat it.
 *
 * Unit i beats j when it has more than half of the weight of the children that both have, a tied child
 * counting half to each: Σ_j sign(o_ij − ½). A pair without a common child is a tie. Units of different
 * weight groups are compared by the mean of their weights, each summing to 1. Scores of a set sum to 0
 * and lie in [1 − n, n − 1].
 *
 * @param out holds 0 for every unit that takes part and NaN for every other, which is nobody's opponent; receives the scores.
 * Cost O(units² · children). Source: Copeland 1951; Munda & Nardo 2009. Checked against the definition over all pairs.
 */
export function copelandScores(out: Float64Array, children: NodeChildren): void {
  const shares = weightShares(children);
  const members = Array.from({ length: children.setCount }, (): number[] => []);
  for (let unit = 0; unit < out.length; unit++) {
    if (!Number.isNaN(out[unit])) members[children.setOf[unit] as number]?.push(unit);
  }
  for (const units of members) scoreSet(out, units, profilesOf(units, children, shares));
}

/** Row-major scores and weight shares of a set's units. */
export interface Profiles {
  readonly width: number;
  readonly scores: Float64Array;
  readonly shares: Float64Array;
}

/**
 * 1 when the first profile beats the second, −1 when it is beaten, 0 on a tie.
 *
 * @param a row of the first profile. @param b row of the second. Cost O(children).
 */
export function duel(first: Profiles, a: number, second: Profiles, b: number): number {
  let balance = 0;
  let common = 0;
  for (let child = 0; child < first.width; child++) {
    const mine = first.scores[a * first.width + child] as number;
    const theirs = second.scores[b * second.width + child] as number;
    if (Number.isNaN(mine) || Number.isNaN(theirs)) continue;
    const share =
      (first.shares[a * first.width + child] as number) + (second.shares[b * second.width + child] as number);
    common += share;
    if (mine > theirs) balance += share;
    else if (mine < theirs) balance -= share;
  }
  return Math.abs(balance) <= tieShare * common ? 0 : Math.sign(balance);
}

/** Scores and weight shares of some units, one row each. Cost O(units · children). */
export function profilesOf(
  units: readonly number[],
  children: NodeChildren,
  shares: readonly Float64Array[] = weightShares(children),
): Profiles {
  const width = children.scores.length;
  const rows = {
    width,
    scores: new Float64Array(units.length * width),
    shares: new Float64Array(units.length * width),
  };
  units.forEach((unit, row) => {
    for (let child = 0; child < width; child++) {
      rows.scores[row * width + child] = (children.scores[child] as Float64Array)[unit] as number;
      rows.shares[row * width + child] = weightOf(shares, child, children, unit);
    }
  });
  return rows;
}

function scoreSet(out: Float64Array, units: readonly number[], rows: Profiles): void {
  for (let a = 0; a < units.length; a++) {
    for (let b = a + 1; b < units.length; b++) {
      const outcome = duel(rows, a, rows, b);
      out[units[a] as number] = (out[units[a] as number] as number) + outcome;
      out[units[b] as number] = (out[units[b] as number] as number) - outcome;
    }
  }
}

/** Weights per child and group, scaled so that each group's sum to 1. */
function weightShares({ weights }: NodeChildren): Float64Array[] {
  const totals = new Float64Array(weights[0]?.length ?? 0);
  for (const weight of weights)
    weight.forEach((share, group) => {
      totals[group] = (totals[group] as number) + share;
    });
  return weights.map((weight) => weight.map((share, group) => share / (totals[group] as number)));
}

function weightOf(shares: readonly Float64Array[], child: number, { groupOf }: NodeChildren, unit: number): number {
  return (shares[child] as Float64Array)[groupOf[unit] as number] as number;
}
