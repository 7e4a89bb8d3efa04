import {
  type EstimateOptions,
  estimateStatistic,
  quantileInverse,
  type SurveyDesign,
  type SurveyEstimate,
} from "@huabiao/measure/survey";
import type { FigureSpec } from "@huabiao/scheme/analysis";
import type { Column } from "../columns/column.ts";
import { indicatorOf, type SpecTable } from "./spec-table.ts";

/** A figure that is ready to be estimated: its name and how. */
export interface Figure {
  readonly name: string;
  readonly estimate: (design: SurveyDesign, options: FigureOptions) => readonly SurveyEstimate[];
}

/** Domains, replicates and coverage; and the degrees of freedom of the whole and whether the domains' own may be used. */
type FigureOptions = Omit<EstimateOptions, "interval" | "df"> & {
  readonly df: number;
  /** The specification's own degrees of freedom, which count for everything. */
  readonly fixedDf: number | null;
};

/** More levels than this are taken for a column of numbers with a slip, or of names. */
const mostLevels = 200;

/** The figures that one entry stands for: one per level of a column of words or of a proportion. Problems are reported. */
export function figuresOfSpec(spec: FigureSpec, of: SpecTable): readonly Figure[] {
  if (spec.kind === "ratio") return ratioFigures(spec, of);
  if (spec.kind === "quantile") return quantileFigures(spec, of);
  const column = of.column(spec.column);
  if (!column) return [];
  if (spec.kind !== "proportion" && column.numbers) return [numberFigure(spec, spec.kind, column.numbers)];
  return levelFigures(spec, column, of);
}

function named(spec: FigureSpec, inner: string, several: boolean): string {
  if (spec.name === null) return `${spec.kind}(${inner})`;
  return spec.alone && !several ? spec.name : `${spec.name}(${inner})`;
}

function numberFigure(spec: FigureSpec, kind: "mean" | "total", numbers: Float64Array): Figure {
  return {
    name: named(spec, spec.column.name, false),
    estimate: (design, options) =>
      estimateStatistic(design, { kind, of: numbers }, { ...wide(options), interval: "student" }),
  };
}

/** Means, totals and ratios keep the degrees of freedom of the whole in every domain, as the peer's `confint(…, degf(design))`. */
function wide({ fixedDf, ...options }: FigureOptions): Omit<EstimateOptions, "interval"> {
  return { ...options, df: fixedDf ?? options.df };
}

/** Proportions and quantiles have those of their domain, as the peer's `svyciprop` and `svyquantile` of a subset. */
function own({ fixedDf, ...options }: FigureOptions): Omit<EstimateOptions, "interval"> {
  return { ...options, df: fixedDf };
}

function levelFigures(spec: FigureSpec, column: Column, of: SpecTable): readonly Figure[] {
  const { levels } = column.factor;
  const wanted = spec.levels?.map((level) => of.level(column, level)) ?? Array.from(levels.keys());
  if (wanted.length === 0) of.report("survey.column-empty", { name: column.name }, spec.column.path);
  if (wanted.length > mostLevels) {
    const { row, value } = column.firstText ?? { row: 0, value: levels[0] ?? "" };
    const facts = { name: column.name, count: wanted.length, limit: mostLevels, row, value };
    of.report("survey.too-many-levels", facts, spec.column.path);
    return [];
  }
  const statistic = spec.kind === "total" ? "total" : "mean";
  return wanted.flatMap((level): Figure[] => {
    if (level === null) return [];
    const name = named(spec, `${column.name}=${levels[level]}`, wanted.length > 1);
    const estimate: Figure["estimate"] = (design, options) => {
      const indicator = { kind: statistic, of: indicatorOf(column, level) } as const;
      return spec.kind === "proportion"
        ? estimateStatistic(design, indicator, { ...own(options), interval: "logit" })
        : estimateStatistic(design, indicator, { ...wide(options), interval: "student" });
    };
    return [{ name, estimate }];
  });
}

function ratioFigures(spec: FigureSpec, of: SpecTable): readonly Figure[] {
  const numerator = of.numbers(spec.column);
  const denominator = spec.denominator && of.numbers(spec.denominator);
  if (!numerator || !denominator) return [];
  const name = named(spec, `${spec.column.name}/${spec.denominator?.name}`, false);
  const statistic = { kind: "ratio", of: numerator, denominator } as const;
  return [
    {
      name,
      estimate: (design, options) => estimateStatistic(design, statistic, { ...wide(options), interval: "student" }),
    },
  ];
}

function quantileFigures(spec: FigureSpec, of: SpecTable): readonly Figure[] {
  const numbers = of.numbers(spec.column);
  const probability = spec.probability ?? 0.5;
  if (!numbers) return [];
  const name = named(spec, `${spec.column.name},${probability}`, false);
  return [{ name, estimate: (design, options) => quantileInverse(design, numbers, { ...own(options), probability }) }];
}
