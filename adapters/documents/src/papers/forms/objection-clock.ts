import { type Day, dayNumber, dayOf } from "@huabiao/kernel/calendar";
import type { Text } from "@huabiao/kernel/text";
import type { PaperWords } from "../paper-words.ts";
import statutory from "./objection-clock.json" with { type: "json" };

/** Until when one may object, and until when an answer is due: rule data with its source, not code. */
export interface ObjectionClock {
  readonly cite: Text;
  readonly steps: readonly {
    readonly step: string;
    readonly days: number;
    /** What starts the days: `notified` is the day the person got to know the result. */
    readonly from: string;
    readonly mayExtendBy?: number;
  }[];
}

/** The clock of the civil servants' law, as the data file beside this one states it. */
export const statutoryClock: ObjectionClock = statutory;

/** One row a step: what, within how many days of what, and the last day where the start is known. */
export function clockRows(
  words: PaperWords,
  clock: ObjectionClock,
  notifiedOn: string | undefined,
): readonly (readonly string[])[] {
  return clock.steps.map(({ step, days, from, mayExtendBy }) => [
    words.say(`notice.step.${step}`),
    words.say(`notice.limit.${from}`, { days }) +
      (mayExtendBy === undefined ? "" : words.say("notice.extend", { days: mayExtendBy })),
    from === "notified" && notifiedOn !== undefined ? words.day(dayAfter(notifiedOn, days)) : "",
  ]);
}

/** The day so many days after another; the first day is not counted. */
export function dayAfter(day: string, days: number): string {
  return dayOf(dayNumber(day as Day) + days);
}
