import { type PaperOptions, type PaperSource, renderPortraits, renderTeamPortrait } from "@huabiao/documents";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { findNamed } from "../folder/find-named.ts";
import { readPeople } from "../folder/read-people.ts";
import { fileStem, type PaperPlace, paperPlace, writePaper } from "../folder/write-paper.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printPortraitList, thinProblem } from "../output/portrait-list.ts";
import { printPersonPortrait, printTeamPortrait } from "../output/portrait-text.ts";
import { printProblems } from "../output/print-problems.ts";
import { openProgressBar } from "../output/progress-bar.ts";
import { printWritten, type WrittenPaper } from "../output/written.ts";

/** The options of `huabiao portrait`. */
export interface PortraitArguments {
  readonly pdf?: boolean;
  readonly team?: string;
  readonly all?: boolean;
  readonly out?: string;
  readonly threads?: number;
}

/**
 * `huabiao portrait FINDINGS [PERSON …]`: what the evidence says of persons and teams (R26).
 *
 * Without a name, who can be portrayed and who has too little evidence, and why. With names, their portraits in words, or with
 * `--pdf` on paper; with `--all`, everybody's on paper. Who has too little evidence is refused with the reason.
 */
export async function runPortrait(
  session: Session,
  path: string,
  of: { readonly persons: readonly string[] } & PortraitArguments,
): Promise<ExitCode> {
  const source = await readPeople(path);
  if (!source.ok) return refuse(session, [source.error]);
  const asked = sittersOf(source.value, of);
  if (!asked.ok) return refuse(session, asked.error);
  const { persons, team } = asked.value;
  const onPaper = of.pdf === true || of.all === true;
  if (persons.length === 0 && team === null && !onPaper) printPortraitList(session, source.value);
  else if (!onPaper) printAll(session, source.value, asked.value);
  else {
    const written = await writeAll(session, source.value, { ...asked.value, findings: path, args: of });
    if (!written.ok) return refuse(session, [written.error]);
    printWritten(session, written.value);
  }
  return exitCodes.done;
}

interface Sitters {
  readonly persons: readonly number[];
  readonly team: number | null;
}

/** Whose portraits are asked for; refused all at once: unknown names, too little evidence, nobody or everybody twice. */
function sittersOf(
  { people }: PaperSource,
  { persons: names, team: place, all, pdf, out }: { readonly persons: readonly string[] } & PortraitArguments,
): Result<Sitters, readonly Problem[]> {
  const named = names.map((name) => findNamed("person", name, people.persons));
  const team = place === undefined ? ok(null) : findNamed("team", place, people.teams);
  const found = named.flatMap((one) => (one.ok ? [one.value] : []));
  const thin = new Map(people.thin.map((one, at) => [one.person, { ...one, at }]));
  const isNobody = names.length === 0 && place === undefined;
  const problems = [
    ...[...named, team].flatMap((one) => (one.ok ? [] : [one.error])),
    ...found.flatMap((at) => thin.get(people.persons[at]?.id ?? "") ?? []).map(thinProblem),
    ...(all === true && !isNobody ? [problem("cli.portrait.all-and-some", {}, { path: ["all"] })] : []),
    ...(all !== true && isNobody && pdf === true ? [problem("cli.portrait.nobody", {}, { path: ["pdf"] })] : []),
    ...(all !== true && pdf !== true && out !== undefined
      ? [problem("cli.portrait.out-without-pdf", { out }, { path: ["out"] })]
      : []),
  ];
  if (problems.length > 0) return err(problems);
  const everybody = people.persons.flatMap(({ id }, at) => (thin.has(id) ? [] : [at]));
  return ok({ persons: all === true ? everybody : [...new Set(found)], team: team.ok ? team.value : null });
}

function printAll(session: Session, source: PaperSource, { persons, team }: Sitters): void {
  if (session.json) {
    const told = {
      persons: persons.map((at) => source.people.persons[at]),
      teams: team === null ? [] : [source.people.teams[team]],
    };
    session.io.out(`${JSON.stringify(told, null, 2)}\n`);
    return;
  }
  for (const person of persons) printPersonPortrait(session, source, person);
  if (team !== null) printTeamPortrait(session, source, team);
}

async function writeAll(
  session: Session,
  source: PaperSource,
  of: Sitters & { readonly findings: string; readonly args: PortraitArguments },
): Promise<Result<readonly WrittenPaper[], Problem>> {
  const { persons, team, args } = of;
  const papers = persons.length + (team === null ? 0 : 1);
  const place = await paperPlace(args.out, { findings: of.findings, suffix: ".pdf", papers });
  if (!place.ok) return place;
  const bar = openProgressBar(session, "portraits");
  const options = {
    language: session.language,
    translate: session.translate,
    ...(args.threads ? { threads: args.threads } : {}),
    onProgress: ({ done, total }: { readonly done: number; readonly total: number }) => bar.update(done / total),
  };
  try {
    const written = await writePersons(source, persons, { place: place.value, options });
    if (!written.ok || team === null) return written;
    const paper = await writeTeam(source, team, { place: place.value, options });
    return paper.ok ? ok([...written.value, paper.value]) : paper;
  } finally {
    bar.done();
  }
}

interface Writing {
  readonly place: PaperPlace;
  readonly options: PaperOptions;
}

async function writePersons(
  source: PaperSource,
  persons: readonly number[],
  { place, options }: Writing,
): Promise<Result<readonly WrittenPaper[], Problem>> {
  const written: WrittenPaper[] = [];
  for await (const { person, bytes } of renderPortraits(source, persons, options)) {
    const id = source.people.persons[person]?.id ?? "";
    const path = await writePaper(place, `${fileStem(id)}.${options.language}.pdf`, bytes);
    if (!path.ok) return path;
    written.push({ id, path: path.value });
  }
  return ok(written);
}

async function writeTeam(
  source: PaperSource,
  team: number,
  { place, options }: Writing,
): Promise<Result<WrittenPaper, Problem>> {
  const id = source.people.teams[team]?.id ?? "";
  const bytes = await renderTeamPortrait(source, team, options);
  const path = await writePaper(place, `team-${fileStem(id)}.${options.language}.pdf`, bytes);
  return path.ok ? ok({ id, path: path.value }) : path;
}

function refuse(session: Session, problems: readonly Problem[]): ExitCode {
  printProblems(session, problems);
  return exitCodes.refused;
}
