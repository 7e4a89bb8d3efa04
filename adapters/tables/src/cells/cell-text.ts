import { type Cell, isUncomputed } from "../read/table.ts";

/** A cell as a person sees it: numbers in their shortest form, truth values as true and false, empty as "". */
export function cellText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if (cell === null) return "";
  if (isUncomputed(cell)) return `=${cell.formula}`;
  return typeof cell === "number" ? numberText(cell) : String(cell);
}

/** The shortest text that reads back as the same number; −0 is 0. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? "0" : String(value);
}

/** A cell's text cut to what a sentence can hold. */
export function shownText(text: string): string {
  const points = [...text.slice(0, 200)];
  const shown = points.length > 60 ? `${points.slice(0, 60).join("")}…` : points.join("");
  return shown.toWellFormed();
}
