import { type Day, parseDay } from "@huabiao/kernel/calendar";
import { foldWidth } from "../match/fold.ts";
import { isMissingMark } from "./cell-number.ts";

/** Reads yes or no in the words tables use; null when nothing is said, undefined when the word is neither. */
export function parseYesNo(text: string): boolean | null | undefined {
  const word = foldWidth(text).trim().toLowerCase();
  if (isMissingMark(word)) return null;
  if (yesWords.has(word)) return true;
  return noWords.has(word) ? false : undefined;
}

/** Reads a day: 2025-12-31, 2025/12/31, 2025.12.31 or 2025年12月31日; null when missing, undefined when it is no day. */
export function parseCellDay(text: string): Day | null | undefined {
  const folded = foldWidth(text).trim();
  if (isMissingMark(folded)) return null;
  const match = /^(\d{4})([-/.年])(\d{1,2})(?:\2|月)(\d{1,2})日?(?:[T ]00:00:00(?:\.0+)?Z?)?$/u.exec(folded);
  if (!match) return undefined;
  const day = parseDay(`${match[1]}-${(match[3] as string).padStart(2, "0")}-${(match[4] as string).padStart(2, "0")}`);
  return day.ok ? day.value : undefined;
}

const yesWords = new Set("yes y true t 1 1.0 是 真 已核 已核实 已核實 √ ✓ ✔".split(" "));
const noWords = new Set("no n false f 0 0.0 否 假 未核 未核实 未核實 × ✗ ✘".split(" "));
