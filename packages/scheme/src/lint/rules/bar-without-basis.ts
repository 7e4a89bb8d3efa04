import type { Scheme } from "../../document/scheme.ts";
import type { Path } from "../../path.ts";
import type { Rule } from "../rule.ts";

/** A bar that keeps a person or team from a band and cites no rule. */
export const barWithoutBasis: Rule = {
  id: "bar-without-basis",
  requirement: "R10",
  principle: "fair-hearing",
  severity: "warning",
  check: (scheme) =>
    barLists(scheme).flatMap(({ bars, path }) =>
      bars.flatMap(({ id, basis }, at) => (basis === undefined ? [{ path: [...path, at], facts: { bar: id } }] : [])),
    ),
};

function barLists({ bars = [], people }: Scheme): readonly { readonly bars: typeof bars; readonly path: Path }[] {
  const ofPeople = (["team", "person"] as const).map((kind) => ({
    bars: people?.[kind].bars ?? [],
    path: ["people", kind, "bars"],
  }));
  return [{ bars, path: ["bars"] }, ...ofPeople];
}
