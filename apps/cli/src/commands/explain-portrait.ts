import { type ExplainedSection, explainPortrait, type PortraitExplanation } from "@huabiao/assess";
import { translatorFor } from "@huabiao/contract";
import type { PaperSource } from "@huabiao/documents";
import type { Problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { languages, textIn } from "@huabiao/kernel/text";
import { findNamed } from "../folder/find-named.ts";
import { readSealedEvidence, readSealedScheme } from "../folder/sealed-inputs.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printPortraitExplanation } from "../output/portrait-explanation.ts";
import { printProblems } from "../output/print-problems.ts";
import { openProgressBar } from "../output/progress-bar.ts";

/** `huabiao explain FINDINGS PERSON [VIEW]`: opens the numbers of a portrait to their inputs (R30). */
export async function runExplainPortrait(
  session: Session,
  of: { readonly path: string; readonly source: PaperSource; readonly part: string | undefined },
  who: { readonly kind: "person" | "team"; readonly at: number },
): Promise<ExitCode> {
  const sealed = await readSealed(session, of.path, of.source);
  const explanation = explainPortrait({ ...of.source, sealed }, who);
  const sections = of.part === undefined ? ok(explanation.sections) : sectionsNamed(explanation, of.part);
  if (!sections.ok) {
    printProblems(session, [sections.error]);
    return exitCodes.refused;
  }
  const depth = of.part === undefined ? "line" : "cells";
  printPortraitExplanation(session, { ...explanation, sections: sections.value }, depth);
  return exitCodes.done;
}

async function readSealed(session: Session, path: string, { findings, people }: PaperSource) {
  const sealed = await readSealedScheme(path, findings);
  if (sealed === null) return null;
  const reading = openProgressBar(session, "reading");
  const evidence = await readSealedEvidence(path, { findings, sealed });
  reading.done();
  const isSame = evidence?.people?.persons.every(({ id }, at) => people.persons[at]?.id === id);
  return evidence !== null && isSame ? { scheme: sealed.scheme, evidence } : null;
}

/** Sections that are called so: by id, else by the title of view, head or part in any language. */
function sectionsNamed(
  { sections }: PortraitExplanation,
  wanted: string,
): Result<readonly ExplainedSection[], Problem> {
  const byId = sections.filter(({ id }) => id === wanted);
  if (byId.length > 0) return ok(byId);
  const byTitle = sections.filter((section) => titlesOf(section).includes(wanted));
  if (byTitle.length > 0) return ok(byTitle);
  const named = sections.map((section) => ({ id: section.id, title: titlesOf(section)[0] ?? section.id }));
  const found = findNamed("part", wanted, named);
  return found.ok ? ok(sections.slice(found.value, found.value + 1)) : err(found.error);
}

function titlesOf({ id, title, view }: ExplainedSection): string[] {
  if (view === null) return languages.map((language) => translatorFor(language)(`cli.explain.part.${id}`));
  return [title ?? id, view.head].flatMap((text) => languages.map((language) => textIn(text, language)));
}
