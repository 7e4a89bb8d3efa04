import type { ExplainedSection, Ingredient, PortraitExplanation } from "@huabiao/assess";
import { type Text, textIn } from "@huabiao/kernel/text";
import type { Session } from "../io.ts";
import { printNumber } from "./explanation.ts";

/**
 * Prints what a portrait is made of: view by view and part by part, each with the rows it comes from. Numbers of places are
 * opened to their cells when single parts are asked for, else told in one line.
 */
export function printPortraitExplanation(
  session: Session,
  explanation: PortraitExplanation,
  depth: "line" | "cells",
): void {
  const { io, translate, language } = session;
  if (session.json) {
    io.out(`${JSON.stringify(explanation, null, 2)}\n`);
    return;
  }
  io.out(`${textIn(explanation.title, language)} (${explanation.id})\n`);
  if (!explanation.sealed) io.out(`${translate("cli.explain.unsealed")}\n`);
  for (const section of explanation.sections) printSection(session, section, depth);
}

function printSection(session: Session, section: ExplainedSection, depth: "line" | "cells"): void {
  const { io, translate } = session;
  io.out(`\n■ ${sectionHead(session, section)}\n`);
  if (section.made.length === 0) io.out(`   ${translate("cli.explain.no-input")}\n`);
  for (const one of section.made) {
    io.out(`   ${ingredientText(session, one)}\n`);
    if (one.number !== null) printNumber(session, one.number, { indent: "      ", depth });
  }
}

function sectionHead(session: Session, { id, view }: ExplainedSection): string {
  const { translate, language } = session;
  if (view === null) return `${translate(`cli.explain.part.${id}`)} [${id}]`;
  const { head, estimate, lower, upper, n, above, reason, unit } = view;
  const figure = estimate === null ? "—" : `${round(estimate)}${unit === null ? "" : ` ${unit}`}`;
  return [
    `${textIn(head, language)} · ${viewName(session, view)} [${id}]`,
    figure,
    lower === null || upper === null || lower === upper ? "" : `[${round(lower)}, ${round(upper)}]`,
    n === null ? "" : translate("papers.heads.n", { n }),
    above === null ? "" : translate("cli.explain.above", { percent: Math.round(100 * above) }),
    reason === null ? "" : translate(`undefined.${reason}`),
  ]
    .filter((part) => part !== "")
    .join("  ");
}

/** A view's title; where the scheme gives none, what kind of source it comes from. */
function viewName({ translate, language }: Session, view: NonNullable<ExplainedSection["view"]>): string {
  const title = textIn(view.title, language);
  if (title !== view.id) return title;
  const codes = [`papers.from.${view.from}.${view.source}`, `papers.from.${view.from}`];
  return (
    codes.map((code) => ({ code, words: translate(code) })).find(({ code, words }) => code !== words)?.words ?? title
  );
}

function ingredientText(session: Session, { what, facts, at }: Ingredient): string {
  const { translate } = session;
  const told = Object.entries(facts).map(([name, fact]) => [name, factText(session, { what, name, fact })]);
  const row = at === null ? "" : `  ← ${at.file} ${translate("cli.place.row", { row: at.row })}`;
  return `${translate(`cli.explain.made.${what}`, Object.fromEntries(told)).trim()}${row}`;
}

const shares = ["share", "weight", "mix", "probability"];
/** Kinds whose reason is one of the named reasons; of others it is what somebody wrote. */
const undefinedIn = ["class", "lens", "handover", "leader"];

function factText(
  { translate, language }: Session,
  { what, name, fact }: { readonly what: string; readonly name: string; readonly fact: Text | number | null },
): string {
  if (fact === null) return name === "reason" ? "" : translate("cli.explain.unknown");
  const isShare = shares.includes(name) && what !== "record";
  if (typeof fact === "number") return isShare ? `${round(100 * fact)} %` : String(round(fact));
  const words = textIn(fact, language);
  const coded: Readonly<Record<string, string>> = {
    lens: `papers.shares.${words}`,
    kind: `papers.credits.${words}`,
    judgement: `cli.explain.judgement.${words}`,
    ...(what === "grade" ? { grade: `papers.grade.${words}` } : {}),
    ...(what === "credit" || what === "identity" ? { outcome: `papers.outcome.${words}` } : {}),
    ...(undefinedIn.includes(what) ? { reason: `undefined.${words}` } : {}),
  };
  const code = coded[name];
  const known = code === undefined ? words : translate(code);
  return known === code ? words : known;
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
