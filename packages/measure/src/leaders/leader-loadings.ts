import type { PresentPanel } from "./leader-panel.ts";

/** Where and when one leader was observed, as shares of his observations. */
export interface LeaderLoading {
  readonly observations: number;
  readonly mean: number;
  readonly places: Int32Array;
  readonly placeShares: Float64Array;
  readonly periods: Int32Array;
  readonly periodShares: Float64Array;
}

/** The loading of each leader; null for one never observed. Cost O(n). */
export function leaderLoadings(panel: PresentPanel): (LeaderLoading | null)[] {
  const rows = Array.from({ length: panel.leaderCount }, (): number[] => []);
  panel.leaders.forEach((leader, i) => {
    rows[leader]?.push(i);
  });
  return rows.map((own) => {
    if (own.length === 0) return null;
    const [places, placeShares] = sharesOf(own, panel.places);
    const [periods, periodShares] = sharesOf(own, panel.periods);
    const mean = own.reduce((sum, i) => sum + (panel.values[i] as number), 0) / own.length;
    return { observations: own.length, mean, places, placeShares, periods, periodShares };
  });
}

function sharesOf(rows: readonly number[], numbers: Int32Array): [Int32Array, Float64Array] {
  const counts = new Map<number, number>();
  for (const i of rows) counts.set(numbers[i] as number, (counts.get(numbers[i] as number) ?? 0) + 1);
  const keys = Int32Array.from(counts.keys()).sort();
  return [keys, Float64Array.from(keys, (key) => (counts.get(key) as number) / rows.length)];
}
