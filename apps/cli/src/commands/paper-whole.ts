import { renderBallotSlips, renderQuotaSheet, renderWorkbook } from "@huabiao/documents";
import type { Problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { readBallotSlips } from "../folder/ballot-slips.ts";
import { readPaperSource } from "../folder/read-people.ts";
import { paperPlace, writePaper } from "../folder/write-paper.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printProblems } from "../output/print-problems.ts";
import { printWritten, type WrittenPaper } from "../output/written.ts";

/** The options of papers about a whole assessment. */
export interface WholePaperArguments {
  readonly out?: string;
}

interface Made {
  readonly id: string;
  readonly bytes: Uint8Array;
}

type Make = (session: Session, path: string) => Promise<Result<Made, readonly Problem[]>>;

const papers: Readonly<Record<WholePaper, { readonly name: string; readonly suffix: string; readonly make: Make }>> = {
  quota: { name: "quota-sheet", suffix: ".pdf", make: makeQuota },
  workbook: { name: "workbook", suffix: ".xlsx", make: makeWorkbook },
  slips: { name: "slips", suffix: ".pdf", make: makeSlips },
};

/** Papers about a whole assessment or ballot. */
export type WholePaper = "quota" | "workbook" | "slips";

/** `huabiao paper quota|workbook FINDINGS`, `huabiao paper slips SLIPS`: one paper about the whole. */
export async function runWholePaper(
  session: Session,
  kind: WholePaper,
  of: { readonly path: string } & WholePaperArguments,
): Promise<ExitCode> {
  const { name, suffix, make } = papers[kind];
  const made = await make(session, of.path);
  const written = made.ok
    ? await writeOne(made.value, { ...of, suffix, name: `${name}.${session.language}${suffix}` })
    : made;
  if (!written.ok) {
    printProblems(session, written.error);
    return exitCodes.refused;
  }
  printWritten(session, [written.value]);
  return exitCodes.done;
}

/** Writes one paper where `out` says, or beside what it is made from. */
export async function writeOne(
  { id, bytes }: Made,
  of: { readonly path: string; readonly out?: string; readonly suffix: string; readonly name: string },
): Promise<Result<WrittenPaper, readonly Problem[]>> {
  const place = await paperPlace(of.out, { findings: of.path, suffix: of.suffix, papers: 1 });
  if (!place.ok) return err([place.error]);
  const path = await writePaper(place.value, of.name, bytes);
  return path.ok ? ok({ id, path: path.value }) : err([path.error]);
}

async function makeQuota(session: Session, path: string): ReturnType<Make> {
  const source = await readPaperSource(path);
  if (!source.ok) return err([source.error]);
  const { findings } = source.value;
  return ok({ id: findings.scheme.id, bytes: await renderQuotaSheet(findings, session) });
}

async function makeWorkbook(session: Session, path: string): ReturnType<Make> {
  const source = await readPaperSource(path);
  if (!source.ok) return err([source.error]);
  return ok({ id: source.value.findings.scheme.id, bytes: await renderWorkbook(source.value, session) });
}

async function makeSlips(session: Session, path: string): ReturnType<Make> {
  const slips = await readBallotSlips(path);
  return slips.ok ? ok({ id: "slips", bytes: await renderBallotSlips(slips.value, session) }) : slips;
}
