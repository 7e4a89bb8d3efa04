import { dayNumber } from "@huabiao/kernel/calendar";
import { normalQuantile } from "@huabiao/measure";
import type { ViewSource } from "@huabiao/scheme";
import type { NodeFinding } from "../../findings.ts";
import { abandonedProjects } from "../abandoned.ts";
import type { PeopleDesk } from "../desk.ts";
import { spanDays } from "../span-days.ts";
import type { ViewCell, ViewColumn, ViewFigure } from "./view-column.ts";

type Of<From extends ViewSource["from"]> = Extract<ViewSource, { readonly from: From }>;
type Body = Omit<ViewColumn, "id" | "cells" | "title"> & { readonly cell: (unit: number) => ViewCell };

/** Score of a node at the place: of the team, or of a person's main post. */
export function nodeView(desk: PeopleDesk, { node }: Of<"node">, placeOf: (unit: number) => number): Body {
  const found = desk.nodes.get(node);
  const width = normalQuantile((1 + (desk.computed.scheme.method?.uncertainty?.interval ?? 0.9)) / 2);
  return {
    kind: "data",
    source: node,
    unit: null,
    cell: (unit) => (found === undefined ? { reason: "no-data" } : nodeCell(found, placeOf(unit), width)),
  };
}

function nodeCell({ score, uncertainty }: NodeFinding, place: number, width: number): ViewCell {
  const estimate = score[place] ?? null;
  if (estimate === null) return { reason: "no-data" };
  const [lower, upper] = [uncertainty?.lower[place] ?? null, uncertainty?.upper[place] ?? null];
  const se = lower === null || upper === null ? 0 : (upper - lower) / 2 / width;
  return { estimate, se, lower, upper, n: null };
}

/**
 * Own indicators by duty (R23): the mean score of the areas a person answers for, weighted by share × days of the period.
 * n is the number of areas with a score.
 */
export function dutiesView(desk: PeopleDesk): Body {
  const byPerson = Map.groupBy(desk.evidence.duties, ({ person }) => person);
  const [first, last] = [dayNumber(desk.period.from), dayNumber(desk.period.to) + 1];
  return {
    kind: "data",
    source: "duties",
    unit: null,
    cell: (person) => {
      let [sum, weights, n] = [0, 0, 0];
      for (const { subject, area, share, from, to } of byPerson.get(person) ?? []) {
        const begins = from === null ? first : Math.max(first, spanDays(from, null).start);
        const ends = to === null ? last : Math.min(last, spanDays(from ?? to, to).end);
        const score = desk.nodes.get(area)?.score[subject] ?? null;
        const weight = share * Math.max(0, ends - begins);
        if (score === null || !(weight > 0)) continue;
        sum += weight * score;
        weights += weight;
        n++;
      }
      return n === 0 ? { reason: "no-data" } : { estimate: sum / weights, se: 0, lower: null, upper: null, n };
    },
  };
}

/**
 * Share of the team's result (R27): the member's part of the difference of the place's index from its group's mean, in
 * points. Over the members it sums to that difference.
 */
export function shareView(desk: PeopleDesk): Body {
  return {
    kind: "share",
    source: "share",
    unit: null,
    cell: (person) => {
      const team = desk.teams[desk.teamOfPerson[person] as number];
      if (team === undefined) return { reason: "no-data" };
      const { made } = team.division;
      if (!made.ok) return { reason: made.error };
      const difference = desk.subjects[team.subject]?.difference ?? null;
      if (difference === null) return { reason: "no-data" };
      const at = team.members.findIndex((member) => member.person === person);
      const part = made.value.shares[at] ?? 0;
      return { ...scaled(indexCell(desk, team.subject), part), estimate: part * difference };
    },
  };
}

/** The index of a place as a figure around its group's mean. */
function indexCell(desk: PeopleDesk, subject: number): ViewFigure {
  const difference = desk.subjects[subject]?.difference ?? 0;
  const index = nodeView(desk, { id: "", from: "node", node: rootOf(desk) }, () => subject).cell(subject);
  if (index === null || !("estimate" in index))
    return { estimate: difference, se: 0, lower: null, upper: null, n: null };
  const shift = (end: number | null) => (end === null ? null : end - index.estimate + difference);
  return { ...index, estimate: difference, lower: shift(index.lower), upper: shift(index.upper) };
}

function rootOf({ nodes }: PeopleDesk): string {
  return [...nodes.keys()].at(-1) ?? "";
}

function scaled({ estimate, se, lower, upper, n }: ViewFigure, part: number): ViewFigure {
  const scale = (end: number | null) => (end === null ? null : end * part);
  return { estimate: estimate * part, se: se * part, lower: scale(lower), upper: scale(upper), n };
}

/** What is credited or debited of an outcome to a person, or to the members of a team at its place; more is better (R13). */
export function creditsView(desk: PeopleDesk, { outcome }: Of<"credits">, kind: "team" | "person"): Body {
  const sums = new Map<number, { estimate: number; lower: number; upper: number; n: number }>();
  for (const { unit, amounts } of creditedUnits(desk, outcome, kind)) {
    const [credit, lower, upper] = amounts;
    const sum = sums.get(unit) ?? { estimate: 0, lower: 0, upper: 0, n: 0 };
    const n = sum.n + 1;
    sums.set(unit, { estimate: sum.estimate + credit, lower: sum.lower + lower, upper: sum.upper + upper, n });
  }
  return {
    kind: "data",
    source: outcome,
    unit: desk.computed.scheme.indicators.find(({ id }) => id === outcome)?.unit ?? null,
    cell: (unit) => {
      const sum = sums.get(unit);
      return sum === undefined ? { reason: "no-overlap" } : { ...sum, se: 0 };
    },
  };
}

interface CreditedUnit {
  readonly unit: number;
  /** The credit, and the least and the most that uncertain dates allow. */
  readonly amounts: readonly [credit: number, lower: number, upper: number];
}

/** Single credits of an outcome by person, or by the place of those who serve there in the period. */
function creditedUnits(desk: PeopleDesk, outcome: string, kind: "team" | "person"): CreditedUnit[] {
  if (outcome === abandonedProjects) {
    const debits = [...desk.abandoned.debits].flatMap(([person, own]) => own.map((one) => ({ person, ...one })));
    return debits.map(({ person, subject, amount }) => ({
      unit: kind === "person" ? person : subject,
      amounts: [-amount, -amount, -amount],
    }));
  }
  return desk.credited.flatMap(({ outcome: id, subject, term, credit, lower, upper }): CreditedUnit[] => {
    const served = desk.serving.terms[term];
    const isMembers = served?.subject === subject && served.daysInPeriod > 0;
    if (id !== outcome || served === undefined || (kind === "team" && !isMembers)) return [];
    return [{ unit: kind === "person" ? served.person : subject, amounts: [credit, lower, upper] }];
  });
}
