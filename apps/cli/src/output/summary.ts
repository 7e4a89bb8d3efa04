import { join } from "node:path";
import type { Findings } from "@huabiao/assess";
import type { Problem } from "@huabiao/kernel/problem";
import { textIn } from "@huabiao/kernel/text";
import type { Manifest } from "../folder/manifest.ts";
import type { Session } from "../io.ts";
import { shortPath } from "./short-path.ts";
import { textTable } from "./text-table.ts";

/** What the end of an assessment is told with. */
export interface SummaryContext {
  readonly outFolder: string;
  readonly manifest: Manifest;
  readonly warnings: readonly Problem[];
}

const longestTable = 40;

/**
 * Prints what an assessment found: a ranked table with rank bands, the surprises, the report's path.
 *
 * With `--json` one object: scheme, seed, draws, subjects with score and rank band, surprises, files.
 */
export function printSummary(session: Session, findings: Findings, context: SummaryContext): void {
  if (session.json) {
    session.io.out(`${JSON.stringify(summaryJson(findings, context), null, 2)}\n`);
    return;
  }
  const { io, translate } = session;
  const fictional = findings.scheme.fictional ? translate("cli.summary.fictional") : "";
  io.out(`\n${textIn(findings.scheme.title, session.language)} · ${findings.scheme.period}${fictional}\n`);
  for (const group of findings.groups.keys()) printGroup(session, findings, group);
  printSurprises(session, findings);
  const place = (name: string) => shortPath(join(context.outFolder, name));
  io.out(`\n${translate("cli.summary.report", { path: place("report.html") })}\n`);
  if (findings.people !== null) {
    const { persons, thin } = findings.people;
    const command = `npx huabiao portrait ${shortPath(context.outFolder)}`;
    const facts = { portrayed: persons.length - thin.length, thin: thin.length, command };
    io.out(`${translate("cli.summary.people", facts)}\n`);
  }
  io.out(`${translate("cli.summary.verify", { command: `npx huabiao verify ${shortPath(context.outFolder)}` })}\n`);
}

function printGroup(session: Session, findings: Findings, group: number): void {
  const { io, translate, language } = session;
  const ranked = ranking(findings, group);
  const heading =
    findings.groups.length > 1 ? textIn(findings.groups[group]?.title ?? "", language) : translate("cli.summary.all");
  io.out(`\n${heading} · ${translate("cli.summary.members", { count: ranked.length })}\n`);
  const header = ["rank", "subject", "score", "interval", "verdict"].map((name) =>
    translate(`cli.summary.column.${name}`),
  );
  const rows = ranked.slice(0, longestTable).map((at) => row(session, findings, at));
  io.out(`${textTable(header, rows, [0, 2])}\n`);
  if (ranked.length > longestTable)
    io.out(`${translate("cli.summary.more", { count: ranked.length - longestTable })}\n`);
}

function ranking({ subjects, nodes }: Findings, group: number): number[] {
  const ranks = nodes.at(-1)?.rank ?? [];
  return [...subjects.keys()]
    .filter((at) => subjects[at]?.group === group)
    .sort((a, b) => (ranks[a] ?? Infinity) - (ranks[b] ?? Infinity) || a - b);
}

function row({ translate, language }: Session, findings: Findings, at: number): string[] {
  const root = findings.nodes.at(-1);
  const subject = findings.subjects[at];
  const score = root?.score[at] ?? null;
  const title = textIn(subject?.title ?? "", language);
  if (score === null) return ["—", title, "—", "—", translate("cli.summary.verdict.no-score")];
  const u = root?.uncertainty ?? null;
  const band = u ? `${u.rankLower[at]}–${u.rankUpper[at]}` : `${root?.rank[at]}`;
  const interval = u ? `${fixed(u.lower[at])} – ${fixed(u.upper[at])}` : translate("cli.summary.no-interval");
  return [band, title, fixed(score), interval, verdictOf({ translate, language }, findings, at)];
}

function verdictOf(
  { translate, language }: Pick<Session, "translate" | "language">,
  findings: Findings,
  at: number,
): string {
  const subject = findings.subjects[at];
  if (findings.draws === 0) return translate("cli.summary.verdict.unknown");
  if (subject?.undecided) return translate("cli.summary.verdict.undecided");
  const suggested = findings.bands.find(({ id }) => id === subject?.band);
  return suggested
    ? translate("cli.summary.verdict.band", { band: textIn(suggested.title, language) })
    : translate("cli.summary.verdict.distinct");
}

function fixed(value: number | null | undefined): string {
  return value === null || value === undefined ? "—" : value.toFixed(1);
}

function printSurprises({ io, translate, language }: Session, findings: Findings): void {
  const { surprises, subjects, nodes } = findings;
  if (surprises.length === 0) return;
  io.out(`\n${translate("cli.surprises.title")}\n`);
  for (const { code, subject, facts } of surprises.slice(0, 12)) {
    const name = subject === null ? "" : textIn(subjects[subject]?.title ?? "", language);
    const indicator = textIn(nodes.find(({ id }) => id === facts["indicator"])?.title ?? "", language);
    const sideTitle = (which: string) =>
      textIn(findings.voices.sides.find(({ id }) => id === facts[which])?.title ?? "", language);
    const sides = { first: sideTitle("first"), second: sideTitle("second") };
    io.out(`  · ${translate(`cli.surprises.${code}`, { ...facts, ...sides, subject: name, indicator })}\n`);
  }
}

function summaryJson(findings: Findings, { outFolder, manifest, warnings }: SummaryContext) {
  const root = findings.nodes.at(-1);
  return {
    scheme: findings.scheme,
    seed: findings.seed,
    draws: findings.draws,
    subjects: findings.subjects.map((subject, at) => ({
      id: subject.id,
      group: findings.groups[subject.group]?.id ?? null,
      score: root?.score[at] ?? null,
      rank: root?.rank[at] ?? null,
      rankLower: root?.uncertainty?.rankLower[at] ?? null,
      rankUpper: root?.uncertainty?.rankUpper[at] ?? null,
      band: subject.band,
      undecided: subject.undecided,
    })),
    surprises: findings.surprises,
    flags: findings.flags.length,
    warnings,
    out: outFolder,
    files: manifest.outputs,
  };
}
