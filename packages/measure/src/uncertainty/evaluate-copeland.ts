import { aggregateNode } from "../composite/aggregate-node.ts";
import type { Stage } from "./stage.ts";

/** Fills a node's column with the Copeland scores of its children. */
export type Copeland = (
  plain: readonly Float64Array[],
  node: number,
  by: { readonly children: Int32Array; readonly weights: Float64Array },
) => void;

/**
 * Opens Copeland on a stage: the composite's own, in the order of places. Unlike the rest of an
 * evaluation it allocates. A unit with an undefined child is undefined. Cost O(units² · children).
 */
export function openCopeland(stage: Stage): Copeland {
  const groupOf = rangeOf(stage.groupStarts);
  const setOf = rangeOf(stage.rankStarts);
  const groupCount = stage.groupStarts.length - 1;
  return (plain, node, { children, weights }) => {
    const scores = Array.from(children, (child) => plain[child] as Float64Array);
    const out = plain[node] as Float64Array;
    const weightsOf = (child: number) =>
      Float64Array.from({ length: groupCount }, (_, group) => weights[group * stage.nodeCount + child] as number);
    const own = {
      scores,
      weights: Array.from(children, weightsOf),
      groupOf,
      setOf,
      setCount: stage.rankStarts.length - 1,
    };
    aggregateNode({ method: "copeland" }, { ...own, coverageFloor: stage.nodeCoverageFloor }, { out });
    for (const column of scores) {
      for (let place = 0; place < out.length; place++) {
        if (column[place] === Number.POSITIVE_INFINITY) out[place] = Number.POSITIVE_INFINITY;
      }
    }
  };
}

/** Per place, the number of the range that holds it. */
function rangeOf(starts: Int32Array): Int32Array {
  const ranges = new Int32Array(starts.at(-1) ?? 0);
  for (let range = 0; range + 1 < starts.length; range++) ranges.fill(range, starts[range], starts[range + 1]);
  return ranges;
}
