import { err, ok, type Result } from "@huabiao/kernel/result";

/** Weights from pairwise judgements, and how well the judgements agree with each other. */
export interface AhpWeights {
  /** One per item, summing to 1. */
  readonly weights: Float64Array;
  /** Principal eigenvalue; the number of items when the judgements agree perfectly, else more. */
  readonly lambdaMax: number;
  /** (lambdaMax − n)/(n − 1); 0 for fewer than 3 items. */
  readonly consistencyIndex: number;
  /** The index over its mean for random judgements; 0 for fewer than 3 items. At most 0.1 is accepted. */
  readonly consistencyRatio: number;
}

/** Three items whose judgements fit worst: `direct` is item a over c, `implied` a over b times b over c. */
export interface JudgementTriple {
  readonly items: readonly [number, number, number];
  readonly direct: number;
  readonly implied: number;
}

/** Why judgements give no weights. */
export type AhpRefusal =
  | { readonly refusal: "inconsistent-judgements"; readonly consistencyRatio: number; readonly worst: JudgementTriple }
  | { readonly refusal: "not-converged" };

/**
 * AHP weights: the principal eigenvector of a matrix of pairwise judgements.
 *
 * @param matrix square, at most 15 items; cell [i][j] says how many times as important item i is as j;
 * positive, with [j][i] its reciprocal (to 1e-6).
 * @returns weights with their consistency, or `inconsistent-judgements` when the ratio is over 0.1, with the
 * triple whose direct and implied judgement are furthest apart (ratio), or `not-converged`.
 * @throws RangeError on a ragged, non-positive or non-reciprocal cell, naming it, and on over 15 items.
 *
 * Cost O(n²) per iteration, O(n³) for the triple. Source: Saaty 1980, with its random indices.
 * Checked against consistent matrices, where the weights are exact, and the closed form for three items.
 */
export function ahpWeights(matrix: readonly (readonly number[])[]): Result<AhpWeights, AhpRefusal> {
  checkJudgements(matrix);
  const count = matrix.length;
  const weights = principalEigenvector(matrix);
  if (weights === null) return err({ refusal: "not-converged" });
  const lambdaMax = multiply(matrix, weights).reduce((sum, value) => sum + value, 0);
  const consistencyIndex = count < 3 ? 0 : Math.max(0, (lambdaMax - count) / (count - 1));
  const consistencyRatio = count < 3 ? 0 : consistencyIndex / (randomIndex[count] as number);
  if (consistencyRatio > 0.1) {
    return err({ refusal: "inconsistent-judgements", consistencyRatio, worst: worstTriple(matrix) });
  }
  return ok({ weights, lambdaMax, consistencyIndex, consistencyRatio });
}

/** Mean consistency index of random judgements by number of items. */
const randomIndex = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

function checkJudgements(matrix: readonly (readonly number[])[]): void {
  const count = matrix.length;
  if (count < 1 || count >= randomIndex.length) throw new RangeError(`${count} items, from 1 to 15 are possible`);
  matrix.forEach((row, i) => {
    if (row.length !== count) throw new RangeError(`matrix[${i}] holds ${row.length} judgements for ${count} items`);
    row.forEach((judgement, j) => {
      const back = matrix[j]?.[i] ?? Number.NaN;
      const reciprocal = Math.abs(judgement * back - 1) <= 1e-6;
      if (!(judgement > 0 && Number.isFinite(judgement))) throw new RangeError(`matrix[${i}][${j}] is ${judgement}`);
      if (!reciprocal) throw new RangeError(`matrix[${i}][${j}] is ${judgement}, its reciprocal is ${back}`);
    });
  });
}

function principalEigenvector(matrix: readonly (readonly number[])[]): Float64Array | null {
  let vector = new Float64Array(matrix.length).fill(1 / matrix.length);
  for (let round = 0; round < 10_000; round++) {
    const image = multiply(matrix, vector);
    const sum = image.reduce((total, value) => total + value, 0);
    const next = image.map((value) => value / sum);
    const moved = next.reduce((most, value, at) => Math.max(most, Math.abs(value - (vector[at] as number))), 0);
    vector = next;
    if (moved <= 1e-14) return vector;
  }
  return null;
}

function multiply(matrix: readonly (readonly number[])[], vector: Float64Array): Float64Array<ArrayBuffer> {
  return Float64Array.from(matrix, (row) => row.reduce((sum, cell, at) => sum + cell * (vector[at] as number), 0));
}

function worstTriple(matrix: readonly (readonly number[])[]): JudgementTriple {
  const at = (i: number, j: number) => matrix[i]?.[j] ?? Number.NaN;
  let worst: JudgementTriple = { items: [0, 1, 2], direct: 1, implied: 1 };
  let gap = -1;
  for (let a = 0; a < matrix.length; a++) {
    for (let b = a + 1; b < matrix.length; b++) {
      for (let c = b + 1; c < matrix.length; c++) {
        const direct = at(a, c);
        const implied = at(a, b) * at(b, c);
        const apart = Math.abs(Math.log(implied / direct));
        if (apart > gap) {
          gap = apart;
          worst = { items: [a, b, c], direct, implied };
        }
      }
    }
  }
  return worst;
}
