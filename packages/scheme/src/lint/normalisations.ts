import type { Indicator, NormalisationChoice, Scheme } from "../document/scheme.ts";

/** The normalisation that the scheme uses for each lens of an indicator: the lens's own, else the indicator's, else the method's, else min–max. */
export function normalisationsOf(scheme: Scheme, indicator: Indicator): readonly NormalisationChoice[] {
  const own = indicator.normalise ?? scheme.method?.normalise ?? { method: "minmax" };
  return indicator.lenses?.map(({ normalise }) => normalise ?? own) ?? [own];
}

/** Whether the score of a unit depends on which other units are there. */
export function isRelative(choice: NormalisationChoice): boolean {
  if (choice.method === "efficacy") return choice.lo === undefined || choice.hi === undefined;
  return relative.has(choice.method);
}

/** Whether the worst unit can get a score of zero or less. */
export function canBeZero(choice: NormalisationChoice): boolean {
  if (choice.method === "zscore" || choice.method === "borda") return true;
  if (choice.method === "none" || choice.method === "rank" || choice.method === "efficacy") return false;
  return (choice.range?.[0] ?? 0) <= 0;
}

const relative: ReadonlySet<string> = new Set([
  "minmax",
  "zscore",
  "rank",
  "borda",
  "percentile-rank",
  "distance-to-best",
  "fraction-of-best",
]);
