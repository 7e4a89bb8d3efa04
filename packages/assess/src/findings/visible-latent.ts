import type { Computed } from "../computed.ts";
import { globalShares } from "../model/node-shares.ts";

/** Per group, the weight of each leaf in the whole index, split by horizon (R13): zero where it belongs to the other. */
export interface HorizonShares {
  readonly visible: readonly Float64Array[];
  readonly latent: readonly Float64Array[];
}

/** Splits the leaves' weights in the index into those of visible and those of latent indicators. */
export function applicableShares({ assessment }: Pick<Computed, "assessment">): HorizonShares {
  const { tree, weights } = assessment.model;
  const whole = weights.map((own) => globalShares(tree, own).subarray(0, tree.leafCount));
  const only = (kind: "visible" | "latent") =>
    whole.map((own) =>
      own.map((share, leaf) => ((assessment.leaves[leaf]?.indicator.horizon?.kind ?? "visible") === kind ? share : 0)),
    );
  return { visible: only("visible"), latent: only("latent") };
}
