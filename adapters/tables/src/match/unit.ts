import { foldName } from "./fold.ts";
import { foldScript } from "./script-variants.ts";

/** A header taken apart: "人均GDP（元）" is the name 人均GDP and the unit 元. */
export interface NamedUnit {
  readonly name: string;
  readonly unit: string;
}

/** Splits a header that ends in a bracket into name and unit; null when it does not. */
export function splitUnit(header: string): NamedUnit | null {
  const match = /^(.*\S)\s*[([〔【]\s*([^()[\]〔〕【】]+?)\s*[)\]〕】]$/u.exec(foldName(header));
  return match ? { name: match[1] as string, unit: match[2] as string } : null;
}

/**
 * Tells whether two units are written the same way but for width, spaces, script and the words for %.
 *
 * 万元 and 萬元, ％ and "percent" are the same; 元 and 万元 are not, and nothing is ever converted.
 */
export function isSameUnit(left: string, right: string): boolean {
  return comparable(left) === comparable(right);
}

/** Whether a unit is per cent, so that a cell may carry the sign. */
export function isPercent(unit: string): boolean {
  return comparable(unit).startsWith("%");
}

function comparable(unit: string): string {
  const folded = foldScript(foldName(unit))
    .replaceAll(" ", "")
    .replace(/^单位[:：]/u, "");
  return percentWords.has(folded.toLowerCase()) ? "%" : folded;
}

const percentWords = new Set(["%", "percent", "pct", "percentage", "百分比", "百分数", "百分率"]);
