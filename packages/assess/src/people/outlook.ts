import type { HeadFinding, PersonFinding, RecordFinding, SuggestionFinding } from "../people-finding.ts";

type Outlook = PersonFinding["outlook"][number];

/** What an outlook is drawn from. */
export interface OutlookSource {
  readonly heads: readonly HeadFinding[];
  readonly bars: SuggestionFinding["bars"];
  readonly records: readonly RecordFinding[];
  readonly comments: PersonFinding["comments"];
  /** Areas the person answers for, with their score and their weight in his duty. */
  readonly areas: readonly { readonly area: string; readonly score: number; readonly weight: number }[];
}

const weakBelow = 0.5;

/**
 * What would most improve the result next time, and what the person can do about it (R38), most helpful first: the bar to
 * clear, the area with most to gain, the view that lies lowest among peers, a disagreement to answer, records nobody has
 * verified, the report not yet written. Empty of praise and of blame.
 */
export function outlookOf({ heads, bars, records, comments, areas }: OutlookSource): Outlook[] {
  return [
    ...bars.map(({ id, from }) => ({ code: "clear-bar", facts: { bar: id, band: from } })),
    ...mostToGain(areas),
    ...weakest(heads),
    ...disagreement(heads),
    ...unverified(records),
    ...(comments.some(({ kind }) => kind === "self-report") ? [] : [{ code: "write-report", facts: {} }]),
  ];
}

/** Raising the score of an area to 100 gains its weight × what is missing. */
function mostToGain(areas: OutlookSource["areas"]): Outlook[] {
  const gains = areas.map(({ area, score, weight }) => ({ area, score, gain: weight * Math.max(0, 100 - score) }));
  const best = gains.sort((a, b) => b.gain - a.gain || (a.area < b.area ? -1 : 1))[0];
  if (best === undefined || best.gain === 0) return [];
  return [{ code: "raise-area", facts: { area: best.area, score: told(best.score), gain: told(best.gain) } }];
}

function weakest(heads: readonly HeadFinding[]): Outlook[] {
  const placed = heads.flatMap(({ head, views }) =>
    views.flatMap(({ source, above }) => (above === null ? [] : [{ head, source, above }])),
  );
  const lowest = placed.reduce<(typeof placed)[number] | null>(
    (low, one) => (low === null || one.above < low.above ? one : low),
    null,
  );
  if (lowest === null || lowest.above >= weakBelow) return [];
  const { head, source, above } = lowest;
  return [{ code: "raise-view", facts: { head, source, percent: Math.round(above * 100) } }];
}

function disagreement(heads: readonly HeadFinding[]): Outlook[] {
  const found = heads.flatMap(({ head, views, disagreements }) =>
    disagreements.map(({ first, second, difference }) => ({
      head,
      first: views[first]?.source ?? "",
      second: views[second]?.source ?? "",
      difference: Math.abs(difference),
    })),
  );
  const widest = found.sort((a, b) => b.difference - a.difference)[0];
  return widest === undefined
    ? []
    : [{ code: "answer-disagreement", facts: { ...widest, difference: told(widest.difference) } }];
}

function unverified(records: readonly RecordFinding[]): Outlook[] {
  const count = records.filter(({ verifiedBy }) => verifiedBy === null).length;
  return count === 0 ? [] : [{ code: "verify-records", facts: { count } }];
}

function told(value: number): number {
  return Number(value.toPrecision(3));
}
