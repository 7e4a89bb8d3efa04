import {
  type PaperOptions,
  type PaperSource,
  renderRegistrationForm,
  renderRegistrationWord,
  renderResultNotice,
} from "@huabiao/documents";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { findNamed } from "../folder/find-named.ts";
import { type FactsFile, factsOf, readFacts } from "../folder/paper-facts.ts";
import { readPeople } from "../folder/read-people.ts";
import { fileStem, paperPlace, writePaper } from "../folder/write-paper.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printProblems } from "../output/print-problems.ts";
import { openProgressBar } from "../output/progress-bar.ts";
import { printWritten, type WrittenPaper } from "../output/written.ts";

/** The options of papers about persons. */
export interface PersonPaperArguments {
  readonly all?: boolean;
  readonly facts?: string;
  readonly out?: string;
  /** A Word file to go on writing in, where the paper has one. */
  readonly word?: boolean;
}

/** Papers about one person each. */
export type PersonPaper = "form" | "notice";

/** `huabiao paper form|notice FINDINGS PERSON …`: the registration form, the notice of a result (R10, R37). */
export async function runPersonPaper(
  session: Session,
  kind: PersonPaper,
  of: { readonly findings: string; readonly persons: readonly string[] } & PersonPaperArguments,
): Promise<ExitCode> {
  const written = await writeAll(session, kind, of);
  if (!written.ok) {
    printProblems(session, written.error);
    return exitCodes.refused;
  }
  printWritten(session, written.value);
  return exitCodes.done;
}

type Asked = Parameters<typeof runPersonPaper>[2];

async function writeAll(
  session: Session,
  kind: PersonPaper,
  of: Asked,
): Promise<Result<readonly WrittenPaper[], readonly Problem[]>> {
  const source = await readPeople(of.findings);
  if (!source.ok) return err([source.error]);
  const { persons } = source.value.people;
  const facts = await readFacts(
    of.facts,
    persons.map(({ id }) => id),
  );
  const asked = personsAsked(source.value, of);
  if (!facts.ok || !asked.ok) return err([...(facts.ok ? [] : facts.error), ...(asked.ok ? [] : asked.error)]);
  const suffix = of.word ? ".docx" : ".pdf";
  const place = await paperPlace(of.out, { findings: of.findings, suffix, papers: asked.value.length });
  if (!place.ok) return err([place.error]);
  const bar = openProgressBar(session, "papers");
  const written: WrittenPaper[] = [];
  try {
    for (const at of asked.value) {
      const id = persons[at]?.id ?? "";
      const bytes = await render(source.value, at, { kind: of.word ? "word" : kind, session, facts: facts.value });
      const path = await writePaper(place.value, `${kind}-${fileStem(id)}.${session.language}${suffix}`, bytes);
      if (!path.ok) return err([path.error]);
      bar.update(written.push({ id, path: path.value }) / asked.value.length);
    }
    return ok(written);
  } finally {
    bar.done();
  }
}

/** Persons by name, or everybody; refused all at once. */
function personsAsked(
  { people }: PaperSource,
  { persons: names, all }: Asked,
): Result<readonly number[], readonly Problem[]> {
  if (all === true && names.length > 0) return err([problem("cli.portrait.all-and-some", {}, { path: ["all"] })]);
  if (all === true) return ok([...people.persons.keys()]);
  if (names.length === 0) return err([problem("cli.paper.nobody", {}, { path: ["person"] })]);
  const named = names.map((name) => findNamed("person", name, people.persons));
  const problems = named.flatMap((one) => (one.ok ? [] : [one.error]));
  return problems.length > 0 ? err(problems) : ok([...new Set(named.flatMap((one) => (one.ok ? [one.value] : [])))]);
}

interface Printing {
  readonly kind: PersonPaper | "word";
  readonly session: Session;
  readonly facts: FactsFile;
}

function render(source: PaperSource, at: number, { kind, session, facts }: Printing): Promise<Uint8Array> {
  const { language, translate } = session;
  const own = factsOf(facts, source.people.persons[at]?.id ?? "");
  const options: PaperOptions = { language, translate, facts: own };
  switch (kind) {
    case "form":
      return renderRegistrationForm(source, at, options);
    case "word":
      return renderRegistrationWord(source, at, options);
    case "notice":
      return renderResultNotice(source, at, facts.clock === null ? options : { ...options, clock: facts.clock });
  }
}
