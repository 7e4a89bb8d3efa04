import type { Succession, Term } from "@huabiao/assess";
import type { Day } from "@huabiao/kernel/calendar";
import { shownText } from "../cells/cell-text.ts";
import type { NameIndex } from "../match/name-index.ts";
import type { SourceList } from "./source-list.ts";

/**
 * Notes what terms and successions show only together: a place that is gone and that no term names, since its share is then
 * nobody's, and a term that goes on after its place was gone, since those days count for nothing.
 */
export function checkGonePlaces(
  { successions, subjects }: { readonly successions: readonly Succession[]; readonly subjects: NameIndex },
  terms: readonly Term[],
  sources: SourceList,
): void {
  const served = new Set(terms.map(({ gone }) => gone));
  const last = new Map<string, Succession>();
  for (const one of successions) {
    const known = last.get(one.predecessor);
    if (subjects.positionOf(one.predecessor) !== undefined || (known !== undefined && known.on >= one.on)) continue;
    last.set(one.predecessor, one);
  }
  for (const [predecessor, { source, row }] of last) {
    if (served.has(predecessor)) continue;
    sources.logOf(source).note("table.predecessor-without-terms", { value: shownText(predecessor) }, { row });
  }
  for (const { gone = "", to, source, row } of terms) {
    const on = last.get(gone)?.on;
    if (on !== undefined && endsAfter(to, on))
      sources.logOf(source).note("table.term-outlasts-place", { value: shownText(gone), on }, { row });
  }
}

/** The day of handing over may be the last one of the term. */
function endsAfter(to: Term["to"], on: Day): boolean {
  return to === null || to.earliest > on;
}
