import type { Place, Problem } from "@huabiao/kernel/problem";
import type { Translate } from "@huabiao/kernel/text";
import type { Session } from "../io.ts";

/**
 * Prints problems, every one: what, where, why, what to do; notes, which may explain them, come first.
 *
 * With `--json` one object on standard output; otherwise sentences on standard error.
 */
export function printProblems(session: Session, problems: readonly Problem[], notes: readonly Problem[] = []): void {
  const { io, translate } = session;
  if (session.json) {
    const told = { problems: toldProblems(problems, translate), warnings: toldProblems(notes, translate) };
    io.out(`${JSON.stringify(told, null, 2)}\n`);
    return;
  }
  io.err(noteText(notes, translate));
  io.err(`${problemLines(problems, translate, "✗").join("\n")}\n`);
  io.err(`${translate("cli.problems.count", { count: problems.length })}\n`);
}

/** Notes in words, marked with a dot: nothing is wrong, but worth knowing. Nothing for no notes. */
export function noteText(notes: readonly Problem[], translate: Translate): string {
  return notes.length === 0 ? "" : `${problemLines(notes, translate, "·").join("\n")}\n`;
}

/** Problems in words with their places; why and what to do are said once for neighbours that share them. */
function problemLines(problems: readonly Problem[], translate: Translate, mark: string): string[] {
  const advice = problems.map((one) => adviceLines(one, translate));
  return problems.flatMap((one, at) => {
    const next = advice[at + 1]?.join("\n");
    const own = advice[at] ?? [];
    return [`${mark} ${headline(one, translate)}`, ...(next === own.join("\n") ? [] : own)];
  });
}

function headline(one: Problem, translate: Translate): string {
  const where = placeText(one, translate);
  const what = sentence(`${one.code}.what`, one, translate) ?? one.code;
  return `${where === "" ? "" : `${where}${translate("cli.colon")}`}${what}`;
}

function adviceLines(one: Problem, translate: Translate): string[] {
  const why = sentence(`${one.code}.why`, one, translate);
  const remedy = sentence(`${one.code}.remedy`, one, translate);
  return [...(why ? [`  ${why}`] : []), ...(remedy ? [`  → ${remedy}`] : [])];
}

/** Problems for machines, each with its sentences in one language. */
export function toldProblems(problems: readonly Problem[], translate: Translate): object[] {
  return problems.map((one) => withSentences(one, translate));
}

function withSentences(one: Problem, translate: Translate) {
  return {
    ...one,
    what: sentence(`${one.code}.what`, one, translate) ?? one.code,
    why: sentence(`${one.code}.why`, one, translate),
    remedy: sentence(`${one.code}.remedy`, one, translate),
  };
}

function sentence(code: string, one: Problem, translate: Translate): string | null {
  const words = translate(code, one.facts);
  return words === code || words === "" ? null : words;
}

function placeText({ place, path }: Problem, translate: Translate): string {
  if (!place) return path.join(".");
  const parts = [place.file, place.sheet, ...cellParts(place, translate)].filter(
    (part) => part !== undefined && part !== "",
  );
  return parts.join(" ");
}

function cellParts(place: Place, translate: Translate): string[] {
  const parts: string[] = [];
  if (place.line !== undefined) parts.push(translate("cli.place.line", { line: place.line }));
  if (place.row !== undefined) parts.push(translate("cli.place.row", { row: place.row }));
  if (place.column !== undefined && place.column !== "") {
    const kind = place.line === undefined ? "column" : "character";
    parts.push(translate(`cli.place.${kind}`, { column: place.column }));
  }
  return parts;
}
