import type { Period } from "@huabiao/measure";
import type { PeopleEvidence } from "../people-evidence.ts";

/** The evidence as the portraits of one period read it: routine grades of its years only. */
export function evidenceOfPeriod(evidence: PeopleEvidence, { from, to }: Period): PeopleEvidence {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  const routine = evidence.routine.filter(({ period }) => {
    const year = period.slice(0, 4);
    return year >= first && year <= last;
  });
  return { ...evidence, routine };
}
