import type { Explanation, InputReference, LeafSteps } from "@huabiao/assess";
import { textIn } from "@huabiao/kernel/text";
import type { Session } from "../io.ts";

/** Prints an explanation as an indented tree, from the number down to the cells. */
export function printExplanation(session: Session, explanation: Explanation): void {
  session.io.out(`${textIn(explanation.subject.title, session.language)} (${explanation.subject.id})\n`);
  printNode(session, explanation, { indent: "", isRoot: true });
}

/** Prints a number that something else goes back to: in one line, or whole, down to its cells. */
export function printNumber(
  session: Session,
  explanation: Explanation,
  { indent, depth }: { readonly indent: string; readonly depth: "line" | "cells" },
): void {
  if (depth === "cells") printNode(session, explanation, { indent, isRoot: true });
  else session.io.out(`${indent}${headline(session, explanation, true)}\n`);
}

function printNode(
  session: Session,
  node: Explanation,
  at: { readonly indent: string; readonly isRoot: boolean },
): void {
  session.io.out(`${at.indent}${headline(session, node, at.isRoot)}\n`);
  const below = `${at.indent}   `;
  for (const line of stepLines(session, node)) session.io.out(`${below}${line}\n`);
  const children = [...node.children].sort((a, b) => b.weight - a.weight);
  for (const child of children) printNode(session, child, { indent: below, isRoot: false });
}

function headline({ translate, language }: Session, node: Explanation, isRoot: boolean): string {
  const title = textIn(node.node.title, language);
  const score = node.score === null ? translate("cli.explain.no-score") : String(round(node.score));
  const rank =
    node.rank === null
      ? ""
      : translate("cli.explain.rank", { rank: node.rankRange ? node.rankRange.join("–") : node.rank });
  const weight = isRoot ? "" : translate("cli.explain.weight", { percent: round(node.weight * 100) });
  const reason = node.reason === null ? "" : translate(`undefined.${node.reason}`);
  return [`■ ${title} [${node.node.id}]`, score, rank, weight, methodText(node), reason]
    .filter((part) => part !== "")
    .join("  ");
}

function methodText({ method }: Explanation): string {
  return method.aggregate ?? "";
}

function stepLines(session: Session, { steps, node, method, score }: Explanation): string[] {
  if (!steps) return [];
  const { translate } = session;
  const lines = steps.inputs.map((input) => inputLine(session, input));
  if (steps.inputs.length === 0) lines.push(translate("cli.explain.no-input"));
  const unit = node.unit ?? "";
  if (steps.value !== null)
    lines.push(translate("cli.explain.value", { lens: method.lens ?? "level", value: round(steps.value), unit }));
  return [
    ...lines,
    ...changes(session, steps, { unit, method }),
    normaliseLine(session, method.normalise, score),
  ].filter((line) => line !== "");
}

function changes(
  { translate }: Session,
  steps: LeafSteps,
  of: { readonly unit: string; readonly method: Explanation["method"] },
): string[] {
  const lines: string[] = [];
  if (steps.value === null && steps.filled !== null) {
    lines.push(
      translate("cli.explain.filled", { rule: of.method.missing ?? "", value: round(steps.filled), unit: of.unit }),
    );
  }
  if (steps.filled !== null && steps.treated !== null && steps.treated !== steps.filled) {
    lines.push(translate("cli.explain.treated", { method: of.method.treatment ?? "", value: round(steps.treated) }));
  }
  return lines;
}

function normaliseLine({ translate }: Session, normalise: string | undefined, score: number | null): string {
  return score === null || normalise === undefined
    ? ""
    : translate("cli.explain.normalised", { method: normalise, score: round(score) });
}

function inputLine({ translate }: Session, input: InputReference): string {
  const column = input.column === null ? "" : translate("cli.place.column", { column: input.column });
  const place = [input.file, translate("cli.place.row", { row: input.row }), column]
    .filter((part) => part !== "")
    .join(" ");
  return translate("cli.explain.input", {
    use: translate(`cli.explain.use.${input.use}`),
    value: input.value,
    place,
    period: input.period ?? "",
  });
}

function round(value: number): number {
  return Number(value.toPrecision(10));
}
