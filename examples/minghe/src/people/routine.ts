import { openStream } from "@huabiao/kernel/random";
import type { Cell } from "../csv.ts";
import { dayOf } from "../day-text.ts";
import { purposes } from "../streams.ts";
import { type Member, portrayed } from "./members.ts";

const reasons = {
  good: "急事到場，難事有進展",
  "fairly-good": "按時辦結，少數事項拖延",
  fair: "兩項承諾未按期",
  poor: "推諉，群眾反映較多",
} as const;

/** Grades of daily conduct in the four quarters of 2025 that a member was in post at the end of, by merit and luck. */
export function routineRows(seed: number, members: readonly Member[]): Cell[][] {
  return portrayed(members).flatMap(({ person, merits, from, to }, at) => {
    const stream = openStream(seed, purposes.routine, at);
    return [1, 2, 3, 4].flatMap((quarter): Cell[][] => {
      const ends = dayOf("2025-01-01") + 91 * quarter - 1;
      const luck = (0.8 * ((merits[2] as number) + (merits[3] as number))) / 2 + 0.8 * stream.normal();
      const grade = luck > 0.35 ? "good" : luck > -0.9 ? "fairly-good" : luck > -2 ? "fair" : "poor";
      const isThere = dayOf(from) <= ends - 45 && (to === null || dayOf(to) >= ends);
      return isThere ? [[person, `2025Q${quarter}`, grade, "市委組織部", reasons[grade]]] : [];
    });
  });
}
