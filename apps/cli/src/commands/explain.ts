import { explainNumber, type Findings } from "@huabiao/assess";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { languages, type Text, textIn } from "@huabiao/kernel/text";
import { nearNames } from "@huabiao/scheme";
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

const mostListed = 8;

function findNamed(
  kind: "subject" | "number",
  wanted: string,
  among: readonly { readonly id: string; readonly title: Text }[],
): Result<number, Problem> {
  const names = (one: { readonly id: string; readonly title: Text }) => [
    one.id,
    ...languages.map((language) => textIn(one.title, language)),
  ];
  const at = among.findIndex((one) => one.id === wanted);
  if (at >= 0) return ok(at);
  const matching = [...among.keys()].filter((k) => names(among[k] as (typeof among)[number]).includes(wanted));
  if (matching.length === 1) return ok(matching[0] as number);
  const near = nearNames(wanted, [...new Set(among.flatMap(names))]);
  const some = among.slice(0, mostListed).map(({ id }) => id);
  const suggestions = near.length > 0 ? near.join(", ") : `${some.join(", ")}${among.length > mostListed ? " …" : ""}`;
  return err(problem(`cli.explain.unknown-${kind}`, { wanted, suggestions }));
}

function refuse(session: Session, one: Problem): ExitCode {
  printProblems(session, [one]);
  return exitCodes.refused;
}
