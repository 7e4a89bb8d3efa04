import type { Day } from "@huabiao/kernel/calendar";
import type { Stream } from "@huabiao/kernel/random";
import type { Period } from "../coverage.ts";
import type { PlaceSuccession } from "../lineage.ts";
import { parseTerm, type TermOfOffice } from "../term.ts";

/** A term that must be readable. */
export function term(person: string, from: string, to: string | null, place = "P"): TermOfOffice {
  const read = parseTerm({ person, post: "secretary", place, from, to });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** Calendar years as periods. */
export function years(first: number, last: number): Period[] {
  return Array.from({ length: last - first + 1 }, (_, k) => ({
    from: `${first + k}-01-01` as Day,
    to: `${first + k}-12-31` as Day,
  }));
}

/** Terms with gaps, overlaps and month-only dates in a place that was merged from two others, all by chance. */
export function randomSeat(stream: Stream): { terms: TermOfOffice[]; successions: PlaceSuccession[] } {
  const day = (year: number) => {
    const month = String(1 + stream.integer(12)).padStart(2, "0");
    return stream.uniform() < 0.3 ? `${year}-${month}` : `${year}-${month}-${10 + stream.integer(18)}`;
  };
  const terms = Array.from({ length: 2 + stream.integer(7) }, (_, k) => {
    const from = 2005 + stream.integer(16);
    const to = stream.uniform() < 0.2 ? null : day(from + 1 + stream.integer(5));
    return term(`p${k}`, day(from), to, ["P", "A", "B"][stream.integer(3)] as string);
  });
  const share = 0.2 + 0.6 * stream.uniform();
  const on = `${2010 + stream.integer(6)}-06-01` as Day;
  const successions = [
    { place: "P", predecessor: "A", share, on },
    { place: "P", predecessor: "B", share: stream.uniform() < 0.5 ? 1 - share : 0.1, on },
  ];
  return { terms, successions: stream.uniform() < 0.6 ? successions : [] };
}
