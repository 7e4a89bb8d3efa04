import type { Normalisation, Treatment } from "@huabiao/measure";
import {
  type Indicator,
  lensName,
  type MissingChoice,
  type NormalisationChoice,
  type Scheme,
  type TreatmentChoice,
} from "@huabiao/scheme";

/** One lens of one indicator: what a leaf of the tree looks at and how it is made comparable. */
export interface CompiledLeaf {
  /** Node id: the indicator's own id, or `indicator.lens` when it has several lenses. */
  readonly node: string;
  readonly indicator: Indicator;
  readonly lens: NonNullable<Indicator["lenses"]>[number];
  readonly normalise: Normalisation;
  readonly treatment: Treatment | null;
  readonly missing: readonly MissingChoice[];
  /** +1 when a higher lens value is better. */
  readonly direction: 1 | -1;
}

/** The leaves of a scheme, in the order of its indicators and their lenses. */
export function compileLeaves(scheme: Scheme): CompiledLeaf[] {
  return scheme.indicators.flatMap((indicator) => {
    const lenses = lensesOf(indicator);
    return lenses.map((lens) => compileLeaf(scheme, indicator, lens));
  });
}

/** The lenses of an indicator; the level alone when it names none. */
export function lensesOf(indicator: Indicator): NonNullable<Indicator["lenses"]> {
  return indicator.lenses ?? [{ lens: "level" }];
}

/** The node id of an indicator's lens. */
export function leafNodeId(indicator: Indicator, lens: CompiledLeaf["lens"]): string {
  const lenses = lensesOf(indicator);
  return lenses.length === 1 ? indicator.id : `${indicator.id}.${lensName(lens, lenses)}`;
}

function compileLeaf(scheme: Scheme, indicator: Indicator, lens: CompiledLeaf["lens"]): CompiledLeaf {
  return {
    node: leafNodeId(indicator, lens),
    indicator,
    lens,
    normalise: toNormalisation(normalisationOf(scheme, indicator, lens)),
    treatment: toTreatment(indicator.treatment ?? scheme.method?.treatment ?? "none"),
    missing: indicator.missing ?? scheme.method?.missing ?? [],
    direction: lens.lens === "target" || indicator.direction === "higher" ? 1 : -1,
  };
}

function normalisationOf(scheme: Scheme, indicator: Indicator, lens: CompiledLeaf["lens"]): NormalisationChoice {
  if (lens.normalise) return lens.normalise;
  if (lens.lens === "level" && indicator.normalise) return indicator.normalise;
  if (lens.lens === "target") return { method: "goalposts", lo: 0, hi: 1, clip: true };
  return scheme.method?.normalise ?? { method: "minmax" };
}

/** Fills in what the document leaves to its defaults: range [0, 100], z-scores with mean 50 and sd 10, clipped goalposts. */
export function toNormalisation(choice: NormalisationChoice): Normalisation {
  switch (choice.method) {
    case "none":
    case "rank":
    case "borda":
      return { method: choice.method };
    case "zscore":
      return { method: "zscore", mean: choice.mean ?? 50, sd: choice.sd ?? 10 };
    case "efficacy":
      return { method: "efficacy", lo: choice.lo ?? null, hi: choice.hi ?? null };
    case "goalposts":
      return {
        method: "goalposts",
        lo: choice.lo,
        hi: choice.hi,
        clip: choice.clip ?? true,
        range: choice.range ?? [0, 100],
      };
    case "distance-to-target":
      return {
        method: "distance-to-target",
        target: choice.target ?? Number.NaN,
        cap: choice.cap ?? false,
        range: choice.range ?? [0, 100],
      };
    default:
      return { method: choice.method, range: choice.range ?? [0, 100] };
  }
}

/** Fills in the usual limits of treatment: |skew| 2, kurtosis 3.5, log allowed. */
export function toTreatment(choice: TreatmentChoice): Treatment | null {
  if (choice === "none") return null;
  return {
    winmax: choice.winmax,
    skewMax: choice.skew ?? 2,
    kurtosisMax: choice.kurtosis ?? 3.5,
    log: choice.log ?? true,
  };
}
