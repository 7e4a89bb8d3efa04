import type { People } from "../document/scheme.ts";
import { suggestions } from "../near-name.ts";
import { checkOutcomes } from "./check-outcomes.ts";
import { checkViews } from "./check-views.ts";
import type { Check } from "./report.ts";

/**
 * Teams and persons: posts that tables can tell apart, views that have a source, a division that weighs something.
 *
 * Codes: `scheme.people-without-tables`, `scheme.people-without-terms`, `scheme.people-tables-alone`,
 * `scheme.post-name-twice`, `scheme.share-lenses-weigh-nothing`, `scheme.unknown-band`, `scheme.unknown-post`, and those
 * of `checkViews` and `checkOutcomes`.
 */
export function checkPeople(check: Check): void {
  const { people, tables } = check.scheme;
  if (people === undefined) {
    if (tables.people) check.refuse("scheme.people-tables-alone", ["tables", "people"], {});
    return;
  }
  if (!tables.people) check.refuse("scheme.people-without-tables", ["people"], {});
  if (!tables.terms) check.refuse("scheme.people-without-terms", ["people"], {});
  checkPostNames(check, people);
  checkShares(check, people);
  checkBars(check, people);
  checkViews(check, people);
  checkOutcomes(check, people);
}

function checkPostNames({ refuse }: Check, { posts }: People): void {
  const owners = new Map<string, string>();
  posts.forEach(({ id, names }, at) => {
    names.forEach((word, k) => {
      const owner = owners.get(word);
      if (owner !== undefined)
        refuse("scheme.post-name-twice", ["people", "posts", at, "names", k], { name: word, id, other: owner });
      owners.set(word, id);
    });
  });
}

function checkShares({ refuse }: Check, { shares }: People): void {
  if (shares === undefined) return;
  const sum = (shares.duty ?? 0) + (shares.peers ?? 0) + (shares.evidence ?? 0);
  if (!(sum > 0)) refuse("scheme.share-lenses-weigh-nothing", ["people", "shares"], {});
}

function checkBars({ refuse }: Check, people: People): void {
  for (const kind of ["team", "person"] as const) {
    const bands = people[kind].bands?.map(({ id }) => id) ?? [];
    people[kind].bars?.forEach(({ from }, at) => {
      if (bands.includes(from)) return;
      refuse("scheme.unknown-band", ["people", kind, "bars", at, "from"], { band: from, ...suggestions(from, bands) });
    });
  }
}
