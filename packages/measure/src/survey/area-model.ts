/** Direct estimates of small areas with their sampling variances and covariates, one entry or row per area. */
export interface AreaData {
  readonly direct: Float64Array;
  readonly variances: Float64Array;
  readonly covariates: readonly Float64Array[];
}

/** A likelihood of the variance of area effects at one value, with its slope and expected curvature. */
interface AreaLikelihood {
  readonly logLikelihood: number;
  readonly score: number;
  readonly information: number;
}

/** The area model at one variance A of area effects; V is diagonal with A + D_i. */
export interface AreaModel {
  readonly variance: number;
  readonly coefficients: Float64Array;
  readonly fitted: Float64Array;
  readonly residuals: Float64Array;
  /** x_i'(X'V⁻¹X)⁻¹x_i. */
  readonly leverages: Float64Array;
  /** Σ (A + D_i)⁻². */
  readonly squares: number;
  /** tr[(X'V⁻¹X)⁻¹ X'V⁻²X]. */
  readonly biasTrace: number;
  readonly ml: AreaLikelihood;
  readonly reml: AreaLikelihood;
}

/** The model at a variance; null when covariates depend on each other. @throws RangeError on bad data, naming the area. */
export function areaModel(data: AreaData, variance: number): AreaModel | null {
  checkAreas(data);
  const precision = data.variances.map((sampling) => 1 / (variance + sampling));
  const root = choleskyOf(data.covariates, precision);
  if (root === null) return null;
  const whitened = data.covariates.map((row) => forward(root, row));
  const half = combine(
    whitened,
    precision.map((p, i) => p * (data.direct[i] as number)),
  );
  const fitted = Float64Array.from(whitened, (row) => dot(row, half));
  const residuals = data.direct.map((y, i) => y - (fitted[i] as number));
  const leverages = Float64Array.from(whitened, (row) => dot(row, row));
  const second = secondMoments(whitened, precision);
  const sums = sumsOf({ precision, residuals, leverages });
  return {
    variance,
    coefficients: backward(root, half),
    fitted,
    residuals,
    leverages,
    squares: sums.squares,
    biasTrace: sums.trace,
    ...likelihoods({ ...sums, root, second }),
  };
}

interface Sums {
  readonly squares: number;
  readonly trace: number;
  readonly logs: number;
  readonly whole: number;
  readonly cubes: number;
  readonly quadratic: number;
  readonly quadraticSlope: number;
}

function sumsOf(of: { precision: Float64Array; residuals: Float64Array; leverages: Float64Array }): Sums {
  let [squares, trace, logs, whole, cubes, quadratic, quadraticSlope] = [0, 0, 0, 0, 0, 0, 0];
  of.precision.forEach((p, i) => {
    const r = of.residuals[i] as number;
    const h = of.leverages[i] as number;
    squares += p * p;
    trace += p * p * h;
    logs -= Math.log(p);
    whole += p;
    cubes += p * p * p * h;
    quadratic += p * r * r;
    quadraticSlope += p * p * r * r;
  });
  return { squares, trace, logs, whole, cubes, quadratic, quadraticSlope };
}

/** Both likelihoods: tr P = Σp − Σp²h, tr P² = Σp² − 2 Σp³h + ‖(X'V⁻¹X)⁻¹X'V⁻²X‖². */
function likelihoods(
  of: Sums & { readonly root: Float64Array[]; readonly second: number },
): Pick<AreaModel, "ml" | "reml"> {
  const log = -0.5 * (of.logs + of.quadratic);
  const determinant = of.root.reduce((sum, row, i) => sum + Math.log(row[i] as number), 0);
  return {
    ml: { logLikelihood: log, score: 0.5 * (of.quadraticSlope - of.whole), information: 0.5 * of.squares },
    reml: {
      logLikelihood: log - determinant,
      score: 0.5 * (of.quadraticSlope - of.whole + of.trace),
      information: 0.5 * (of.squares - 2 * of.cubes + of.second),
    },
  };
}

/** ‖Σ p² u u'‖² of whitened rows u. */
function secondMoments(whitened: readonly Float64Array[], precision: Float64Array): number {
  const size = whitened[0]?.length ?? 0;
  const matrix = new Float64Array(size * size);
  whitened.forEach((u, i) => {
    const weight = (precision[i] as number) ** 2;
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++)
        matrix[a * size + b] = (matrix[a * size + b] as number) + weight * (u[a] as number) * (u[b] as number);
    }
  });
  return dot(matrix, matrix);
}

/** Lower root of X'V⁻¹X; null when it is singular. */
function choleskyOf(rows: readonly Float64Array[], precision: Float64Array): Float64Array[] | null {
  const size = rows[0]?.length ?? 0;
  const root = Array.from({ length: size }, () => new Float64Array(size));
  for (let i = 0; i < size; i++) {
    const own = root[i] as Float64Array;
    for (let j = 0; j <= i; j++) {
      const other = root[j] as Float64Array;
      let sum = 0;
      rows.forEach((row, k) => {
        sum += (precision[k] as number) * (row[i] as number) * (row[j] as number);
      });
      const size2 = sum;
      for (let k = 0; k < j; k++) sum -= (own[k] as number) * (other[k] as number);
      if (i === j && !(sum > 1e-12 * size2)) return null;
      own[j] = i === j ? Math.sqrt(sum) : sum / (other[j] as number);
    }
  }
  return root;
}

function forward(root: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = new Float64Array(b.length);
  root.forEach((row, i) => {
    let rest = b[i] as number;
    for (let j = 0; j < i; j++) rest -= (row[j] as number) * (x[j] as number);
    x[i] = rest / (row[i] as number);
  });
  return x;
}

function backward(root: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = new Float64Array(b.length);
  for (let i = b.length - 1; i >= 0; i--) {
    let rest = b[i] as number;
    for (let j = i + 1; j < b.length; j++) rest -= (root[j]?.[i] as number) * (x[j] as number);
    x[i] = rest / (root[i]?.[i] as number);
  }
  return x;
}

function combine(rows: readonly Float64Array[], weights: Float64Array): Float64Array {
  const sum = new Float64Array(rows[0]?.length ?? 0);
  rows.forEach((row, i) => {
    for (let j = 0; j < sum.length; j++) sum[j] = (sum[j] as number) + (weights[i] as number) * (row[j] as number);
  });
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function checkAreas({ direct, variances, covariates }: AreaData): void {
  const width = covariates[0]?.length ?? 0;
  if (variances.length !== direct.length || covariates.length !== direct.length)
    throw new RangeError(`${direct.length} areas, ${variances.length} variances, ${covariates.length} covariate rows`);
  direct.forEach((value, i) => {
    const row = covariates[i] as Float64Array;
    if (!Number.isFinite(value) || row.length !== width || !row.every(Number.isFinite))
      throw new RangeError(`area ${i} is ragged or not finite`);
    if (!((variances[i] as number) > 0 && Number.isFinite(variances[i])))
      throw new RangeError(`sampling variance ${variances[i]} of area ${i}`);
  });
}
