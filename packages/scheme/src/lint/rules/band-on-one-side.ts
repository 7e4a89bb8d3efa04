import { variablesOf } from "../../conditions.ts";
import type { Scheme } from "../../document/scheme.ts";
import { type PortraitKind, viewSources } from "../../people/views.ts";
import type { Rule } from "../rule.ts";

/** A band of teams or persons decided by votes alone, or by figures alone. */
export const bandOnOneSide: Rule = {
  id: "band-on-one-side",
  requirement: "R19",
  principle: "judgement",
  severity: "warning",
  check: (scheme) =>
    (["team", "person"] as const).flatMap((kind) =>
      (scheme.people?.[kind].bands ?? []).flatMap(({ id, when }, at) => {
        const side = onlySide(sidesOf(scheme, kind), when);
        return side === null ? [] : [{ path: ["people", kind, "bands", at, "when"], facts: { band: id, side } }];
      }),
    ),
};

type Side = "votes" | "figures" | "judgements";

const sideOf = {
  poll: "votes",
  ratings: "votes",
  node: "figures",
  duties: "figures",
  share: "figures",
  credits: "figures",
  criteria: "judgements",
  records: "judgements",
  routine: "judgements",
} as const;

function sidesOf(scheme: Scheme, kind: PortraitKind): ReadonlyMap<string, Side> {
  return new Map(viewSources(scheme, kind).map(({ source }) => [source.id, sideOf[source.from]]));
}

/** The only side that a condition looks at; null when it looks at several, at none, or at what people judged. */
function onlySide(sides: ReadonlyMap<string, Side>, when: string): "votes" | "figures" | null {
  const { views, indicators, variables, functions } = variablesOf(when);
  if (variables.includes("gate") || functions.includes("routine")) return null;
  const seen = new Set([...views, ...indicators].map((id) => sides.get(id)));
  const [only] = seen;
  return seen.size === 1 && (only === "votes" || only === "figures") ? only : null;
}
