import type { People } from "../document/scheme.ts";
import { suggestions } from "../near-name.ts";
import type { Path } from "../path.ts";
import { checkPosts } from "./check-posts.ts";
import type { Check } from "./report.ts";

/**
 * Outcomes that are credited years later, and the indicator that leaders are compared on.
 *
 * Codes: `scheme.outcome-unknown`, `scheme.outcome-twice`, `scheme.outcome-without-lag`, `scheme.unknown-post`.
 */
export function checkOutcomes(check: Check, people: People): void {
  const seen = new Set<string>();
  people.outcomes?.forEach((outcome, at) => {
    const path = ["people", "outcomes", at];
    const id = "indicator" in outcome ? outcome.indicator : outcome.projects;
    if (seen.has(id)) check.refuse("scheme.outcome-twice", path, { id });
    seen.add(id);
    if (!("indicator" in outcome)) return;
    checkIndicator(check, id, [...path, "indicator"]);
    checkPosts(check, people, { names: outcome.posts ?? [], path: [...path, "posts"] });
    const horizon = check.scheme.indicators.find((one) => one.id === id)?.horizon;
    if (horizon?.kind === "latent" && horizon.lag === undefined)
      check.refuse("scheme.outcome-without-lag", [...path, "indicator"], { id });
  });
  if (people.leaders === undefined) return;
  const path = ["people", "leaders"];
  checkIndicator(check, people.leaders.indicator, [...path, "indicator"]);
  checkPosts(check, people, { names: people.leaders.posts ?? [], path: [...path, "posts"] });
}

function checkIndicator({ scheme, refuse }: Check, name: string, path: Path): void {
  const known = scheme.indicators.map(({ id }) => id);
  if (!known.includes(name)) refuse("scheme.outcome-unknown", path, { name, ...suggestions(name, known) });
}
