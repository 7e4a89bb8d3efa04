import { type Problem, problem } from "@huabiao/kernel/problem";
import { ok, type Result } from "@huabiao/kernel/result";
import { suggestions } from "../near-name.ts";
import { parseDocument } from "../parse-document.ts";
import type { Locate, Path } from "../path.ts";
import type { EstimateSpec } from "./estimate-spec.ts";
import { type SeverityDocument, severityDocument } from "./severity-document.ts";
import { type Named, namesOf, type Report } from "./spec-names.ts";
import { subsetOf } from "./subset-spec.ts";
import { type TermSpec, termsOf } from "./term-spec.ts";

/** What is shared by all methods. */
interface SharedSpec {
  readonly data: string;
  readonly sheet: string | undefined;
  readonly subset: EstimateSpec["subset"];
}

/** A mixed model of ratings. */
export interface MixedSpec extends SharedSpec {
  readonly method: "reml" | "ml";
  readonly response: Named;
  readonly fixed: readonly TermSpec[];
  readonly random: readonly TermSpec[];
  /** Which random term is the subject and which the rater; the rater is null when there is one term only. */
  readonly subject: TermSpec;
  readonly rater: TermSpec | null;
  readonly reliability: number;
}

/** A many-facet rating-scale model. */
export interface RatingScaleSpec extends SharedSpec {
  readonly method: "rating-scale";
  /** One column of answers, or one for each item. */
  readonly responses: readonly Named[];
  readonly person: Named;
  /** Without the facet that several answer columns make. */
  readonly facets: readonly Named[];
  /** Where the answer columns stand as a facet; −1 with one column. */
  readonly itemAt: number;
  readonly quadrature: { readonly nodes?: number; readonly range?: number };
  readonly scale: readonly [number, number] | null;
}

/** What to fit to a table of ratings. */
export type SeveritySpec = MixedSpec | RatingScaleSpec;

/** A specification with the way back to its lines. */
export interface ParsedSeveritySpec {
  readonly spec: SeveritySpec;
  readonly locate: Locate;
  readonly problems: readonly Problem[];
}

/**
 * Reads the specification of `huabiao severity` from YAML or JSON text.
 *
 * Refused, all at once and each with its line: syntax, unknown keys (with near names), wrong forms, and what does not fit
 * together: a term that is none (`severity.spec.term-form`), a term twice (`.repeated`), a column as numbers and as a factor (`.both-ways`), a key that the method has no use
 * for (`.unused`), a subject or rater that is no random term (`.not-random`), several answer columns for a mixed model
 * (`.one-response`), and a rating scale without exactly one person (`.one-person`), without facets (`.no-facet`), with
 * crossed facets (`.facet-crossed`) or with a scale that runs backwards (`.scale-reversed`).
 */
export function parseSeveritySpec(
  text: string,
  { file }: { readonly file: string },
): Result<ParsedSeveritySpec, readonly Problem[]> {
  const parsed = parseDocument(text, file, {
    schema: severityDocument,
    empty: "severity.spec.empty",
    notMapping: "severity.spec.not-a-spec",
  });
  if (!parsed.ok) return parsed;
  const { document, locate } = parsed.value;
  const problems: Problem[] = [];
  const report: Report = (code, facts, path) => {
    problems.push(problem(code, facts, { path, place: locate(path) }));
  };
  const spec = document.method === "rating-scale" ? ratingScaleOf(document, report) : mixedOf(document, report);
  return problems.length > 0 || spec === null ? { ok: false, error: problems } : ok({ spec, locate, problems });
}

function sharedOf(document: SeverityDocument): SharedSpec {
  return { data: document.data, sheet: document.sheet, subset: subsetOf(document.subset) };
}

function mixedOf(document: SeverityDocument, report: Report): MixedSpec | null {
  const method = document.method === "ml" ? "ml" : "reml";
  reportUnused(document, { method, keys: ["nodes", "range", "scale"] }, report);
  const responses = namesOf(document.response, ["response"]);
  if (responses.length !== 1) report("severity.spec.one-response", { count: responses.length }, ["response"]);
  const fixed = namesOf(document.fixed, ["fixed"]).flatMap((entry) => termsOf(entry, report));
  reportBothWays(fixed, report);
  const random = namesOf(document.random, ["random"]).flatMap((entry) => randomTerm(entry, report));
  reportRepeated(random, report);
  const [first, second] = random;
  const subject = document.subject === undefined ? first : named(document.subject, ["subject"], random, report);
  const others = random.filter((term) => term !== subject);
  const rater = document.rater === undefined ? (others[0] ?? second) : named(document.rater, ["rater"], others, report);
  const [response] = responses;
  if (response === undefined || subject === undefined) return null;
  const reliability = document.reliability ?? defaultReliability;
  return { method, response, fixed, random, subject, rater: rater ?? null, reliability, ...sharedOf(document) };
}

const defaultReliability = 0.8;

function randomTerm(entry: Named, report: Report): readonly TermSpec[] {
  const terms = termsOf(entry, report);
  if (terms.length <= 1) return terms;
  report("severity.spec.term-form", { term: entry.name }, entry.path);
  return [];
}

function reportRepeated(terms: readonly { readonly name: string; readonly path: Path }[], report: Report): void {
  terms.forEach(({ name, path }, at) => {
    if (terms.slice(0, at).some((other) => other.name === name)) report("severity.spec.repeated", { term: name }, path);
  });
}

/** A column cannot be numbers in one fixed term and a factor in another: both would have the same name. */
function reportBothWays(terms: readonly TermSpec[], report: Report): void {
  const first = new Map<string, boolean>();
  for (const { variables, path } of terms) {
    for (const { name, factor } of variables) {
      if ((first.get(name) ?? factor) !== factor) report("severity.spec.both-ways", { column: name }, path);
      first.set(name, first.get(name) ?? factor);
    }
  }
}

function named(name: string, path: Path, among: readonly TermSpec[], report: Report): TermSpec | undefined {
  const found = among.find((term) => term.name === name);
  const known = among.map((term) => term.name);
  if (found === undefined) report("severity.spec.not-random", { name, ...toldNames(name, known) }, path);
  return found;
}

function toldNames(name: string, known: readonly string[]): { readonly known: string } {
  return { known: suggestions(name, known).known };
}

function reportUnused(
  document: SeverityDocument,
  of: { readonly method: string; readonly keys: readonly (keyof SeverityDocument)[] },
  report: Report,
): void {
  for (const key of of.keys) {
    if (document[key] !== undefined) report("severity.spec.unused", { method: of.method, key }, [key]);
  }
}

function ratingScaleOf(document: SeverityDocument, report: Report): RatingScaleSpec | null {
  reportUnused(document, { method: "rating-scale", keys: ["subject", "rater", "reliability"] }, report);
  const responses = namesOf(document.response, ["response"]);
  const persons = namesOf(document.random, ["random"]).flatMap((entry) => plainTerm(entry, report));
  const [person] = persons;
  if (persons.length !== 1) report("severity.spec.one-person", { count: persons.length }, ["random"]);
  const listed = namesOf(document.fixed, ["fixed"]).flatMap((entry) => plainTerm(entry, report));
  reportRepeated(listed, report);
  reportRepeated(responses, report);
  const wide = responses.length > 1;
  const at = wide ? listed.findIndex(({ name }) => name === itemFacet) : -1;
  const facets = listed.filter((_, k) => k !== at);
  if (facets.length === 0 && !wide) report("severity.spec.no-facet", {}, ["fixed"]);
  const { scale, nodes, range } = document;
  if (scale !== undefined && scale[0] >= scale[1]) {
    report("severity.spec.scale-reversed", { low: scale[0], high: scale[1] }, ["scale"]);
  }
  if (person === undefined) return null;
  return {
    method: "rating-scale",
    responses,
    person,
    facets,
    itemAt: wide ? Math.max(0, at) : -1,
    quadrature: { ...(nodes === undefined ? {} : { nodes }), ...(range === undefined ? {} : { range }) },
    scale: scale ?? null,
    ...sharedOf(document),
  };
}

/** The facet that several answer columns make. */
export const itemFacet = "item";

function plainTerm(entry: Named, report: Report): readonly Named[] {
  const terms = termsOf(entry, report);
  const [variable, more] = terms[0]?.variables ?? [];
  if (terms.length === 1 && variable !== undefined && more === undefined)
    return [{ name: variable.name, path: entry.path }];
  if (terms.length > 0) report("severity.spec.facet-crossed", { term: entry.name }, entry.path);
  return [];
}
