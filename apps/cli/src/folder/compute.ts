import { assess, type Findings } from "@huabiao/assess";
import { translatorFor } from "@huabiao/contract";
import { renderReport } from "@huabiao/documents";
import { canonicalJson, type Json } from "@huabiao/kernel/canonical-json";
import type { Problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type Language, languages, type Translate } from "@huabiao/kernel/text";
import { loadEvidence } from "@huabiao/tables";
import { runOnThreads } from "@huabiao/threads";
import type { Session } from "../io.ts";
import { openProgressBar } from "../output/progress-bar.ts";
import { engineVersion } from "./engine-version.ts";
import type { SchemeFile } from "./read-scheme.ts";
import { recountBox } from "./recount-box.ts";
import { ranksCsv, scoresCsv } from "./score-tables.ts";

/** How an assessment is to be run. */
export interface ComputeOptions {
  readonly dataFolder: string;
  readonly seed: number | null;
  readonly draws: number | null;
  /** Null leaves it to the size of the work. */
  readonly threads: number | null;
  readonly tolerate: boolean;
  readonly language: Language;
}

/** An assessment with the bytes of every file it produces. */
export interface Computed {
  readonly findings: Findings;
  readonly warnings: readonly Problem[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Why nothing was computed, and what was noticed on the way: a guess among the notes may explain a problem. */
export interface Refusal {
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

/** Runs an assessment from a folder: evidence, findings, tables, report; nothing is written yet. */
export async function compute(
  session: Session,
  { scheme, locate }: SchemeFile,
  options: ComputeOptions,
): Promise<Result<Computed, Refusal>> {
  const reading = openProgressBar(session, "reading");
  const loaded = await loadEvidence(scheme, {
    folder: options.dataFolder,
    tolerate: options.tolerate,
    recountBox,
    onProgress: ({ done, total }) => reading.update(done / total),
  });
  reading.done();
  if (loaded.evidence === null) return err({ problems: loaded.problems, notes: loaded.warnings });
  const drawing = openProgressBar(session, "drawing");
  const assessed = await assess(scheme, loaded.evidence, {
    engine: engineVersion,
    seed: options.seed,
    draws: options.draws,
    refused: loaded.tolerated,
    runDraws: (plan) =>
      runOnThreads(plan, {
        ...(options.threads === null ? {} : { threads: options.threads }),
        onProgress: ({ done, total }) => drawing.update(done / total),
      }),
  });
  drawing.done();
  if (!assessed.ok) {
    const problems = assessed.error.map((one) => (one.place ? one : { ...one, place: locate(one.path) }));
    return err({ problems, notes: loaded.warnings });
  }
  return ok({
    findings: assessed.value,
    warnings: loaded.warnings,
    files: outputFiles(assessed.value, options.language),
  });
}

function outputFiles(findings: Findings, language: Language): ReadonlyMap<string, Uint8Array> {
  const translate = Object.fromEntries(languages.map((one) => [one, translatorFor(one)])) as Record<
    Language,
    Translate
  >;
  const texts: [string, string][] = [
    ["findings.json", `${canonicalJson(findings as unknown as Json)}\n`],
    ["scores.csv", scoresCsv(findings)],
    ["ranks.csv", ranksCsv(findings)],
    ["report.html", renderReport(findings, { language, translate })],
  ];
  return new Map(texts.map(([name, text]) => [name, Buffer.from(text)]));
}
