import type { HeadFinding, PeopleFinding, SuggestionFinding } from "@huabiao/assess";
import type { Text } from "@huabiao/kernel/text";

/** What the facts of a person's outlook may name. */
export interface OutlookTitles {
  readonly people: PeopleFinding;
  readonly heads: readonly HeadFinding[];
  readonly suggestion: SuggestionFinding;
}

/** The words for an id in the outlook: of a head, a view, a bar or a band; null for anything else. */
export function outlookTitle(
  { people, heads, suggestion }: OutlookTitles,
  { name, value }: { readonly name: string; readonly value: string | number },
): Text | null {
  if (name === "head") return people.personHeads.find(({ id }) => id === value)?.title ?? null;
  if (name === "bar") return suggestion.bars.find(({ id }) => id === value)?.reason ?? null;
  if (name === "band") return people.personBands.find(({ id }) => id === value)?.title ?? null;
  if (name !== "source" && name !== "first" && name !== "second") return null;
  return heads.flatMap(({ views }) => views).find(({ source }) => source === value)?.title ?? null;
}
