import { type Problem, problem } from "@huabiao/kernel/problem";
import type { Locate, Path } from "../path.ts";

/**
 * Texts and keys that hold half a character (a lone surrogate, as `"\uD800"` writes it) or a zero character: no file,
 * digest or database can keep them. One problem `scheme.form.broken-text` for each. Cost O(nodes).
 */
export function brokenText(document: unknown, locate: Locate): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (path: Path): void => {
    problems.push(problem("scheme.form.broken-text", {}, { path, place: locate(path) }));
  };
  const walk = (value: unknown, path: Path): void => {
    if (typeof value === "string" && isBroken(value)) report(path);
    if (value === null || typeof value !== "object") return;
    for (const [key, entry] of Object.entries(value)) {
      if (isBroken(key)) report(path);
      walk(entry, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  walk(document, []);
  return problems;
}

function isBroken(text: string): boolean {
  return !text.isWellFormed() || text.includes("\u0000");
}
