import type { Path } from "../path.ts";
import { viewSources } from "../people/views.ts";
import type { Check } from "./report.ts";

interface Named {
  readonly id: string;
}

/**
 * Ids that stand twice in one namespace, ids that JavaScript objects already have, and aliases that two things share.
 *
 * Dimensions, indicators and series share one namespace, because tables and scores call them by id. Every other list has its
 * own. Codes: `scheme.duplicate-id`, `scheme.reserved-id`, `scheme.ambiguous-alias`.
 */
export function checkNames(check: Check): void {
  const { scheme } = check;
  checkList(check, [
    ...named(["dimensions"], scheme.dimensions),
    ...named(["indicators"], scheme.indicators),
    ...named(["series"], scheme.series),
  ]);
  checkList(check, named(["subjects", "groups"], scheme.subjects.groups));
  for (const key of ["politicalStandard", "bands", "bars", "quotas", "roles", "gates", "uses"] as const) {
    checkList(check, named([key], scheme[key]));
  }
  checkList(check, named(["polls"], scheme.polls));
  checkList(check, named(["effort"], scheme.effort));
  scheme.polls?.forEach((poll, at) => {
    for (const key of ["items", "options", "classes", "strata"] as const) {
      checkList(check, named(["polls", at, key], poll[key]));
    }
    poll.items?.forEach((item, k) => {
      checkList(check, named(["polls", at, "items", k, "options"], item.options));
      checkList(check, named(["polls", at, "items", k, "reasons"], item.reasons));
    });
  });
  checkPeopleNames(check);
  checkList(check, named(["tables", "ratings"], scheme.tables.ratings));
  checkAliases(check);
}

function checkPeopleNames(check: Check): void {
  const { people } = check.scheme;
  checkList(check, named(["people", "posts"], people?.posts));
  for (const kind of ["team", "person"] as const) {
    for (const key of ["heads", "bands", "bars", "uses"] as const)
      checkList(check, named(["people", kind, key], people?.[kind][key]));
    checkList(
      check,
      viewSources(check.scheme, kind).map(({ source, path }) => [source.id, [...path, "id"]]),
    );
  }
}

type Entry = readonly [id: string, path: Path];

function named(path: Path, list: readonly Named[] | undefined): readonly Entry[] {
  return (list ?? []).map(({ id }, at) => [id, [...path, at, "id"]]);
}

function checkList(check: Check, entries: readonly Entry[]): void {
  const first = new Map<string, Path>();
  for (const [id, path] of entries) {
    const earlier = first.get(id);
    if (earlier !== undefined) check.refuse("scheme.duplicate-id", path, { id, line: check.lineOf(earlier) });
    else first.set(id, path);
    if (id in {}) check.refuse("scheme.reserved-id", path, { id });
  }
}

function checkAliases(check: Check): void {
  const { indicators, series = [] } = check.scheme;
  const owners = new Map<string, string>();
  for (const { id } of [...indicators, ...series]) owners.set(id, id);
  const claim = (id: string, aliases: readonly string[] | undefined, path: Path): void => {
    aliases?.forEach((alias, at) => {
      const owner = owners.get(alias);
      if (owner === undefined) owners.set(alias, id);
      else if (owner !== id)
        check.refuse("scheme.ambiguous-alias", [...path, "aliases", at], { alias, id, other: owner });
    });
  };
  indicators.forEach(({ id, aliases }, at) => {
    claim(id, aliases, ["indicators", at]);
  });
  series.forEach(({ id, aliases }, at) => {
    claim(id, aliases, ["series", at]);
  });
}
