import type { ViewSource } from "@huabiao/scheme";
import type { Judgement, PracticeRecord, RoutineRecord } from "../../people-evidence.ts";
import type { PeopleDesk } from "../desk.ts";
import { inPeriod } from "../in-period.ts";
import { exactFigure, type ViewCell, type ViewColumn } from "./view-column.ts";

type Of<From extends ViewSource["from"]> = Extract<ViewSource, { readonly from: From }>;
type Body = Omit<ViewColumn, "id" | "cells" | "title"> & { readonly cell: (unit: number) => ViewCell };

/** Share of the judgements on the named criteria that say "met", in per cent; n is how many were given. */
export function criteriaView({ evidence }: PeopleDesk, { criteria }: Of<"criteria">): Body {
  const own = evidence.judgements.filter(({ criterion }) => criteria === undefined || criteria.includes(criterion));
  const byPerson = Map.groupBy(own, ({ person }) => person);
  const isMet = ({ judgement }: Judgement) => judgement === "met";
  return { kind: "record", source: "judgements", unit: "%", cell: (person) => shareOf(byPerson.get(person), isMet) };
}

/** Share of the assessed periods graded 好 or 較好, in per cent; n is how many were graded. */
export function routineView({ evidence }: PeopleDesk): Body {
  const byPerson = Map.groupBy(evidence.routine, ({ person }) => person);
  const isGood = ({ grade }: RoutineRecord) => grade === "good" || grade === "fairly-good";
  return { kind: "record", source: "routine", unit: "%", cell: (person) => shareOf(byPerson.get(person), isGood) };
}

function shareOf<T>(rows: readonly T[] | undefined, holds: (row: T) => boolean): ViewCell {
  if (rows === undefined) return { reason: "no-data" };
  return exactFigure((100 * rows.filter(holds).length) / rows.length, rows.length);
}

/** Weight of the verified records of the period: of those a person took part in, or of the team's place. */
export function recordsView(desk: PeopleDesk, { record }: Of<"records">, kind: "team" | "person"): Body {
  const kept = desk.evidence.records.filter((one) => one.kind === record && inPeriod(one.on, desk.period));
  const found = new Map<number, PracticeRecord[]>();
  for (const one of kept) {
    const units = kind === "team" ? [one.subject] : new Set(one.people.map(({ person }) => person));
    for (const unit of units) {
      const list = found.get(unit);
      if (list) list.push(one);
      else found.set(unit, [one]);
    }
  }
  return {
    kind: "record",
    source: record,
    unit: null,
    cell: (unit) => {
      const own = found.get(unit);
      if (own === undefined) return { reason: "no-data" };
      const verified = own.filter(({ verifiedBy }) => verifiedBy !== null);
      return exactFigure(
        verified.reduce((sum, { weight }) => sum + weight, 0),
        verified.length,
      );
    },
  };
}
