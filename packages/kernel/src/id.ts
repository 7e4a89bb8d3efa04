declare const brand: unique symbol;

/** A string that names one kind of thing, so that a subject cannot be passed where an indicator is meant. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** A place, unit, team or person that is assessed. */
export type SubjectId = Id<"subject">;
/** An indicator of a scheme. */
export type IndicatorId = Id<"indicator">;
/** Any node of a scheme's tree: indicator or dimension. */
export type NodeId = Id<"node">;
/** A comparison group. */
export type GroupId = Id<"group">;

/** Gives a string its kind. Free of cost; the caller vouches for it. */
export function asId<Kind extends string>(text: string): Id<Kind> {
  return text as Id<Kind>;
}
