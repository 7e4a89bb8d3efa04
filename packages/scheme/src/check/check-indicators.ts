import type { Indicator } from "../document/scheme.ts";
import { lensName } from "../lens-name.ts";
import { suggestions } from "../near-name.ts";
import type { Path } from "../path.ts";
import { checkNormalisation } from "./check-normalisation.ts";
import type { Check } from "./report.ts";

/**
 * Each indicator by itself: its series, lenses, horizon, groups and normalisation.
 *
 * Codes: `scheme.unknown-series`, `scheme.own-source`, `scheme.unknown-group`, `scheme.lag-weighs-nothing`,
 * `scheme.lens-twice`, `scheme.lenses-weigh-nothing`, `scheme.target-without-table`, `scheme.cap-reversed`, `scheme.value-added-small-group`, and those of
 * `checkNormalisation`.
 */
export function checkIndicators(check: Check): void {
  const { scheme } = check;
  const known = [...(scheme.series ?? []), ...scheme.indicators].map(({ id }) => id);
  scheme.indicators.forEach((indicator, at) => {
    const path = ["indicators", at];
    checkSeries(check, indicator, { path, known });
    checkOnly(check, indicator, path);
    checkHorizon(check, indicator, path);
    checkLenses(check, indicator, path);
    if (indicator.normalise) checkNormalisation(check, indicator.normalise, [...path, "normalise"]);
  });
}

function checkSeries(
  { refuse }: Check,
  { id, denominator, supply }: Indicator,
  { path, known }: { readonly path: Path; readonly known: readonly string[] },
): void {
  const references: readonly (readonly [string | undefined, Path])[] = [
    [denominator, [...path, "denominator"]],
    [supply?.secondSource, [...path, "supply", "secondSource"]],
  ];
  for (const [name, at] of references) {
    if (name === undefined) continue;
    if (name === id) refuse("scheme.own-source", at, { id });
    else if (!known.includes(name)) refuse("scheme.unknown-series", at, { id, name, ...suggestions(name, known) });
  }
}

function checkOnly({ refuse, groups }: Check, { only }: Indicator, path: Path): void {
  only?.forEach((group, at) => {
    if (!groups.includes(group))
      refuse("scheme.unknown-group", [...path, "only", at], { group, ...suggestions(group, groups) });
  });
}

function checkHorizon({ refuse }: Check, { id, horizon }: Indicator, path: Path): void {
  if (horizon?.kind !== "latent" || horizon.lag === undefined) return;
  const sum = horizon.lag.reduce((total, share) => total + share, 0);
  if (!(sum > 0)) refuse("scheme.lag-weighs-nothing", [...path, "horizon", "lag"], { id });
}

function checkLenses(check: Check, indicator: Indicator, path: Path): void {
  const { id, lenses = [] } = indicator;
  lenses.forEach((lens, at) => {
    const name = lensName(lens, lenses);
    const first = lenses.findIndex((other) => lensName(other, lenses) === name);
    if (first < at) check.refuse("scheme.lens-twice", [...path, "lenses", at], { id, lens: name });
  });
  if (lenses.length > 0 && lenses.every(({ weight }) => weight === 0)) {
    check.refuse("scheme.lenses-weigh-nothing", [...path, "lenses"], { id });
  }
  lenses.forEach((lens, at) => {
    const here = [...path, "lenses", at];
    if (lens.normalise) checkNormalisation(check, lens.normalise, [...here, "normalise"]);
    if (lens.lens === "target") checkTargetLens(check, { id, cap: lens.cap, path: here });
    if (lens.lens === "progress" && lens.measure === "value-added") checkValueAdded(check, indicator, here);
  });
}

function checkTargetLens(
  { scheme, refuse }: Check,
  { id, cap, path }: { readonly id: string; readonly cap: readonly [number, number] | undefined; readonly path: Path },
): void {
  if ((scheme.tables.targets ?? []).length === 0) refuse("scheme.target-without-table", path, { id });
  if (cap && cap[0] >= cap[1]) refuse("scheme.cap-reversed", [...path, "cap"], { id, lo: cap[0], hi: cap[1] });
}

/** Value added is the residual of a line through the group: with two subjects it is always zero. */
const valueAddedMinimum = 3;

function checkValueAdded({ scheme, refuse }: Check, { id, only }: Indicator, path: Path): void {
  for (const group of scheme.subjects.groups ?? []) {
    const asked = only === undefined || only.includes(group.id);
    if (!asked || group.minimum === undefined || group.minimum >= valueAddedMinimum) continue;
    const facts = { id, group: group.id, minimum: group.minimum, needed: valueAddedMinimum };
    refuse("scheme.value-added-small-group", path, facts);
  }
}
