import { type Problem, problem } from "@huabiao/kernel/problem";
import { ok, type Result } from "@huabiao/kernel/result";
import { parseDocument } from "../parse-document.ts";
import type { Locate, Path } from "../path.ts";
import { calibrationOf } from "./calibration-spec.ts";
import { type EstimateDocument, estimateDocument } from "./estimate-document.ts";
import type { EstimateSpec, PopulationSpec } from "./estimate-spec.ts";
import { figuresOf } from "./figure-spec.ts";
import { type Named, namesOf, type Report } from "./spec-names.ts";
import { subsetOf } from "./subset-spec.ts";

/** A specification with the way back to its lines, and what in it does not fit together whatever the table. */
export interface ParsedEstimateSpec {
  readonly spec: EstimateSpec;
  readonly locate: Locate;
  readonly problems: readonly Problem[];
}

/**
 * Reads the specification of survey estimates from YAML or JSON text.
 *
 * Refused, all at once and each with its line: syntax, unknown keys (with near names) and wrong forms. With a right form
 * the specification is given, and in `problems` what does not fit together: an entry without exactly one figure
 * (`survey.spec.one-figure`), a ratio that is not `a / b` (`.ratio-form`), a share beside no quantile
 * (`.not-a-quantile`), and a calibration whose method lacks what it needs or is given what it has no use for
 * (`.calibrate-needs`, `.calibrate-unused`, `.one-margin`). `estimateSurvey` tells them together with what the table shows.
 */
export function parseEstimateSpec(
  text: string,
  { file }: { readonly file: string },
): Result<ParsedEstimateSpec, readonly Problem[]> {
  const parsed = parseDocument(text, file, {
    schema: estimateDocument,
    empty: "survey.spec.empty",
    notMapping: "survey.spec.not-a-spec",
  });
  if (!parsed.ok) return parsed;
  const { document, locate } = parsed.value;
  const problems: Problem[] = [];
  const report = (code: string, facts: Record<string, string | number>, path: Path): void => {
    problems.push(problem(code, facts, { path, place: locate(path) }));
  };
  const spec = specOf(document, report);
  return ok({ spec, locate, problems });
}

function specOf(document: EstimateDocument, report: Report): EstimateSpec {
  const { replicates } = document;
  const method = typeof replicates === "object" ? replicates.method : replicates;
  const given = typeof replicates === "object" ? replicates : null;
  return {
    data: document.data,
    sheet: document.sheet,
    weights: optionalName(document.weights, ["weights"]),
    strata: optionalName(document.strata, ["strata"]),
    clusters: namesOf(document.cluster, ["cluster"]),
    populations: populationsOf(document),
    lonelyPsu: document.lonelyPsu === "certainty" ? "remove" : (document.lonelyPsu ?? "fail"),
    subset: subsetOf(document.subset),
    calibration: calibrationOf(document, report),
    replicates:
      method === undefined
        ? null
        : method === "jackknife"
          ? { method }
          : { method, n: given?.n ?? defaultReplicates, seed: given?.seed ?? 1 },
    df: document.df ?? null,
    figures: figuresOf(document, report),
  };
}

const defaultReplicates = 500;

function optionalName(name: string | undefined, path: Path): Named | null {
  return name === undefined ? null : { name, path };
}

function populationsOf({ fpc }: EstimateDocument): readonly PopulationSpec[] {
  if (fpc === undefined) return [];
  if (Array.isArray(fpc)) return fpc.map((one, at) => populationOf(one, ["fpc", at]));
  return [populationOf(fpc, ["fpc"])];
}

function populationOf(given: string | number | Readonly<Record<string, number>>, path: Path): PopulationSpec {
  if (typeof given === "string") return { kind: "column", column: { name: given, path } };
  if (typeof given === "number") return { kind: "number", value: given, path };
  return { kind: "strata", counts: new Map(Object.entries(given)), path };
}
