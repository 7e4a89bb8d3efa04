import type { Deputy } from "./deputy.ts";
import type { Member } from "./members.ts";
import { oddOne } from "./planted-oddities.ts";
import type { Works } from "./projects.ts";
import type { WorkRecord } from "./records.ts";

/** Who is away, excused, or about whom somebody thinks otherwise. */
export interface Circumstances {
  readonly leave: readonly (readonly [person: string, from: string, to: string | null, kind: string])[];
  readonly excuses: readonly (readonly [person: string, what: string, panel: string, reason: string])[];
  readonly dissent: readonly (readonly [person: string, by: string, text: string])[];
  /** Who must not get a grade, and why. */
  readonly noGrade: Readonly<Record<string, "long-leave" | "under-investigation" | "new-in-post">>;
}

/** The circumstances of 2025: one ill for most of the year, one under investigation, one new; a short leave hurts nobody. */
export function makeCircumstances(
  members: readonly Member[],
  {
    deputies,
    works,
    records,
  }: { readonly deputies: readonly Deputy[]; readonly works: Works; readonly records: readonly WorkRecord[] },
): Circumstances {
  const seatOf = (county: string, seat: number): string =>
    members.find((one) => one.county === county && one.seat === seat)?.person as string;
  const [ill, investigated, brief] = [seatOf("MH0701", 5), seatOf("MH1106", 1), seatOf("MH1205", 2)];
  const isNew = oddOne(deputies, "new-in-post").person;
  const failed = works.projects.find(({ id }) => id === works.failed);
  const incident = records.find(({ kind, county }) => kind === "incident" && county === "MH0907");
  return {
    leave: [
      [ill, "2025-02-10", "2025-10-26", "leave"],
      [brief, "2025-07-01", "2025-08-15", "leave"],
      [investigated, "2025-11-20", null, "investigation"],
    ],
    excuses: [
      ...(failed?.people ?? []).map(
        ({ person }) =>
          [person, failed?.id ?? "", "省委容錯糾錯評議組", "先行試點，程序齊備，未謀私利，損失已止住"] as const,
      ),
      ...(incident?.people ?? [])
        .slice(0, 1)
        .map(({ person }) => [person, incident?.id ?? "", "市容錯評議組", "緊急處置先斷後報，事後補齊手續"] as const),
    ],
    dissent: [
      [seatOf("MH0303", 0), "評議組成員甲", "債務不全由本屆形成，不宜只看當年比率"],
      [seatOf("MH1205", 3), "評議組成員乙", "林分起來前任打的底，管護之功也應寫明"],
    ],
    noGrade: { [ill]: "long-leave", [investigated]: "under-investigation", [isNew]: "new-in-post" },
  };
}
