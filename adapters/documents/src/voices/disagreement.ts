import type { Findings, SideDifferenceFinding } from "@huabiao/assess";

/** Two sides that see a subject differently. */
export interface Disagreement {
  /** Indexes into the sides. */
  readonly first: number;
  readonly second: number;
  readonly unit: SideDifferenceFinding;
}

/**
 * Every disagreement of the findings: first each subject's farthest, so that nobody fills the list alone, then the
 * others of each; the farthest apart first.
 */
export function disagreementsOf({ voices }: Findings): Disagreement[] {
  const found = voices.comparisons
    .flatMap(({ first, second, units }) =>
      units.filter((unit) => unit.disagrees).map((unit) => ({ first, second, unit })),
    )
    .sort((a, b) => Math.abs(b.unit.difference) - Math.abs(a.unit.difference));
  const bySubject = [...Map.groupBy(found, ({ unit }) => unit.subject).values()];
  return [...bySubject.flatMap((own) => own.slice(0, 1)), ...bySubject.flatMap((own) => own.slice(1))];
}
