import { resolve } from "node:path";
import type { Problem } from "@huabiao/kernel/problem";
import { type LintFinding, lintScheme } from "@huabiao/scheme";
import { loadEvidence } from "@huabiao/tables";
import { readSchemeFolder, type SchemeFile } from "../folder/read-scheme.ts";
import { recountBox } from "../folder/recount-box.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { noteText, printProblems, toldProblems } from "../output/print-problems.ts";

/** `huabiao check FOLDER`: form, meaning and lint of the scheme, then every cell of its tables; nothing is computed (R06). */
export async function runCheck(session: Session, folder: string, args: { readonly data?: string }): Promise<ExitCode> {
  const read = await readSchemeFolder(folder);
  if (!read.ok) {
    printProblems(session, read.error);
    return exitCodes.refused;
  }
  const { findings, waived } = lintScheme(read.value.scheme, read.value.locate);
  const loaded = await loadEvidence(read.value.scheme, {
    folder: resolve(args.data ?? read.value.folder),
    tolerate: false,
    recountBox,
  });
  const told = (problems: readonly Problem[]) => toldProblems(problems, session.translate);
  if (session.json)
    printJson(session, { findings, waived, problems: told(loaded.problems), warnings: told(loaded.warnings) });
  else {
    printLint(session, read.value, findings);
    for (const one of waived)
      session.io.out(`${session.translate("cli.check.waived", { rule: one.finding.rule, reason: one.reason })}\n`);
    session.io.out(noteText(loaded.warnings, session.translate));
    if (loaded.problems.length > 0) printProblems(session, loaded.problems);
    else
      session.io.out(
        `${session.translate("cli.check.done", { subjects: loaded.evidence?.subjects.length ?? 0, observations: loaded.evidence?.observations.value.length ?? 0, count: findings.length })}\n`,
      );
  }
  return loaded.problems.length > 0 ? exitCodes.refused : exitCodes.done;
}

function printLint({ io, translate }: Session, { name }: SchemeFile, findings: readonly LintFinding[]): void {
  for (const finding of findings) {
    const words = (part: string) => translate(`lint.${finding.rule}.${part}`, finding.facts);
    const mark = finding.severity === "warning" ? "!" : "·";
    const line =
      finding.place.line === undefined ? "" : ` ${translate("cli.place.line", { line: finding.place.line })}`;
    io.out(
      `${mark} ${finding.requirement} ${name}${line} ${translate("cli.colon")}${words("what")}\n  ${words("why")}\n  → ${words("remedy")}\n`,
    );
  }
}

function printJson({ io }: Session, value: object): void {
  io.out(`${JSON.stringify(value, null, 2)}\n`);
}
