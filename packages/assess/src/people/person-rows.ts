import type {
  Dissent,
  Duty,
  Excuse,
  Judgement,
  Leave,
  PeopleEvidence,
  PersonComment,
  PracticeRecord,
  RoutineRecord,
} from "../people-evidence.ts";
import type { CreditedTerm } from "./outcomes.ts";
import type { Serving } from "./serving.ts";

/** The rows of every table by person, grouped once, so that the cost stays linear in persons. */
export interface PersonRows {
  readonly duties: ReadonlyMap<number, readonly Duty[]>;
  readonly judgements: ReadonlyMap<number, readonly Judgement[]>;
  readonly routine: ReadonlyMap<number, readonly RoutineRecord[]>;
  readonly comments: ReadonlyMap<number, readonly PersonComment[]>;
  readonly excuses: ReadonlyMap<number, readonly Excuse[]>;
  readonly dissent: ReadonlyMap<number, readonly Dissent[]>;
  readonly leave: ReadonlyMap<number, readonly Leave[]>;
  readonly records: ReadonlyMap<number, readonly PracticeRecord[]>;
  readonly projects: ReadonlyMap<number, readonly number[]>;
  readonly credited: ReadonlyMap<number, readonly CreditedTerm[]>;
}

/** Groups the evidence by person. */
export function personRows(evidence: PeopleEvidence, credited: readonly CreditedTerm[], serving: Serving): PersonRows {
  const byPerson = <T extends { readonly person: number }>(rows: readonly T[]) =>
    Map.groupBy(rows, ({ person }) => person);
  return {
    duties: byPerson(evidence.duties),
    judgements: byPerson(evidence.judgements),
    routine: byPerson(evidence.routine),
    comments: byPerson(evidence.comments),
    excuses: byPerson(evidence.excuses),
    dissent: byPerson(evidence.dissent),
    leave: byPerson(evidence.leave),
    records: membersOf(evidence.records, (one) => one),
    projects: membersOf(evidence.projects, (_, at) => at),
    credited: Map.groupBy(credited, ({ term }) => serving.terms[term]?.person ?? -1),
  };
}

/** Rows that several persons stand in, by each of them, once. */
function membersOf<T extends { readonly people: readonly { readonly person: number }[] }, R>(
  rows: readonly T[],
  pick: (row: T, at: number) => R,
): ReadonlyMap<number, readonly R[]> {
  const found = new Map<number, R[]>();
  rows.forEach((row, at) => {
    for (const person of new Set(row.people.map((one) => one.person))) {
      const own = found.get(person);
      if (own) own.push(pick(row, at));
      else found.set(person, [pick(row, at)]);
    }
  });
  return found;
}
