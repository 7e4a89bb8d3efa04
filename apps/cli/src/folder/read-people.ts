import type { PaperSource } from "@huabiao/documents";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { peopleOutline } from "./people-outline.ts";
import { readFindings } from "./read-findings.ts";

/** Reads findings that are about teams and persons. Refused as `readFindings` does, and when they are about places alone. */
export async function readPeople(path: string): Promise<Result<PaperSource, Problem>> {
  const findings = await readFindings(path);
  if (!findings.ok) return findings;
  const { people } = findings.value;
  if (people === null || people === undefined) return err(problem("cli.findings.no-people", { path }));
  if (!peopleOutline.safeParse(findings.value).success) return err(problem("cli.findings.unreadable", { path }));
  return ok({ findings: findings.value, people });
}
