import { limits } from "../limits.ts";
import { foldWidth } from "../match/fold.ts";

/** Why a cell is not read as a number; the last part of its code `table.number-…`. */
type NumberRefusal =
  | "decimal-comma"
  | "grouping"
  | "big-unit"
  | "percent"
  | "parentheses"
  | "not-finite"
  | "too-large"
  | "qualified"
  | "with-unit"
  | "spreadsheet-error"
  | "unreadable";

/** What was done to read a number that is not in its plainest form. */
type NumberNote = "full-width" | "thousands" | "percent-sign";

/** A cell read as a number, as missing, or refused with the reason. */
export type CellNumber =
  | { readonly kind: "number"; readonly value: number; readonly note: NumberNote | null }
  | { readonly kind: "missing" }
  | { readonly kind: "refused"; readonly reason: NumberRefusal };

/**
 * Reads the text of a cell as a number, by rules and never by guess.
 *
 * Taken: 1234.5, .5, +3, −3 (U+2212), 1.2E+05, full-width digits and signs, thousands in groups of three by
 * comma or space (1,234.5; 1 234), a per-cent sign where the indicator's unit is %, −0 as 0.
 * Missing: empty, NA, N/A, null, -, —, .., …, 缺, 無, 无, 暂无, 暫無.
 * Refused with a reason: 1,5 and 1.234,56 (comma or point for decimals cannot be told), 1,23,456, 3萬 and
 * 2亿 (units are not multiplied), % elsewhere, (5) for −5, NaN, ∞, magnitudes over 10¹⁵⁰, <5, 约5, 5元, #DIV/0!.
 * Superscripts and circled digits are never digits. Cost O(length). Checked against a table of cases.
 */
export function parseCellNumber(text: string, options: { readonly percent: boolean }): CellNumber {
  if (plainNumber.test(text)) return finite(Number(text), null);
  const trimmed = text.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/gu, "");
  const folded = foldWidth(trimmed).trim();
  if (isMissingMark(folded)) return missing;
  const note: NumberNote | null = folded === trimmed ? null : "full-width";
  const signed = folded.replace(/^\u2212/, "-");
  if (plainNumber.test(signed)) return finite(Number(signed), note);
  if (/%$/.test(signed)) return readPercent(signed, options.percent);
  return readGrouped(signed, note);
}

/** Whether a text says that a value is missing. */
export function isMissingMark(text: string): boolean {
  return text === "" || (text.length <= 4 && missingMarks.has(text.toUpperCase()));
}

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
const missing: CellNumber = { kind: "missing" };
const missingMarks = new Set([..."- -- — —— – .. ... …… … 缺 無 无 暂无 暫無".split(" "), "NA", "N/A", "N.A.", "NULL"]);

function readPercent(text: string, allowed: boolean): CellNumber {
  const bare = text.slice(0, -1).trim();
  if (!plainNumber.test(bare) && !pointGroups.test(bare)) return refused("unreadable");
  if (!allowed) return refused("percent");
  return finite(Number(bare.replaceAll(",", "")), "percent-sign");
}

const pointGroups = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const spaceGroups = /^[+-]?[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?:\.\d+)?$/u;

function readGrouped(text: string, note: NumberNote | null): CellNumber {
  if (pointGroups.test(text)) return finite(Number(text.replaceAll(",", "")), note ?? "thousands");
  if (spaceGroups.test(text)) return finite(Number(text.replace(/[ \u00a0\u202f\u2009]/gu, "")), note ?? "thousands");
  return refused(refusalOf(text));
}

function refusalOf(text: string): NumberRefusal {
  if (/^#[A-Z0-9/!?]+$/.test(text)) return "spreadsheet-error";
  if (/^[+-]?(?:nan|inf|infinity|∞)$/i.test(text)) return "not-finite";
  if (/^\(\s*[\d.,% ]+\)$/.test(text)) return "parentheses";
  if (/^[+-]?\d[\d., ]*\s*(?:[百千萬万億亿兆]\p{L}*|thousand|million|billion|bn|mn|[kKmM])$/u.test(text))
    return "big-unit";
  if (/^(?:[<>≤≥≈~～约約近超]|大于|小于|ca?\.)\s*[+-]?\d/u.test(text)) return "qualified";
  if (/^[+-]?\d+(?:\.\d{3})*,\d+$/.test(text)) return "decimal-comma";
  if (/^[+-]?\d[\d.,\u00a0\u202f\u2009' ]*$/u.test(text)) return "grouping";
  return /^[+-]?\d[\d.,]*\s*[\p{L}‰°/$€£¥]/u.test(text) || /^[$€£¥]\s*\d/u.test(text) ? "with-unit" : "unreadable";
}

function finite(value: number, note: NumberNote | null): CellNumber {
  if (!Number.isFinite(value)) return refused("not-finite");
  if (Math.abs(value) > limits.magnitude) return refused("too-large");
  return { kind: "number", value: value === 0 ? 0 : value, note };
}

function refused(reason: NumberRefusal): CellNumber {
  return { kind: "refused", reason };
}
