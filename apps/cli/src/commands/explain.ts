import { explainNumber, type Findings } from "@huabiao/assess";
import type { PaperSource } from "@huabiao/documents";
import type { Problem } from "@huabiao/kernel/problem";
import { ok } from "@huabiao/kernel/result";
import { findNamed } from "../folder/find-named.ts";
import { readFindings } from "../folder/read-findings.ts";
import { readPeople } from "../folder/read-people.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printExplanation } from "../output/explanation.ts";
import { printProblems } from "../output/print-problems.ts";
import { runExplainPortrait } from "./explain-portrait.ts";

/** What is to be explained: of whom, and which of the numbers. */
export interface Asked {
  readonly subject: string;
  readonly number?: string;
  /** The team of the place, not the place. */
  readonly team?: boolean;
}

/** `huabiao explain FINDINGS SUBJECT [NUMBER]`: walks from a number to the cells it comes from (R30). */
export async function runExplain(session: Session, path: string, of: Asked): Promise<ExitCode> {
  const findings = await readFindings(path);
  if (!findings.ok) return refuse(session, findings.error);
  const subject = findNamed("subject", of.subject, findings.value.subjects);
  if (subject.ok && of.team !== true) return explainPlace(session, findings.value, { ...of, at: subject.value });
  const isAboutPlaces = (findings.value.people ?? null) === null;
  if (isAboutPlaces && !subject.ok) return refuse(session, subject.error);
  const source = await readPeople(path);
  return source.ok ? explainPeople(session, source.value, { ...of, path }) : refuse(session, source.error);
}

function explainPlace(session: Session, findings: Findings, of: Asked & { readonly at: number }): ExitCode {
  const { nodes } = findings;
  const node = of.number === undefined ? ok(nodes.length - 1) : findNamed("number", of.number, nodes);
  if (!node.ok) return refuse(session, node.error);
  const explanation = explainNumber(findings, { subject: of.at, node: node.value });
  if (session.json) session.io.out(`${JSON.stringify(explanation, null, 2)}\n`);
  else printExplanation(session, explanation);
  return exitCodes.done;
}

async function explainPeople(
  session: Session,
  source: PaperSource,
  of: Asked & { readonly path: string },
): Promise<ExitCode> {
  const { findings, people } = source;
  const kind = of.team === true ? "team" : "person";
  const among = kind === "team" ? people.teams : [...people.persons, ...findings.subjects];
  const found = findNamed(kind === "team" ? "team" : "subject", of.subject, among);
  if (!found.ok) return refuse(session, found.error);
  return runExplainPortrait(session, { path: of.path, source, part: of.number }, { kind, at: found.value });
}

function refuse(session: Session, one: Problem): ExitCode {
  printProblems(session, [one]);
  return exitCodes.refused;
}
