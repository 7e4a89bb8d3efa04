import { explainNumber, type Findings } from "@huabiao/assess";
import type { Problem } from "@huabiao/kernel/problem";
import { ok } from "@huabiao/kernel/result";
import { findNamed } from "../folder/find-named.ts";
import { readFindings } from "../folder/read-findings.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printExplanation } from "../output/explanation.ts";
import { printProblems } from "../output/print-problems.ts";

/** `huabiao explain FINDINGS SUBJECT [NUMBER]`: walks from a number to the cells it comes from (R30). */
export async function runExplain(
  session: Session,
  path: string,
  of: { readonly subject: string; readonly number?: string },
): Promise<ExitCode> {
  const findings = await readFindings(path);
  if (!findings.ok) return refuse(session, findings.error);
  const subject = findNamed("subject", of.subject, findings.value.subjects);
  if (!subject.ok) return refuse(session, subject.error);
  const node =
    of.number === undefined
      ? ok(findings.value.nodes.length - 1)
      : findNamed("number", of.number, findings.value.nodes);
  if (!node.ok) return refuse(session, node.error);
  const explanation = explainNumber(findings.value as Findings, { subject: subject.value, node: node.value });
  if (session.json) session.io.out(`${JSON.stringify(explanation, null, 2)}\n`);
  else printExplanation(session, explanation);
  return exitCodes.done;
}

function refuse(session: Session, one: Problem): ExitCode {
  printProblems(session, [one]);
  return exitCodes.refused;
}
