/** Bounds that the factor of a weight must keep. */
export interface CalibrationBounds {
  readonly lower: number;
  readonly upper: number;
}

/** How a weight may move: its factor for a linear predictor u, with the slope; the factor of 0 is 1. */
export interface CalibrationDistance {
  readonly factor: (u: number) => number;
  readonly slope: (u: number) => number;
}

/** The distances between weights before and after that a calibration can keep small. */
export type DistanceName = "linear" | "raking" | "logit";

/**
 * The distance by its name. Linear: 1 + u, cut at the bounds. Raking: e^u, cut at the bounds. Logit: an S-curve between
 * the bounds, which must be finite. Source: Deville & Särndal 1992.
 */
export function calibrationDistance(name: DistanceName, { lower, upper }: CalibrationBounds): CalibrationDistance {
  if (name === "logit") return logitDistance(lower, upper);
  const free = name === "linear" ? (u: number) => 1 + u : Math.exp;
  const inside = (factor: number) => factor > lower && factor < upper;
  return {
    factor: (u) => Math.min(upper, Math.max(lower, free(u))),
    slope: (u) => {
      const factor = free(u);
      if (!inside(factor)) return 0;
      return name === "linear" ? 1 : factor;
    },
  };
}

function logitDistance(lower: number, upper: number): CalibrationDistance {
  const steep = (upper - lower) / ((upper - 1) * (1 - lower));
  const curve = (u: number) => {
    const odds = Math.exp(Math.min(500, steep * u));
    const [low, high] = [upper - 1, (1 - lower) * odds];
    return { low, high, factor: (lower * low + upper * high) / (low + high) };
  };
  return {
    factor: (u) => curve(u).factor,
    slope: (u) => {
      const { low, high } = curve(u);
      return (steep * (upper - lower) * low * high) / (low + high) ** 2;
    },
  };
}
