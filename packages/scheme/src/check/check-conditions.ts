import { alwaysHolds, type Threshold, thresholdIn } from "../conditions/condition-tree.ts";
import { type ConditionKind, compileCondition, conditionTree, variablesOf } from "../conditions.ts";
import { suggestions } from "../near-name.ts";
import type { Path } from "../path.ts";
import { viewIds } from "../people/views.ts";
import type { Check } from "./report.ts";

/**
 * Every condition: its syntax and type, the indicators, views and bands it names, and bands that none can reach.
 *
 * Bands are listed best first and the first that holds is suggested. Codes: those of `compileCondition`,
 * `scheme.condition.unknown-indicator`, `scheme.condition.unknown-band`, `scheme.condition.unknown-view`, `scheme.band-unreachable`.
 */
export function checkConditions(check: Check): void {
  const { scheme } = check;
  scheme.subjects.groups?.forEach(({ when }, at) => {
    checkCondition(check, when, { kind: "group", path: ["subjects", "groups", at, "when"] });
  });
  for (const [key, kind] of [
    ["bands", "band"],
    ["bars", "bar"],
    ["uses", "use"],
  ] as const) {
    scheme[key]?.forEach(({ when }, at) => {
      checkCondition(check, when, { kind, path: [key, at, "when"] });
    });
  }
  for (const part of ["team", "person"] as const) {
    for (const [key, kind] of [
      ["bands", "portrait"],
      ["bars", "portrait"],
      ["uses", "proposal"],
    ] as const) {
      scheme.people?.[part][key]?.forEach(({ when }, at) => {
        checkPortraitCondition(check, when, { part, kind, path: ["people", part, key, at, "when"] });
      });
    }
  }
  checkBandOrder(check);
}

function checkPortraitCondition(
  { scheme, refuse }: Check,
  source: string | undefined,
  {
    part,
    kind,
    path,
  }: { readonly part: "team" | "person"; readonly kind: "portrait" | "proposal"; readonly path: Path },
): void {
  if (source === undefined) return;
  const compiled = compileCondition(source, kind);
  if (!compiled.ok) {
    refuse(compiled.error.code, path, compiled.error.facts);
    return;
  }
  const views = viewIds(scheme, part);
  const names = variablesOf(source);
  for (const name of [...names.views, ...names.indicators].filter((id) => !views.includes(id))) {
    refuse("scheme.condition.unknown-view", path, { name, ...suggestions(name, views) });
  }
  const bands = scheme.people?.[part].bands?.map(({ id }) => id) ?? [];
  for (const name of names.bands.filter((id) => !bands.includes(id))) {
    refuse("scheme.condition.unknown-band", path, { name, ...suggestions(name, bands) });
  }
}

function checkCondition(
  { scheme, refuse }: Check,
  source: string | undefined,
  { kind, path }: { readonly kind: ConditionKind; readonly path: Path },
): void {
  if (source === undefined) return;
  const compiled = compileCondition(source, kind);
  if (!compiled.ok) {
    refuse(compiled.error.code, path, compiled.error.facts);
    return;
  }
  const names = variablesOf(source);
  const indicators = scheme.indicators.map(({ id }) => id);
  for (const name of names.indicators.filter((id) => !indicators.includes(id))) {
    refuse("scheme.condition.unknown-indicator", path, { name, ...suggestions(name, indicators) });
  }
  const bands = scheme.bands?.map(({ id }) => id) ?? [];
  for (const name of names.bands.filter((id) => !bands.includes(id))) {
    refuse("scheme.condition.unknown-band", path, { name, ...suggestions(name, bands) });
  }
}

function checkBandOrder({ scheme, refuse }: Check): void {
  const bands = scheme.bands ?? [];
  const trees = bands.map(({ when }) => conditionTree(when));
  bands.forEach(({ id }, at) => {
    const tree = trees[at];
    const own = tree ? thresholdIn(tree) : null;
    const earlier = trees.slice(0, at).findIndex((other) => {
      if (!other) return false;
      const threshold = thresholdIn(other);
      return alwaysHolds(other) || (own !== null && threshold !== null && implies(own, threshold));
    });
    if (earlier >= 0) refuse("scheme.band-unreachable", ["bands", at, "when"], { id, by: bands[earlier]?.id ?? "" });
  });
}

/** Whether whatever passes the first threshold also passes the second. */
function implies(first: Threshold, second: Threshold): boolean {
  const upward = first.operator.startsWith(">");
  if (first.variable !== second.variable || upward !== second.operator.startsWith(">")) return false;
  const distance = upward ? first.bound - second.bound : second.bound - first.bound;
  if (distance === 0) return second.operator.endsWith("=") || first.operator === second.operator;
  return distance > 0;
}
