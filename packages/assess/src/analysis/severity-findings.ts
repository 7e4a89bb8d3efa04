/** What was fitted to a table of ratings: everything `huabiao severity --json` prints. Numbers without a value are null beside a reason. */
export interface SeverityFindings {
  readonly method: "reml" | "ml" | "rating-scale";
  /** −2 log likelihood, as lme4 (REML criterion, or deviance) or TAM (deviance) gives it. */
  readonly criterion: number;
  /** Ratings that were fitted, and rows left out because a cell is missing. */
  readonly n: number;
  readonly leftOut: number;
  /** By random term, and `residual`; of a rating scale the persons' alone. */
  readonly variances: Readonly<Record<string, number>>;
  /** By coefficient, named as in R; of a rating scale by facet, then by level. */
  readonly fixed: Readonly<Record<string, SeverityEstimate | Readonly<Record<string, SeverityEstimate>>>>;
  readonly reliability: SeverityReliability;
  /** Levels of each term or facet. */
  readonly levels: Readonly<Record<string, number>>;
  readonly evaluations: number;
  /** Terms whose variance lies on its bound 0. */
  readonly singular: readonly string[];
  /** Sets of subjects that chains of common raters join; null with one random term. */
  readonly components: number | null;
  /** Fixed columns that follow from others. */
  readonly dropped: readonly string[];
  /** Categories of a rating scale that nobody used. */
  readonly unused: readonly number[];
  readonly fit: { readonly parameters: number; readonly aic: number; readonly bic: number };
  /** Levels that gave one grade only, by the rater's term or by facet. */
  readonly oneGradeOnly: Readonly<Record<string, readonly string[]>>;
  /** Infit and outfit by facet and level; of a mixed model empty. */
  readonly fitStatistics: Readonly<Record<string, Readonly<Record<string, LevelFit | null>>>>;
}

/** An estimate with its standard error. */
export interface SeverityEstimate {
  readonly estimate: number | null;
  readonly se: number | null;
  /** Of a rating scale: the standard error from all parameters together; `se` holds the others fixed, as TAM does. */
  readonly seMarginal?: number | null;
  /** Why there is no estimate (`undefined.<reason>`). */
  readonly reason?: string;
}

/** Mean squares of a level and their z. */
export interface LevelFit {
  readonly infit: number;
  readonly infitZ: number;
  readonly outfit: number;
  readonly outfitZ: number;
}

/** How far the results can be relied on. */
export interface SeverityReliability {
  readonly subject: string;
  readonly rater: string | null;
  /** Of a rating scale: variance of the abilities over that and their mean squared error. */
  readonly eap?: number;
  readonly icc?: number | null;
  readonly generalisability?: number | null;
  readonly dependability?: number | null;
  /** Ratings to a subject that the coefficients are for: the harmonic mean. */
  readonly ratings?: number;
  readonly target?: number;
  /** The fewest raters that reach the target, when only the order counts and when the level counts too. */
  readonly ratersNeeded?: { readonly relative: number; readonly absolute: number } | null;
  readonly reason?: string;
}

/** A table to write: one random term, one facet, or the steps. */
export interface SeverityTable {
  /** Name of the file without its ending. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Findings with their tables. */
export interface FittedSeverity {
  readonly findings: SeverityFindings;
  readonly tables: readonly SeverityTable[];
}

/** A name that any file system takes: letters, digits and `-_.`, all else becomes `-`. */
export function tableName(term: string): string {
  return term.replaceAll(/[^\p{L}\p{N}_.-]/gu, "-");
}
