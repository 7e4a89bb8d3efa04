import type { PeopleFinding } from "@huabiao/assess";
import type { PaperSource } from "@huabiao/documents";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { paperOutline, peopleOutline } from "./people-outline.ts";
import { readFindings } from "./read-findings.ts";

/** Reads findings that are about teams and persons. Refused as `readFindings` does, and when they are about places alone. */
export async function readPeople(path: string): Promise<Result<PaperSource, Problem>> {
  const source = await readPaperSource(path);
  return source.ok && source.value.people === nobody ? err(problem("cli.findings.no-people", { path })) : source;
}

/** Reads findings for papers about the whole, whether or not they are about people. Refused as `readFindings` does. */
export async function readPaperSource(path: string): Promise<Result<PaperSource, Problem>> {
  const findings = await readFindings(path);
  if (!findings.ok) return findings;
  const { people = null } = findings.value;
  const told = people === null || peopleOutline.safeParse(people).success;
  if (!told || !paperOutline.safeParse(findings.value).success)
    return err(problem("cli.findings.unreadable", { path }));
  return ok({ findings: findings.value, people: people ?? nobody });
}

const nobody: PeopleFinding = {
  teamHeads: [],
  personHeads: [],
  teamBands: [],
  personBands: [],
  teams: [],
  persons: [],
  thin: [],
  projects: [],
  outcomes: [],
  leaders: null,
  polls: [],
  ratings: [],
};
