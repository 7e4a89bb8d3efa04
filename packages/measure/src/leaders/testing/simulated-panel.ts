import { openStream } from "@huabiao/kernel/random";

/** How a simulated country is made. */
export interface SimulatedSize {
  readonly places: number;
  readonly periods: number;
  /** Chance that a post is filled by somebody who leads elsewhere already. */
  readonly moving: number;
  readonly leaderSd: number;
  readonly errorSd: number;
}

/** A panel of known leader effects: places of different level, stints of 2–5 periods, common shocks, normal errors. */
export function simulatedPanel(seed: number, size: SimulatedSize) {
  const stream = openStream(seed);
  const shocks = Array.from({ length: size.periods }, () => stream.normal());
  const truth: number[] = [];
  const [places, leaders, periods, values]: number[][] = [[], [], [], []] as number[][];
  for (let place = 0; place < size.places; place++) {
    const level = 5 * stream.normal();
    for (let from = 0; from < size.periods; ) {
      const moves = truth.length > 0 && stream.uniform() < size.moving;
      const leader = moves ? stream.integer(truth.length) : truth.push(size.leaderSd * stream.normal()) - 1;
      const until = Math.min(size.periods, from + 2 + stream.integer(4));
      for (; from < until; from++) {
        places?.push(place);
        leaders?.push(leader);
        periods?.push(from);
        values?.push(level + (truth[leader] as number) + (shocks[from] as number) + size.errorSd * stream.normal());
      }
    }
  }
  return {
    panel: { places, leaders, periods, values } as Record<"places" | "leaders" | "periods" | "values", number[]>,
    truth,
  };
}
