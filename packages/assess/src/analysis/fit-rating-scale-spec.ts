import { type FittedFacet, fitRatingScale, type RatingScaleFit } from "@huabiao/measure";
import { itemFacet, type RatingScaleSpec } from "@huabiao/scheme";
import { filledColumn, groupRows, keptRows, type LabelledGrouping } from "./rating-rows.ts";
import { type FittedSeverity, type SeverityEstimate, type SeverityTable, tableName } from "./severity-findings.ts";
import type { SpecTable } from "./spec-table.ts";
import { reportUnfit } from "./unfit-problem.ts";

/** Fits the rating scale of a specification; null with everything that is wrong reported. Cost that of `fitRatingScale`. */
export function fitRatingScaleSpec(spec: RatingScaleSpec, of: SpecTable): FittedSeverity | null {
  const answers = spec.responses.map((named) => ({ name: named.name, numbers: of.numbers(named) }));
  const person = filledColumn(spec.person, of);
  const facets = spec.facets.map((named) => ({ name: named.name, column: filledColumn(named, of) }));
  const needed = [person, ...facets.map(({ column }) => column)].flatMap((column) => column ?? []);
  const [single] = spec.responses;
  const alone = spec.itemAt < 0 && single ? of.table.columns.get(single.name) : undefined;
  const kept = of.problems.length === 0 ? keptRows(spec, alone ? [alone, ...needed] : needed, of) : null;
  if (kept === null || person === null) return null;
  const { rating, rows, items } = longAnswers(answers, kept.rows);
  const columns = facets.flatMap(({ name, column }) => (column ? [groupRows(name, [column], rows)] : []));
  const groups = spec.itemAt < 0 ? columns : columns.toSpliced(spec.itemAt, 0, items);
  const persons = groupRows(spec.person.name, [person], rows);
  const scale = spec.scale === null ? {} : { scale: spec.scale };
  const fit = fitRatingScale({ rating, person: persons, facets: groups, ...scale }, spec.quadrature);
  if (fit.ok) return told(spec, { fit: fit.value, groups, persons, rating, leftOut: kept.leftOut });
  const places: Readonly<Record<string, string>> = { "outside-scale": "response", disconnected: "fixed" };
  reportUnfit(fit.error, { term: spec.person.name, path: [places[fit.error] ?? "random"] }, of);
  return null;
}

/** Answers one below the other: row by row, and in a row column by column. Missing answers are left out. */
function longAnswers(
  answers: readonly { readonly name: string; readonly numbers: Float64Array | null }[],
  rows: Int32Array,
): { readonly rating: Float64Array; readonly rows: Int32Array; readonly items: LabelledGrouping } {
  const found: { rating: number; row: number; item: number }[] = [];
  for (const row of rows) {
    answers.forEach(({ numbers }, item) => {
      const rating = numbers?.[row] ?? Number.NaN;
      if (!Number.isNaN(rating)) found.push({ rating, row, item });
    });
  }
  const labels = answers.map(({ name }) => name);
  const items = { name: itemFacet, levels: labels.length, labels, codes: Int32Array.from(found, ({ item }) => item) };
  const rating = Float64Array.from(found, (one) => one.rating);
  return { rating, rows: Int32Array.from(found, ({ row }) => row), items };
}

interface Fitted {
  readonly fit: RatingScaleFit;
  readonly groups: readonly LabelledGrouping[];
  readonly persons: LabelledGrouping;
  readonly rating: Float64Array;
  readonly leftOut: number;
}

function told(spec: RatingScaleSpec, { fit, groups, persons, rating, leftOut }: Fitted): FittedSeverity {
  const labelled = fit.facets.map((facet, f) => ({ facet, labels: groups[f]?.labels ?? [] }));
  const byLevel = <T>(of: (level: FittedFacet["levels"][number]) => T) =>
    Object.fromEntries(
      labelled.map(({ facet, labels }) => [
        facet.name,
        Object.fromEntries(facet.levels.map((level, at) => [labels[at] ?? "", of(level)])),
      ]),
    );
  const steps = Object.fromEntries(fit.steps.map(({ category, step }) => [String(category), estimateOf(step)]));
  const flat = labelled.map(({ facet, labels }) => [
    facet.name,
    labels.filter((_, at) => facet.levels[at]?.oneGradeOnly),
  ]);
  return {
    findings: {
      method: "rating-scale",
      criterion: fit.deviance,
      n: fit.answers,
      leftOut,
      variances: { [spec.person.name]: fit.variance },
      fixed: { ...byLevel(({ location }) => estimateOf(location)), ...(fit.steps.length > 0 ? { step: steps } : {}) },
      reliability: {
        subject: spec.person.name,
        rater: groups.find(({ name }) => name !== itemFacet)?.name ?? null,
        eap: fit.persons.reliability,
      },
      levels: Object.fromEntries([persons, ...groups].map(({ name, levels }) => [name, levels])),
      evaluations: fit.iterations,
      singular: [],
      components: 1,
      dropped: [],
      unused: fit.unused,
      fit: { parameters: fit.parameters, aic: fit.aic, bic: fit.bic },
      oneGradeOnly: Object.fromEntries(flat),
      fitStatistics: byLevel((level) => level.fit),
    },
    tables: [
      personTable(fit, persons, rating),
      ...labelled.map(({ facet, labels }) => facetTable(facet, labels)),
      ...(fit.steps.length > 0 ? [stepTable(fit)] : []),
    ],
  };
}

function estimateOf(location: FittedFacet["levels"][number]["location"]): SeverityEstimate {
  if (!location.ok) return { estimate: null, se: null, seMarginal: null, reason: location.error };
  const { estimate, conditionalError, standardError } = location.value;
  return { estimate, se: conditionalError, seMarginal: standardError };
}

const fitHeader = ["infit", "infit_z", "outfit", "outfit_z"];

function fitCells(fit: FittedFacet["levels"][number]["fit"]): readonly (number | null)[] {
  return fit === null ? [null, null, null, null] : [fit.infit, fit.infitZ, fit.outfit, fit.outfitZ];
}

function personTable({ persons }: RatingScaleFit, group: LabelledGrouping, rating: Float64Array): SeverityTable {
  const sums = new Float64Array(group.levels);
  const counts = new Float64Array(group.levels);
  group.codes.forEach((code, i) => {
    sums[code] = (sums[code] as number) + (rating[i] as number);
    counts[code] = (counts[code] as number) + 1;
  });
  const rows = group.labels.map((label, at) => [
    label,
    counts[at] as number,
    (sums[at] as number) / (counts[at] as number),
    persons.abilities[at] as number,
    persons.errors[at] as number,
    persons.scores[at] as number,
    persons.highest[at] as number,
    persons.extreme[at] ? "extreme-score" : null,
    ...fitCells(persons.fit[at] ?? null),
  ]);
  const header = ["level", "n", "raw_mean", "effect", "se", "score", "highest", "reason", ...fitHeader];
  return { name: tableName(group.name), header, rows };
}

function facetTable({ name, levels }: FittedFacet, labels: readonly string[]): SeverityTable {
  const rows = levels.map(({ answers, rawMean, location, fit, oneGradeOnly }, at) => {
    const { estimate, se, seMarginal = null, reason = null } = estimateOf(location);
    return [
      labels[at] ?? "",
      answers,
      rawMean,
      estimate,
      se,
      seMarginal,
      reason ?? (oneGradeOnly ? "one-grade-only" : null),
      ...fitCells(fit),
    ];
  });
  const header = ["level", "n", "raw_mean", "effect", "se", "se_marginal", "reason", ...fitHeader];
  return { name: tableName(name), header, rows };
}

function stepTable({ steps }: RatingScaleFit): SeverityTable {
  const rows = steps.map(({ category, step }) => {
    const { estimate, se, seMarginal = null, reason = null } = estimateOf(step);
    return [category, estimate, se, seMarginal, reason];
  });
  return { name: "step", header: ["category", "effect", "se", "se_marginal", "reason"], rows };
}
