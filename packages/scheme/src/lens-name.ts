import type { Indicator } from "./document/scheme.ts";

type Lens = NonNullable<Indicator["lenses"]>[number];

/**
 * The name of a lens among the lenses of its indicator: its kind, with the years where there are several lenses of
 * progress (`progress-3`). Two lenses of one name are refused by `checkScheme`.
 */
export function lensName(lens: Lens, among: readonly Lens[]): string {
  const several = among.filter((other) => other.lens === "progress").length > 1;
  return lens.lens === "progress" && several ? `progress-${lens.years}` : lens.lens;
}
