import type { NodeFinding } from "@huabiao/assess";
import { groundOfRadars } from "../charts/radar.ts";
import { linearScale, type Scale } from "../charts/scale.ts";
import { peerDots } from "../charts/strip-plot.ts";
import { gridLines, shared } from "../charts/track.ts";
import { type Markup, markup } from "./markup.ts";
import { medianScore, type Pool, type Reading, scoreRange } from "./reading.ts";
import type { Words } from "./words.ts";

/** What all subjects of a pool share in their charts. */
export interface Peers {
  /** Scale of the index over all subjects and intervals. */
  readonly indexScale: Scale;
  /** Scale of all dimensions over all subjects. */
  readonly dimensionScale: Scale;
  /** Marks defined once for the whole page. */
  readonly definitions: Markup;
  /** Name of the shared dots of a pool on a dimension. */
  dots(pool: Pool, dimension: NodeFinding): string;
  /** Median of a pool on a dimension. */
  median(pool: Pool, dimension: NodeFinding): number | null;
}

/** Name of the grid lines of the ranking. */
export const rankingGrid = "grid-index";

/** Works out scales, medians and shared marks once, so that a subject's charts cost a few hundred bytes. */
export function comparePeers(reading: Reading, words: Words): Peers {
  const { pools, dimensions, root } = reading;
  const indexScale = linearScale([
    ...root.score,
    ...(root.uncertainty?.lower ?? []),
    ...(root.uncertainty?.upper ?? []),
  ]);
  const dimensionScale = linearScale(dimensions.flatMap((node) => [...node.score, ...endsOf(node)]));
  const name = (pool: Pool, dimension: NodeFinding) => `p${pools.indexOf(pool)}-${dimensions.indexOf(dimension)}`;
  const medians = new Map(
    pools.flatMap((pool) =>
      dimensions.map((dimension) => [name(pool, dimension), medianScore(dimension, pool.members)] as const),
    ),
  );
  const dots = pools.flatMap((pool) =>
    dimensions.map((dimension) =>
      shared(
        name(pool, dimension),
        peerDots(
          dimensionScale,
          pool.members.map((member) => dimension.score[member] ?? null),
        ),
      ),
    ),
  );
  return {
    indexScale,
    dimensionScale,
    definitions: markup`${shared(rankingGrid, gridLines(indexScale))}${groundOfRadars(dimensions.map(({ title }) => words.title(title)))}${dots}`,
    dots: name,
    median: (pool, dimension) => medians.get(name(pool, dimension)) ?? null,
  };
}

function endsOf(node: NodeFinding): (number | null)[] {
  return node.score.flatMap((_, subject) => [...(scoreRange(node, subject) ?? [])]);
}
