import { renderGatePaper } from "@huabiao/documents";
import type { Problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { gateMatter, type Laid } from "../folder/gate-matter.ts";
import { readFacts } from "../folder/paper-facts.ts";
import { readPaperSource } from "../folder/read-people.ts";
import { readSchemeFolder } from "../folder/read-scheme.ts";
import { readSealedScheme } from "../folder/sealed-inputs.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printProblems } from "../output/print-problems.ts";
import { printWritten, type WrittenPaper } from "../output/written.ts";
import { writeOne } from "./paper-whole.ts";

/** The options of `huabiao paper gate`. */
export interface GatePaperArguments {
  readonly before?: string;
  readonly facts?: string;
  readonly out?: string;
}

/** `huabiao paper gate FINDINGS [--before FINDINGS|SCHEME]`: what a body signs, and what changed since last time (R04). */
export async function runGatePaper(session: Session, path: string, args: GatePaperArguments): Promise<ExitCode> {
  const written = await writeGate(session, path, args);
  if (!written.ok) {
    printProblems(session, written.error);
    return exitCodes.refused;
  }
  printWritten(session, [written.value]);
  return exitCodes.done;
}

async function writeGate(
  session: Session,
  path: string,
  args: GatePaperArguments,
): Promise<Result<WrittenPaper, readonly Problem[]>> {
  const source = await readPaperSource(path);
  const known = source.ok ? source.value.people.persons.map(({ id }) => id) : [];
  const facts = await readFacts(args.facts, known);
  const before = args.before === undefined ? ok(null) : await readLaid(args.before);
  if (!source.ok || !facts.ok || !before.ok)
    return err([
      ...(source.ok ? [] : [source.error]),
      ...(facts.ok ? [] : facts.error),
      ...(before.ok ? [] : before.error),
    ]);
  const { findings } = source.value;
  const scheme = (await readSealedScheme(path, findings))?.scheme ?? null;
  const matter = gateMatter(session, { source: source.value, scheme }, { before: before.value, facts: facts.value });
  const { language, translate } = session;
  const bytes = await renderGatePaper(findings, matter, { language, translate, facts: facts.value.shared });
  const name = `gate-paper.${language}.pdf`;
  return writeOne({ id: findings.scheme.id, bytes }, { path, ...args, suffix: ".pdf", name });
}

/** What was laid before: findings, or a scheme where the path holds one. */
async function readLaid(path: string): Promise<Result<Laid, readonly Problem[]>> {
  const source = await readPaperSource(path);
  if (source.ok) {
    const sealed = await readSealedScheme(path, source.value.findings);
    return ok({ source: source.value, scheme: sealed?.scheme ?? null });
  }
  const scheme = await readSchemeFolder(path);
  if (scheme.ok) return ok({ source: null, scheme: scheme.value.scheme });
  const isScheme = scheme.error.every(({ code }) => code.startsWith("scheme."));
  return err(isScheme ? scheme.error : [source.error]);
}
