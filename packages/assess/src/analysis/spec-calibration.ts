import {
  type Auxiliary,
  calibrate,
  type Grouping,
  type Margin,
  nestGroups,
  postStratify,
  rake,
  type SurveyDesign,
  type SurveyRefusal,
} from "@huabiao/measure/survey";
import type { CalibrationSpec, MarginSpec, Named, TotalSpec } from "@huabiao/scheme/analysis";
import type { Column } from "../columns/column.ts";
import { marginColumns } from "./spec-columns.ts";
import { groupingOf, indicatorOf, type SpecTable } from "./spec-table.ts";

/** The design with its weights calibrated as a specification says; null with everything that is wrong reported. */
export function calibrateBySpec(design: SurveyDesign, spec: CalibrationSpec, of: SpecTable): SurveyDesign | null {
  if (spec.method === "poststratify" || spec.method === "rake") return meetMargins(design, spec, of);
  const terms = spec.totals.flatMap((total) => termsOf(total, spec.totals, of));
  if (of.problems.length > 0) return null;
  const [lower, upper] = spec.bounds;
  const { method: distance, tolerance, maxIterations } = spec;
  const made = calibrate(design, terms, { distance, bounds: { lower, upper }, tolerance, maxIterations });
  if (made.ok) return made.value;
  for (const { reason, facts } of made.error) {
    const term = terms[facts["term"] ?? -1];
    const told = { ...shown(facts), term: term?.name ?? "" };
    const row = facts["row"];
    if (term && row !== undefined) of.reportCell(`survey.${reason}`, told, { row, column: term.column });
    else of.report(`survey.${reason}`, told, term?.path ?? ["calibrate", "bounds"]);
  }
  return null;
}

/** Numbers as a sentence shows them: at most nine digits, infinities in words of mathematics. */
function shown(facts: SurveyRefusal["facts"]): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      Number.isFinite(value) ? Number(value.toPrecision(9)) : value > 0 ? "∞" : "−∞",
    ]),
  );
}

interface NamedMargin extends Margin {
  readonly spec: MarginSpec;
  readonly levels: readonly string[];
  readonly columns: readonly Column[];
}

function meetMargins(
  design: SurveyDesign,
  spec: Extract<CalibrationSpec, { method: "poststratify" | "rake" }>,
  of: SpecTable,
): SurveyDesign | null {
  const specs = spec.method === "poststratify" ? [spec.margin] : spec.margins;
  const margins = specs.flatMap((one) => marginOf(one, of) ?? []);
  const [first] = margins;
  if (of.problems.length > 0 || first === undefined) return null;
  const made = spec.method === "poststratify" ? postStratify(design, first) : rake(design, margins, spec);
  if (made.ok) return made.value;
  for (const refusal of made.error) reportMargin(refusal, margins, of);
  return null;
}

function marginOf(spec: MarginSpec, of: SpecTable): NamedMargin | null {
  const columns = marginColumns(spec.key.name, of.table.columns).map((name) => of.column({ ...spec.key, name }));
  const found = columns.flatMap((column) => (column ? [column] : []));
  if (found.length < columns.length) return null;
  const { groups, levels } = crossLevels(found);
  const all = [
    ...levels,
    ...[...spec.counts].flatMap(([level, count]) => (levels.includes(level) || count === 0 ? [] : [level])),
  ];
  const counts = Float64Array.from(all, (level) => spec.counts.get(level) ?? Number.NaN);
  return { spec, columns: found, levels: all, counts, groups: { codes: groups.codes, count: all.length } };
}

/** Columns that cross, as one grouping with the names of its groups: `x:y`. */
function crossLevels(columns: readonly Column[]): { readonly groups: Grouping; readonly levels: readonly string[] } {
  const [first, ...others] = columns as [Column, ...Column[]];
  if (others.length === 0) return { groups: groupingOf(first), levels: first.factor.levels };
  const groups = others.map(groupingOf).reduce((outer, inner) => nestGroups(outer, inner), groupingOf(first));
  const levels = new Array<string>(groups.count).fill("");
  groups.codes.forEach((code, k) => {
    if (code >= 0 && levels[code] === "")
      levels[code] = columns.map(({ factor }) => factor.levels[factor.codes[k] as number]).join(":");
  });
  return { groups, levels };
}

function reportMargin({ reason, facts }: SurveyRefusal, margins: readonly NamedMargin[], of: SpecTable): void {
  const margin = margins[facts["margin"] ?? 0] as NamedMargin;
  const level = margin.levels[facts["level"] ?? -1] ?? "";
  const told = { ...shown(facts), margin: margin.spec.key.name, level, first: margins[0]?.spec.key.name ?? "" };
  const row = facts["row"];
  if (row !== undefined) {
    const empty = margin.columns.find(({ factor }) => factor.codes[row] === -1) as Column;
    of.reportCell(`survey.${reason}`, { ...told, column: empty.name }, { row, column: empty.name });
  } else if (margin.spec.counts.has(level)) of.report(`survey.${reason}`, told, [...margin.spec.key.path, level]);
  else of.report(`survey.${reason}`, told, margin.spec.key.path);
}

interface NamedTerm extends Auxiliary {
  readonly name: string;
  readonly column: string;
  readonly path: Named["path"];
}

function termsOf(spec: TotalSpec, all: readonly TotalSpec[], of: SpecTable): readonly NamedTerm[] {
  if (spec.kind === "rows") {
    const values = new Float64Array(of.table.rows).fill(1);
    return [{ values, total: spec.total, name: "(Intercept)", column: "", path: spec.path }];
  }
  const { name, path } = spec.column;
  if (spec.kind === "column") {
    const values = of.numbers(spec.column);
    return values ? [{ values, total: spec.total, name, column: name, path }] : [];
  }
  const column = of.column(spec.column);
  if (!column) return [];
  const { levels } = column.factor;
  for (const level of levels)
    if (!spec.totals.has(level) && !all.some(({ kind }) => kind === "rows"))
      of.report("survey.sample-level-absent", { margin: name, level }, path);
  return [...spec.totals].flatMap(([level, total]): NamedTerm[] => {
    const at = levels.indexOf(level);
    if (at < 0 && total !== 0)
      of.report("survey.margin-level-absent", { margin: name, level, count: total }, [...path, level]);
    if (at < 0) return [];
    return [{ values: indicatorOf(column, at), total, name: `${name}=${level}`, column: name, path: [...path, level] }];
  });
}
