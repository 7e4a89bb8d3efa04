import type { ViewSource } from "@huabiao/scheme";
import type { EstimateFinding, PollFinding, RatingsFinding, Told } from "../../voices-finding.ts";
import type { Heard } from "../desk.ts";
import type { ViewCell, ViewColumn } from "./view-column.ts";

type Of<From extends ViewSource["from"]> = Extract<ViewSource, { readonly from: From }>;
type Body = Omit<ViewColumn, "id" | "cells"> & { readonly cell: (subject: number) => ViewCell };

/** What a poll says: of one item, or of the whole ballot. What is too small to be shown is not shown here either (R14). */
export function pollView({ polls }: Heard, source: Of<"poll">): Body {
  const poll = polls.get(source.poll);
  const item = poll?.items.findIndex(({ id }) => id === source.item) ?? -1;
  const bySubject = new Map(poll?.subjects.map((voice) => [voice.subject, voice]));
  const told = (subject: number): Told<EstimateFinding> => {
    const voice = bySubject.get(subject);
    if (voice === undefined) return { value: null, reason: "no-data" };
    return source.item === undefined ? voice.score : (voice.items[item]?.score ?? { value: null, reason: "no-data" });
  };
  return {
    kind: "voice",
    source: source.poll,
    title: source.title ?? titleOf(poll, item),
    unit: null,
    cell: (subject) => {
      const { value, reason } = told(subject);
      if (value === null) return { reason };
      const { estimate, se, lower, upper, n } = value;
      return { estimate, se, lower, upper, n };
    },
  };
}

function titleOf(poll: PollFinding | undefined, item: number): PollFinding["title"] {
  return poll?.items[item]?.title ?? poll?.title ?? "";
}

/**
 * Ratings with the severity of raters taken out; across unconnected sets of raters they are not compared (R22).
 *
 * The error of a corrected mean holds the doubt about the raters' common level, which is the same for everybody they rated and
 * drops out of a comparison: what all of a connected set have beyond the prediction error of their own effect,
 * σs² σe² / (n σs² + σe²), is taken off where figures are compared.
 */
export function ratingsView({ ratings }: Heard, source: Of<"ratings">): Body {
  const found = ratings.get(ratingsKey(source.ratings, source.item));
  const bySubject = new Map(found?.subjects.map((one) => [one.subject, one]));
  const common = found === undefined ? new Map<number, number>() : commonVariances(found);
  return {
    kind: "corrected",
    source: source.ratings,
    title: source.title ?? titleOfRatings(found, source.item),
    unit: null,
    cell: (subject) => {
      const one = bySubject.get(subject);
      if (one === undefined) return { reason: found?.subjects.length === 0 ? (found.reason ?? "no-data") : "no-data" };
      const { estimate, se, lower, upper, ratings: n, set } = one;
      return { estimate, se, lower, upper, n, apart: Math.sqrt(Math.max(0, se ** 2 - (common.get(set) ?? 0))), set };
    },
  };
}

/** Variance that all subjects of a connected set have in common. */
function commonVariances({ subjects, reliability }: RatingsFinding): ReadonlyMap<number, number> {
  const common = new Map<number, number>();
  if (reliability === null) return common;
  const { subjectVariance, residualVariance } = reliability;
  for (const { set, se, ratings } of subjects) {
    const own = (subjectVariance * residualVariance) / (ratings * subjectVariance + residualVariance);
    common.set(set, Math.max(0, Math.min(common.get(set) ?? Number.POSITIVE_INFINITY, se ** 2 - own)));
  }
  return common;
}

function titleOfRatings(found: RatingsFinding | undefined, item: string | undefined): PollFinding["title"] {
  return item ?? found?.title ?? "";
}

/** How `Heard` calls a table's ratings, of all items or of one. */
export function ratingsKey(table: string, item: string | undefined): string {
  return item === undefined ? table : `${table}\n${item}`;
}
