import type { Text } from "@huabiao/kernel/text";
import type { Judgement, PracticeRecord, RoutineRecord } from "../../people-evidence.ts";
import { inPeriod } from "../in-period.ts";
import { evidenceOfPeriod } from "../period-rows.ts";
import { assessedPeriod } from "../year-values.ts";
import { type ExplainDesk, type Ingredient, ingredient, type Portrayed, rowOf } from "./portrait-explanation.ts";

/** Judgements on the political standard, with their reasons: those on the named criteria, or all. */
export function ofCriteria(desk: ExplainDesk, of: Portrayed, criteria?: readonly string[]): Ingredient[] {
  if (of.kind === "team") return [];
  const wanted = (of.person.gate?.criteria ?? []).filter(({ id }) => criteria === undefined || criteria.includes(id));
  const rows = desk.sealed?.evidence.people?.judgements.filter(({ person }) => person === of.at) ?? [];
  return wanted.flatMap(({ id, title, judgements }) =>
    judgements.map(({ examiner, judgement, reason, cites }) => {
      const row = rows.find((one) => one.criterion === id && one.examiner === examiner && one.judgement === judgement);
      return judged(desk, { criterion: title, examiner, judgement, reason, cites }, row);
    }),
  );
}

function judged(desk: ExplainDesk, facts: Readonly<Record<string, Text>>, row: Judgement | undefined): Ingredient {
  return ingredient("judgement", facts, { at: row === undefined ? null : rowOf(desk, row) });
}

/** Routine grades of the period. */
export function ofRoutine(desk: ExplainDesk, of: Portrayed): Ingredient[] {
  if (of.kind === "team") return [];
  const rows = evidenceIn(desk)?.routine.filter(({ person }) => person === of.at) ?? [];
  const rowOfGrade = (period: string, by: string): RoutineRecord | undefined =>
    rows.find((row) => row.period === period && row.by === by);
  return of.person.routine.map(({ period, grade, by, reason }) => {
    const row = rowOfGrade(period, by);
    return ingredient("grade", { period, grade, by, reason }, { at: row === undefined ? null : rowOf(desk, row) });
  });
}

/** Records of a kind in the period: those the person took part in, or those of the team's place; told whether verified. */
export function ofRecords(desk: ExplainDesk, of: Portrayed, kind: PracticeRecord["kind"]): Ingredient[] {
  const evidence = evidenceIn(desk);
  if (evidence === null) return toldRecords(of, kind);
  const period = desk.sealed === null ? null : assessedPeriod(desk.sealed.scheme);
  const isOwn = ({ subject, people }: PracticeRecord) =>
    of.kind === "team" ? subject === of.subject : people.some(({ person }) => person === of.at);
  return evidence.records
    .filter((one) => one.kind === kind && isOwn(one) && (period === null || inPeriod(one.on, period)))
    .map((one) => {
      const { id, on, title, weight, verifiedBy } = one;
      return ingredient("record", { id, on, title, weight, verifiedBy }, { at: rowOf(desk, one) });
    });
}

function toldRecords(of: Portrayed, kind: PracticeRecord["kind"]): Ingredient[] {
  const practice = of.kind === "person" ? of.person.practice : [];
  const incidents = of.kind === "person" ? of.person.incidents : of.team.incidents;
  return (kind === "practice" ? practice : incidents).map(({ id, on, title, verifiedBy }) =>
    ingredient("record", { id, on, title, weight: null, verifiedBy }),
  );
}

function evidenceIn({ sealed }: ExplainDesk) {
  const people = sealed?.evidence.people ?? null;
  return sealed === null || people === null ? null : evidenceOfPeriod(people, assessedPeriod(sealed.scheme));
}
