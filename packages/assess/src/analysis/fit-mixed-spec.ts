import {
  connectedSets,
  type FittedTerm,
  type FixedVariable,
  fitMixed,
  fixedColumns,
  generalisability,
  type MixedFit,
  oneGradeOnly,
  type RatersReason,
  ratersNeeded,
  varianceRole,
  varianceShares,
} from "@huabiao/measure";
import type { MixedSpec, TermSpec } from "@huabiao/scheme";
import type { Column } from "../columns/column.ts";
import { columnsOfTerm, groupRows, type KeptRows, keptRows, type LabelledGrouping } from "./rating-rows.ts";
import { type FittedSeverity, type SeverityReliability, type SeverityTable, tableName } from "./severity-findings.ts";
import type { SpecTable } from "./spec-table.ts";
import { reportUnfit } from "./unfit-problem.ts";

/** Fits the mixed model of a specification; null with everything that is wrong reported. Cost that of `fitMixed`. */
export function fitMixedSpec(spec: MixedSpec, of: SpecTable): FittedSeverity | null {
  const response = of.numbers(spec.response);
  const fixed = spec.fixed.map((term) => ({ term, columns: columnsOfTerm(term, of) }));
  const random = spec.random.map((term) => ({ term, columns: columnsOfTerm(term, of) }));
  const used = [...fixed, ...random].flatMap(({ columns }) => columns ?? []);
  const answers = of.table.columns.get(spec.response.name);
  const kept = response && answers && of.problems.length === 0 ? keptRows(spec, [answers, ...used], of) : null;
  if (kept === null || response === null) return null;
  const { rows } = kept;
  const rating = Float64Array.from(rows, (row) => response[row] as number);
  const groups = random.map(({ term, columns }) => groupRows(term.name, columns ?? [], rows));
  const variables = fixed.map(({ term, columns }) => variablesOf(term, columns ?? [], rows));
  const data = { response: rating, fixed: fixedColumns(variables, rows.length), random: groups };
  const fit =
    rows.length === 0 ? { ok: false as const, error: "no-data" as const } : fitMixed(data, { method: spec.method });
  if (fit.ok) return told(spec, { fit: fit.value, groups, rating, kept });
  const at = guiltyTerm(fit.error, groups, rows.length);
  const { name: term, path } = spec.random[Math.max(0, at)] as TermSpec;
  reportUnfit(fit.error, { term, path: at >= 0 ? path : ["random"] }, of);
  return null;
}

/** The place of the term that is to blame; −1 when it is none alone. */
function guiltyTerm(reason: RatersReason, groups: readonly LabelledGrouping[], n: number): number {
  if (reason === "too-few-levels") return groups.findIndex(({ levels }) => levels < 2);
  if (reason === "one-rating-per-level") return groups.findIndex(({ levels }) => levels >= n);
  return -1;
}

function variablesOf(term: TermSpec, columns: readonly Column[], rows: Int32Array): readonly FixedVariable[] {
  return term.variables.map(({ name, factor }, k): FixedVariable => {
    const column = columns[k] as Column;
    const { numbers } = column;
    if (numbers !== null && !factor) return { name, values: Float64Array.from(rows, (row) => numbers[row] as number) };
    const { codes, labels } = groupRows(name, [column], rows);
    return { name, codes, levels: labels };
  });
}

interface Fitted {
  readonly fit: MixedFit;
  readonly groups: readonly LabelledGrouping[];
  readonly rating: Float64Array;
  readonly kept: KeptRows;
}

function told(spec: MixedSpec, fitted: Fitted): FittedSeverity {
  const { fit, groups, rating, kept } = fitted;
  const at = (term: TermSpec | null) => groups.find(({ name }) => name === term?.name);
  const [subject, rater] = [at(spec.subject), at(spec.rater)];
  const sets = subject && rater ? connectedSets(subject, rater) : null;
  const parameters = fit.fixed.length + fit.terms.length + 1;
  const variances = fit.terms.map(({ name, variance }) => [name, variance] as const);
  const flat = rater ? flatLevels(rating, rater) : [];
  return {
    findings: {
      method: fit.method,
      criterion: fit.criterion,
      n: fit.ratings,
      leftOut: kept.leftOut,
      variances: Object.fromEntries([...variances, ["residual", fit.residualVariance]]),
      fixed: Object.fromEntries(
        fit.fixed.map(({ name, estimate, standardError }) => [name, { estimate, se: standardError }]),
      ),
      reliability: reliabilityOf(spec, fit),
      levels: Object.fromEntries(groups.map(({ name, levels }) => [name, levels])),
      evaluations: fit.evaluations,
      singular: fit.terms.flatMap(({ name, singular }) => (singular ? [name] : [])),
      components: sets?.count ?? null,
      dropped: fit.dropped,
      unused: [],
      fit: {
        parameters,
        aic: fit.criterion + 2 * parameters,
        bic: fit.criterion + Math.log(fit.ratings) * parameters,
      },
      oneGradeOnly: rater ? { [rater.name]: flat } : {},
      fitStatistics: {},
    },
    tables: groups.map((group, k) => {
      const inSet = group === subject ? sets?.subjects : group === rater ? sets?.raters : undefined;
      return termTable(fit.terms[k] as FittedTerm, group, inSet);
    }),
  };
}

function flatLevels(rating: Float64Array, group: LabelledGrouping): readonly string[] {
  const flat = oneGradeOnly(rating, group.codes, group.levels);
  return group.labels.filter((_, level) => flat[level]);
}

function reliabilityOf(spec: MixedSpec, fit: MixedFit): SeverityReliability {
  const roles = fit.terms.map(({ name, variance }) => ({ variance, role: varianceRole(name, spec.subject.name) }));
  const shares = varianceShares(roles, fit.residualVariance);
  const counts = fit.terms.find(({ name }) => name === spec.subject.name)?.ratings ?? new Float64Array([1]);
  const ratings = counts.length / counts.reduce((sum, count) => sum + 1 / count, 0);
  const coefficients = generalisability(shares, ratings);
  const needed = ratersNeeded(shares, spec.reliability);
  const base = { subject: spec.subject.name, rater: spec.rater?.name ?? null, ratings, target: spec.reliability };
  const {
    icc = null,
    generalisability: relative = null,
    dependability = null,
  } = coefficients.ok ? coefficients.value : {};
  const all = { ...base, icc, generalisability: relative, dependability };
  return needed.ok ? { ...all, ratersNeeded: needed.value } : { ...all, ratersNeeded: null, reason: needed.error };
}

/** Levels with their ratings, the raw mean first and what the model makes of it beside. */
function termTable(term: FittedTerm, group: LabelledGrouping, sets: Int32Array | undefined): SeverityTable {
  const header = ["level", "n", "raw_mean", "effect", "se", "prediction_se", "corrected_mean", "corrected_se"];
  const rows = group.labels.map((label, at) => [
    label,
    ...[
      term.ratings,
      term.rawMeans,
      term.effects,
      term.conditionalSds,
      term.predictionErrors,
      term.means,
      term.meanErrors,
    ].map((values) => values[at] as number),
    ...(sets ? [sets[at] as number] : []),
  ]);
  return { name: tableName(term.name), header: sets ? [...header, "set"] : header, rows };
}
