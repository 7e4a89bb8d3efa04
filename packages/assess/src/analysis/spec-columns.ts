import { type CalibrationSpec, type EstimateSpec, variablesOf } from "@huabiao/scheme/analysis";

/** The columns of a table's header that a specification speaks of. Names that the table does not have are left out. */
export function columnsWanted(spec: EstimateSpec, header: readonly string[]): readonly string[] {
  const known = new Set(header);
  return [...new Set(namesIn(spec, known))].filter((name) => known.has(name));
}

function namesIn(spec: EstimateSpec, known: ReadonlySet<string>): string[] {
  const designed = [spec.weights, spec.strata, ...spec.clusters].flatMap((named) => (named ? [named.name] : []));
  const populations = spec.populations.flatMap((one) => (one.kind === "column" ? [one.column.name] : []));
  const figures = spec.figures.flatMap(({ column, denominator, by }) =>
    [column, ...by, ...(denominator ? [denominator] : [])].map(({ name }) => name),
  );
  return [
    ...designed,
    ...populations,
    ...subsetNames(spec.subset),
    ...calibrationNames(spec.calibration, known),
    ...figures,
  ];
}

/** The columns that a subset looks at. */
export function subsetNames(subset: EstimateSpec["subset"]): readonly string[] {
  if (subset === null) return [];
  return subset.kind === "levels" ? subset.all.map(({ column }) => column.name) : variablesOf(subset.text).attributes;
}

function calibrationNames(calibration: CalibrationSpec | null, known: ReadonlySet<string>): readonly string[] {
  if (calibration === null) return [];
  if (calibration.method === "poststratify") return marginColumns(calibration.margin.key.name, known);
  if (calibration.method === "rake") return calibration.margins.flatMap(({ key }) => marginColumns(key.name, known));
  return calibration.totals.flatMap((total) => (total.kind === "rows" ? [] : [total.column.name]));
}

/** The columns that a margin's key names: itself where the table has it, else its parts between colons. */
export function marginColumns(key: string, known: { has(name: string): boolean }): readonly string[] {
  return known.has(key) ? [key] : key.split(":").map((part) => part.trim());
}
