import { type Aggregation, effectiveWeights, type Normalisation, type Treatment } from "@huabiao/measure";
import type { Computed } from "../computed.ts";
import type { NodeFinding } from "../findings.ts";
import type { CompiledLeaf } from "../model/compile-scheme.ts";
import { globalShares, weightShares } from "../model/node-shares.ts";
import { presentColumn, presentOrNull, rankColumn } from "./absent.ts";

/** Every node of the tree with its scores, ranks, weights and method, in tree order. */
export function nodeFindings(computed: Computed): NodeFinding[] {
  const { assessment, composite, ranks } = computed;
  const { tree } = assessment.model;
  const shares = assessment.model.weights.map((weights) => weightShares(tree, weights));
  const global = assessment.model.weights.map((weights) => globalShares(tree, weights));
  const effective = effectiveWeights(tree, composite.scores);
  return tree.ids.map((id, node) => ({
    id,
    ...describe(computed, node),
    parent: tree.parent[node] as number,
    level: tree.height[node] as number,
    weights: shares.map((own) => own[node] as number),
    globalWeights: global.map((own) => own[node] as number),
    effectiveWeight: effective[node]?.withIndex ?? null,
    score: presentColumn(composite.scores[node] as Float64Array),
    rank: rankColumn(ranks[node] as Int32Array),
    uncertainty: uncertaintyOf(computed, node),
  }));
}

type Description = Pick<
  NodeFinding,
  "title" | "kind" | "concept" | "unit" | "direction" | "horizon" | "binding" | "method"
>;

function describe({ scheme, assessment }: Computed, node: number): Description {
  const { tree } = assessment.model;
  const leaf = assessment.leaves[node];
  const id = tree.ids[node] as string;
  if (leaf)
    return {
      ...describeIndicator(leaf, leaf.node === leaf.indicator.id ? "indicator" : "lens"),
      unit: lensUnit(leaf),
      method: leafMethod(leaf),
    };
  const method = { aggregate: aggregationText(assessment.recipe.aggregate[node - tree.leafCount]) };
  const own = assessment.leaves.find((one) => one.indicator.id === id);
  if (own) return { ...describeIndicator(own, "indicator"), method };
  const dimension = scheme.dimensions.find((one) => one.id === id);
  const kind = node === tree.ids.length - 1 ? "index" : "dimension";
  return {
    title: dimension?.title ?? id,
    kind,
    concept: dimension?.concept ?? null,
    unit: null,
    direction: null,
    horizon: null,
    binding: false,
    method,
  };
}

function describeIndicator({ indicator }: CompiledLeaf, kind: "indicator" | "lens"): Omit<Description, "method"> {
  return {
    title: indicator.title,
    kind,
    concept: null,
    unit: indicator.unit,
    direction: indicator.direction,
    horizon: indicator.horizon?.kind ?? "visible",
    binding: indicator.binding ?? false,
  };
}

/** Attainment and growth are pure numbers; the level and a difference keep the indicator's unit. */
function lensUnit({ indicator, lens }: CompiledLeaf): string | null {
  if (lens.lens === "target" || (lens.lens === "progress" && lens.measure === "log-growth")) return null;
  return indicator.unit;
}

function leafMethod(leaf: CompiledLeaf): NodeFinding["method"] {
  const lens = leaf.lens.lens === "progress" ? `progress(${leaf.lens.measure}, ${leaf.lens.years})` : leaf.lens.lens;
  return {
    lens,
    missing: missingText(leaf),
    treatment: treatmentText(leaf.treatment),
    normalise: normalisationText(leaf.normalise),
  };
}

function missingText({ missing }: CompiledLeaf): string {
  const words = missing.map((rule) => {
    if (rule.rule === "carry-forward") return `carry-forward(${rule.maxAgeYears})`;
    return "by" in rule && rule.by !== undefined ? `${rule.rule}(${rule.by})` : rule.rule;
  });
  return words.length === 0 ? "leave-out" : words.join(" → ");
}

function treatmentText(treatment: Treatment | null): string {
  return treatment === null ? "none" : `winsorise(${treatment.winmax})${treatment.log ? " → log" : ""}`;
}

/** A normalisation in the words of the scheme, with its parameters. */
function normalisationText(how: Normalisation): string {
  switch (how.method) {
    case "none":
    case "rank":
    case "borda":
      return how.method;
    case "zscore":
      return `zscore(${how.mean}, ${how.sd})`;
    case "efficacy":
      return `efficacy(${how.lo ?? "min"}, ${how.hi ?? "max"})`;
    case "goalposts":
      return `goalposts(${how.lo}, ${how.hi}${how.clip ? ", clip" : ""}) → [${how.range.join(", ")}]`;
    case "distance-to-target":
      return `distance-to-target(${how.target}${how.cap ? ", cap" : ""}) → [${how.range.join(", ")}]`;
    default:
      return `${how.method} → [${how.range.join(", ")}]`;
  }
}

function aggregationText(how: Aggregation | undefined): string {
  if (how === undefined) return "arithmetic";
  return how.method === "power" ? `power(${how.p})` : how.method;
}

function uncertaintyOf({ draws }: Computed, node: number): NodeFinding["uncertainty"] {
  const at = draws?.nodes.indexOf(node) ?? -1;
  if (!draws || at < 0) return null;
  const column = (values: Float64Array) =>
    Array.from(values.subarray(at * draws.units, (at + 1) * draws.units), presentOrNull);
  return {
    lower: column(draws.scoreLower),
    upper: column(draws.scoreUpper),
    rankMedian: column(draws.rankMedian),
    rankLower: column(draws.rankLower).map((rank) => (rank === null ? null : Math.floor(rank))),
    rankUpper: column(draws.rankUpper).map((rank) => (rank === null ? null : Math.ceil(rank))),
  };
}
