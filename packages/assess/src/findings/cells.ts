import type { Composite, Tree } from "@huabiao/measure";
import type { Computed } from "../computed.ts";
import type { LeafCells, ReasonFinding } from "../findings.ts";
import { presentColumn } from "./absent.ts";

/** Every step of every leaf: value, filled, treated, and the input cells. */
export function leafCells({ assessment, composite }: Computed): LeafCells[] {
  return assessment.leaves.map((leaf, at) => {
    const outcome = composite.treatments[at] ?? null;
    return {
      node: leaf.node,
      indicator: leaf.indicator.id,
      lens: leaf.lens.lens,
      value: presentColumn(assessment.leafValues[at]?.values ?? new Float64Array()),
      filled: presentColumn(composite.imputed[at] as Float64Array),
      treated: presentColumn(composite.treated[at] as Float64Array),
      inputs: assessment.leafValues[at]?.inputs ?? [],
      treatment: outcome && {
        winsorised: outcome.winsorised,
        log: outcome.logged,
        skewBefore: outcome.before?.skewness ?? null,
        kurtosisBefore: outcome.before?.kurtosis ?? null,
      },
    };
  });
}

/** Why numbers are missing: lens values, whole comparison sets of a leaf, and inner nodes. */
export function reasonFindings({ assessment, composite, setOf }: Computed): ReasonFinding[] {
  const { tree, units } = assessment.model;
  const lenses = assessment.leafValues.flatMap((values, leaf) =>
    values.reasons.map(({ subject, reason }) => ({ subject, node: tree.ids[leaf] as string, reason })),
  );
  const sets = composite.undefinedSets.flatMap(({ leaf, set, reason }) =>
    [...units.keys()]
      .filter((subject) => setOf[subject] === set)
      .map((subject) => ({ subject, node: tree.ids[leaf] as string, reason })),
  );
  const nodes = composite.reasons.map(({ unit, node, reason }) => ({
    subject: unit,
    node: tree.ids[node] as string,
    reason,
  }));
  const told = [...lenses, ...sets, ...nodes];
  return [...told, ...plainGaps(composite, tree, told)];
}

/** Leaf scores that are missing for no other reason than that there is no value, or that the subject has too few. */
function plainGaps(composite: Composite, tree: Tree, told: readonly ReasonFinding[]): ReasonFinding[] {
  const known = new Set(told.map(({ subject, node }) => `${subject} ${node}`));
  return composite.normalised.flatMap((scores, leaf) => {
    const node = tree.ids[leaf] as string;
    const missing = [...scores.keys()].filter(
      (subject) => Number.isNaN(scores[subject]) && !known.has(`${subject} ${node}`),
    );
    return missing.map((subject) => ({ subject, node, reason: gapReason(composite, subject) }));
  });
}

function gapReason({ excluded }: Composite, subject: number): ReasonFinding["reason"] {
  return excluded[subject] === 1 ? "coverage-below-floor" : "no-data";
}
