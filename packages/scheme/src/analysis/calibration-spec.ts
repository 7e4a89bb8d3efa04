import type { Path } from "../path.ts";
import type { EstimateDocument } from "./estimate-document.ts";
import type { CalibrationSpec, MarginSpec, TotalSpec } from "./estimate-spec.ts";
import type { Report } from "./spec-names.ts";

/** What a calibration is made of, wherever it was written: in `calibrate`, or beside it at the top. */
type Calibration = NonNullable<EstimateDocument["calibrate"]>;

interface CalibrationContext {
  readonly entry: Calibration;
  /** Where a key of the calibration stands. */
  readonly pathOf: (key: string) => Path;
  readonly report: Report;
}

/** The calibration of a specification; null when there is none, or with problems reported when its parts do not fit its method. */
export function calibrationOf(document: EstimateDocument, report: Report): CalibrationSpec | null {
  const beside = besideKeys.filter((key) => document[key] !== undefined);
  const { calibrate } = document;
  if (calibrate === undefined) {
    for (const key of beside) report("survey.spec.calibrate-needs", { method: key, key: "calibrate" }, [key]);
    return null;
  }
  const inside = new Set(Object.keys(calibrate));
  for (const key of beside)
    if (inside.has(key)) report("survey.spec.calibrate-unused", { method: calibrate.method, key }, [key]);
  const entry = { ...Object.fromEntries(beside.map((key) => [key, document[key]])), ...calibrate } as Calibration;
  const pathOf = (key: string): Path =>
    inside.has(key) || !beside.some((one) => one === key) ? ["calibrate", key] : [key];
  return checkedCalibration({ entry, pathOf, report });
}

const besideKeys = ["margins", "totals", "bounds"] as const;

function checkedCalibration({ entry, pathOf, report }: CalibrationContext): CalibrationSpec | null {
  const toCounts = entry.method === "poststratify" || entry.method === "rake";
  const needed = toCounts ? ["margins"] : entry.method === "logit" ? ["totals", "bounds"] : ["totals"];
  const usable = new Set(["method", ...needed, ...usedBy[entry.method]]);
  const given = Object.keys(entry);
  const missing = needed.filter((key) => !given.includes(key));
  const unused = given.filter((key) => !usable.has(key));
  for (const key of missing) report("survey.spec.calibrate-needs", { method: entry.method, key }, ["calibrate"]);
  for (const key of unused) report("survey.spec.calibrate-unused", { method: entry.method, key }, pathOf(key));
  if (missing.length > 0 || unused.length > 0) return null;
  return toCounts ? countsSpec({ entry, pathOf, report }) : totalsSpec({ entry, pathOf });
}

const usedBy: Readonly<Record<Calibration["method"], readonly string[]>> = {
  poststratify: [],
  rake: ["tolerance", "maxIterations", "variance"],
  linear: ["bounds", "tolerance", "maxIterations"],
  raking: ["bounds", "tolerance", "maxIterations"],
  logit: ["tolerance", "maxIterations"],
};

function countsSpec({ entry, pathOf, report }: CalibrationContext): CalibrationSpec | null {
  const above = pathOf("margins");
  const listed = Array.isArray(entry.margins) ? entry.margins : [entry.margins ?? {}];
  const margins = listed.flatMap((margin, at) => {
    const path: Path = Array.isArray(entry.margins) ? [...above, at] : above;
    return Object.entries(margin).map(([key, counts]) => marginSpec(key, counts, path));
  });
  const [first] = margins;
  if (first === undefined) {
    report("survey.spec.calibrate-needs", { method: entry.method, key: "margins" }, above);
    return null;
  }
  if (entry.method === "poststratify") {
    if (margins.length === 1) return { method: "poststratify", margin: first };
    report("survey.spec.one-margin", { count: margins.length }, above);
    return null;
  }
  return {
    method: "rake",
    margins,
    tolerance: entry.tolerance ?? 1e-10,
    maxIterations: entry.maxIterations ?? 1000,
    variance: entry.variance ?? "sweeps",
  };
}

function marginSpec(key: string, counts: Readonly<Record<string, number>>, above: Path): MarginSpec {
  return { key: { name: key, path: [...above, key] }, counts: new Map(Object.entries(counts)) };
}

function totalsSpec({ entry, pathOf }: Pick<CalibrationContext, "entry" | "pathOf">): CalibrationSpec | null {
  if (entry.method === "poststratify" || entry.method === "rake") return null;
  const totals = Object.entries(entry.totals ?? {}).map(([name, total]): TotalSpec => {
    const path: Path = [...pathOf("totals"), name];
    if (typeof total !== "number")
      return { kind: "levels", column: { name, path }, totals: new Map(Object.entries(total)) };
    return name === "(Intercept)" ? { kind: "rows", total, path } : { kind: "column", column: { name, path }, total };
  });
  return {
    method: entry.method,
    totals,
    bounds: entry.bounds ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    tolerance: entry.tolerance ?? 1e-10,
    maxIterations: entry.maxIterations ?? 200,
  };
}
