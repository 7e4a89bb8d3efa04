import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type AhpRefusal, ahpWeights } from "@huabiao/measure";
import type { Dimension, Scheme } from "@huabiao/scheme";

/**
 * Weights that follow from pairwise judgements, by child; only of dimensions that have judgements.
 *
 * Refused when the judgements of a dimension contradict each other (consistency ratio over 0.1), naming the
 * three that fit worst; see `ahpWeights`.
 */
export function judgedWeights(scheme: Scheme): Result<ReadonlyMap<string, number>, Problem[]> {
  const weights = new Map<string, number>();
  const problems: Problem[] = [];
  scheme.dimensions.forEach((dimension, at) => {
    if (dimension.judgements === undefined) return;
    const children = childrenOf(scheme, dimension.id);
    const outcome = ahpWeights(judgementMatrix(children, dimension.judgements));
    if (!outcome.ok) problems.push(judgementProblem(outcome.error, { dimension, children, at }));
    else for (const [k, child] of children.entries()) weights.set(child, outcome.value.weights[k] as number);
  });
  return problems.length > 0 ? err(problems) : ok(weights);
}

function childrenOf({ dimensions, indicators }: Scheme, parent: string): string[] {
  return [...dimensions, ...indicators].filter((node) => node.parent === parent).map(({ id }) => id);
}

function judgementMatrix(children: readonly string[], judgements: NonNullable<Dimension["judgements"]>): number[][] {
  const matrix = children.map(() => children.map(() => 1));
  for (const { of, over, times } of judgements) {
    const [i, j] = [children.indexOf(of), children.indexOf(over)];
    const [row, back] = [matrix[i], matrix[j]];
    if (row) row[j] = times;
    if (back) back[i] = 1 / times;
  }
  return matrix;
}

function judgementProblem(
  refusal: AhpRefusal,
  of: { readonly dimension: Dimension; readonly children: readonly string[]; readonly at: number },
): Problem {
  const path = ["dimensions", of.at, "judgements"];
  if (refusal.refusal === "not-converged") {
    return problem("assess.judgements-not-converged", { dimension: of.dimension.id }, { path });
  }
  const { worst, consistencyRatio } = refusal;
  const [a, b, c] = worst.items.map((item) => of.children[item] ?? "");
  const facts = { a: a ?? "", b: b ?? "", c: c ?? "", direct: round(worst.direct), implied: round(worst.implied) };
  return problem(
    "assess.judgements-inconsistent",
    { dimension: of.dimension.id, ratio: round(consistencyRatio), ...facts },
    { path },
  );
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
