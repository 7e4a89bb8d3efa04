import { alwaysHolds, type Threshold, thresholdIn } from "../conditions/condition-tree.ts";
import {
  type ConditionKind,
  type ConditionNames,
  compileCondition,
  conditionTree,
  variablesOf,
} from "../conditions.ts";
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

interface PortraitWhere {
  readonly part: "team" | "person";
  readonly kind: "portrait" | "proposal";
  readonly path: Path;
}

function checkPortraitCondition(check: Check, source: string | undefined, { part, kind, path }: PortraitWhere): void {
  const names = namesOf(check, source, { kind, path });
  if (names === null) return;
  const views = viewIds(check.scheme, part);
  expectKnown(check, [...names.views, ...names.indicators], {
    code: "scheme.condition.unknown-view",
    known: views,
    path,
  });
  const bands = check.scheme.people?.[part].bands ?? [];
  expectKnown(check, names.bands, { code: "scheme.condition.unknown-band", known: bands.map(({ id }) => id), path });
}

interface Where {
  readonly kind: ConditionKind;
  readonly path: Path;
}

function checkCondition(check: Check, source: string | undefined, where: Where): void {
  const names = namesOf(check, source, where);
  if (names === null) return;
  const { indicators, bands = [] } = check.scheme;
  const { path } = where;
  expectKnown(check, names.indicators, {
    code: "scheme.condition.unknown-indicator",
    known: indicators.map(({ id }) => id),
    path,
  });
  expectKnown(check, names.bands, { code: "scheme.condition.unknown-band", known: bands.map(({ id }) => id), path });
}

/** What a condition names; null when there is none, or when it is refused. */
function namesOf({ refuse }: Check, source: string | undefined, { kind, path }: Where): ConditionNames | null {
  if (source === undefined) return null;
  const compiled = compileCondition(source, kind);
  if (compiled.ok) return variablesOf(source);
  refuse(compiled.error.code, path, compiled.error.facts);
  return null;
}

function expectKnown(
  { refuse }: Check,
  names: readonly string[],
  { code, known, path }: { readonly code: string; readonly known: readonly string[]; readonly path: Path },
): void {
  for (const name of names.filter((id) => !known.includes(id)))
    refuse(code, path, { name, ...suggestions(name, known) });
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
