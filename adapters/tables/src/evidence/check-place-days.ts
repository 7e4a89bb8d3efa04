import type { Succession, Term } from "@huabiao/assess";
import type { Day } from "@huabiao/kernel/calendar";
import { shownText } from "../cells/cell-text.ts";
import type { NameIndex } from "../match/name-index.ts";
import type { SourceList } from "./source-list.ts";

/**
 * Notes what terms and successions show only together: a place that is gone and that no term names, since its share is then
 * nobody's; and terms that begin before their place was there or go on after it was gone, since those days are credited with nothing.
 */
export function checkPlaceDays(
  { successions, subjects }: { readonly successions: readonly Succession[]; readonly subjects: NameIndex },
  terms: readonly Term[],
  sources: SourceList,
): void {
  const isGone = ({ predecessor }: Succession) => subjects.positionOf(predecessor) === undefined;
  const last = lastDays(successions.filter(isGone));
  const first = firstDays(successions);
  const served = new Set(terms.map(({ gone }) => gone));
  for (const [place, { source, row }] of last) {
    if (served.has(place)) continue;
    sources.logOf(source).note("table.predecessor-without-terms", { value: shownText(place) }, { row });
  }
  for (const { subject, gone, from, to, source, row } of terms) {
    const place = gone ?? subjects.idAt(subject);
    const [begins, ends] = [first.get(place), last.get(place)?.on];
    const note = (code: string, on: Day) => sources.logOf(source).note(code, { value: shownText(place), on }, { row });
    if (begins !== undefined && from.latest < begins) note("table.term-before-place", begins);
    if (ends !== undefined && endsAfter(to, ends)) note("table.term-outlasts-place", ends);
  }
}

/** The last row that names each predecessor. */
function lastDays(successions: readonly Succession[]): ReadonlyMap<string, Succession> {
  const last = new Map<string, Succession>();
  for (const one of successions) {
    const known = last.get(one.predecessor);
    if (known === undefined || known.on < one.on) last.set(one.predecessor, one);
  }
  return last;
}

/** The day on which each place began; none for places that a row names as a predecessor on that day or before. */
function firstDays(successions: readonly Succession[]): ReadonlyMap<string, Day> {
  const first = new Map<string, Day>();
  for (const { place, on } of successions) {
    const known = first.get(place);
    if (known === undefined || on < known) first.set(place, on);
  }
  for (const { predecessor, on } of successions) {
    const begins = first.get(predecessor);
    if (begins !== undefined && on <= begins) first.delete(predecessor);
  }
  return first;
}

/** The day of handing over may be the last one of the term. */
function endsAfter(to: Term["to"], on: Day): boolean {
  return to === null || to.earliest > on;
}
