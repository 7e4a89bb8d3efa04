import { type Grouping, type SurveyDesign, type SurveyRefusal, surveyDesign } from "@huabiao/measure/survey";
import type { EstimateSpec, PopulationSpec } from "@huabiao/scheme/analysis";
import type { Column } from "../columns/column.ts";
import { groupingOf, type SpecTable } from "./spec-table.ts";

/** The design that a specification gives a table; null with everything that is wrong reported. */
export function designOfSpec(spec: EstimateSpec, of: SpecTable): SurveyDesign | null {
  const strata = spec.strata && of.column(spec.strata);
  const clusters = spec.clusters.map((named) => of.column(named));
  const weights = spec.weights && of.numbers(spec.weights);
  const stages = Math.max(1, clusters.length);
  if (spec.populations.length > 0 && spec.populations.length !== stages)
    of.report("survey.fpc-stages", { given: spec.populations.length, stages }, ["fpc"]);
  const populations = spec.populations.map((one) => populationColumn(one, strata, of));
  if (of.problems.length > 0) return null;
  const made = surveyDesign(
    {
      rows: of.table.rows,
      weights,
      strata: strata && groupingOf(strata),
      clusters: clusters.flatMap((column): Grouping[] => (column ? [groupingOf(column)] : [])),
      populations: populations.length === 0 ? null : populations.flatMap((column) => (column ? [column] : [])),
    },
    { lonelyPsu: spec.lonelyPsu },
  );
  if (made.ok) return made.value;
  for (const refusal of made.error) reportDesign(refusal, { spec, strata, of });
  return null;
}

function populationColumn(spec: PopulationSpec, strata: Column | null, of: SpecTable): Float64Array | null {
  if (spec.kind === "column") return of.numbers(spec.column);
  if (spec.kind === "number") return new Float64Array(of.table.rows).fill(spec.value);
  if (strata === null) {
    of.report("survey.fpc-needs-strata", {}, spec.path);
    return null;
  }
  const { levels, codes } = strata.factor;
  for (const stratum of spec.counts.keys())
    if (!levels.includes(stratum)) of.report("survey.stratum-empty", { stratum }, [...spec.path, stratum]);
  for (const stratum of levels)
    if (!spec.counts.has(stratum)) of.report("survey.fpc-stratum-absent", { stratum }, spec.path);
  const counts = levels.map((stratum) => spec.counts.get(stratum) ?? Number.NaN);
  return Float64Array.from(codes, (code) => counts[code] ?? Number.NaN);
}

interface DesignContext {
  readonly spec: EstimateSpec;
  readonly strata: Column | null;
  readonly of: SpecTable;
}

/** A refusal of the design in words of the table: in a cell where one is to blame, else at a key of the specification. */
function reportDesign({ reason, facts }: SurveyRefusal, { spec, strata, of }: DesignContext): void {
  const stage = facts["stage"] ?? 0;
  const row = facts["row"] ?? -1;
  const group = groupName({ stage, row, stratum: facts["stratum"] ?? 0 }, { spec, strata, of });
  const population = spec.populations[stage];
  const column = {
    weight: spec.weights?.name,
    stratum: spec.strata?.name,
    cluster: spec.clusters[stage]?.name,
    population: population?.kind === "column" ? population.column.name : undefined,
  }[reason.split("-")[0] as string];
  const told = { ...facts, stage: stage + 1, stratum: group, column: column ?? "—" };
  if (column !== undefined && row >= 0 && reason !== "lonely-psu") {
    of.reportCell(`survey.${reason}`, told, { row, column });
    return;
  }
  const key = reason.startsWith("weight") ? "weights" : reason.startsWith("population") ? "fpc" : "strata";
  const path = reason === "lonely-psu" ? (spec.strata?.path ?? spec.clusters[0]?.path ?? ["estimates"]) : [key];
  of.report(`survey.${reason}`, told, path);
}

/** The stratum of a first stage by its level, the unit of a later one by its cluster. */
function groupName(
  at: { readonly stage: number; readonly row: number; readonly stratum: number },
  { spec, strata, of }: DesignContext,
): string {
  const column = at.stage === 0 ? strata : of.table.columns.get(spec.clusters[at.stage - 1]?.name ?? "");
  if (!column) return "—";
  const code = at.stage === 0 ? at.stratum : (column.factor.codes[at.row] ?? -1);
  return column.factor.levels[code] ?? "—";
}
