import type { Path } from "../path.ts";
import type { EstimateDocument, EstimateEntry } from "./estimate-document.ts";
import type { FigureSpec } from "./estimate-spec.ts";
import { levelsOf, type Named, namesOf, type Report } from "./spec-names.ts";

/** The figures of a specification, one by one, in its order. */
export function figuresOf(document: EstimateDocument, report: Report): readonly FigureSpec[] {
  return document.estimates.flatMap((entry, at) => {
    const path: Path = ["estimates", at];
    const given = kinds.filter((kind) => entry[kind] !== undefined);
    const [kind] = given;
    if (given.length !== 1 || kind === undefined) {
      report("survey.spec.one-figure", { given: given.join(", ") || "—", known: kinds.join(", ") }, path);
      return [];
    }
    for (const key of ["p", "probs"] as const)
      if (entry[key] !== undefined && kind !== "quantile")
        report("survey.spec.not-a-quantile", { key }, [...path, key]);
    const parts = partsOf(entry, { kind, path: [...path, kind], report });
    const shared = {
      kind,
      by: namesOf(entry.by, [...path, "by"]),
      name: entry.name ?? null,
      alone: parts.length === 1,
      confidence: entry.confidence ?? document.confidence ?? 0.95,
    };
    return parts.map((part) => ({ denominator: null, levels: null, probability: null, ...shared, ...part }));
  });
}

const kinds = ["mean", "total", "ratio", "proportion", "quantile"] as const;

type Part = Pick<FigureSpec, "column"> & Partial<Pick<FigureSpec, "denominator" | "levels" | "probability">>;

interface PartContext {
  readonly kind: (typeof kinds)[number];
  readonly path: Path;
  readonly report: Report;
}

function partsOf(entry: EstimateEntry, { kind, path, report }: PartContext): readonly Part[] {
  if (kind === "ratio") return ratioParts(entry.ratio, path, report);
  if (kind === "quantile") return quantileParts(entry, path);
  if (kind === "proportion" && typeof entry.proportion === "object" && !Array.isArray(entry.proportion)) {
    return Object.entries(entry.proportion).map(([name, levels]) => ({
      column: { name, path: [...path, name] },
      levels: levelsOf(levels, [...path, name]),
    }));
  }
  return namesOf(entry[kind] as string | readonly string[], path).map((column) => ({ column }));
}

function ratioParts(ratio: EstimateEntry["ratio"], path: Path, report: Report): readonly Part[] {
  if (ratio === undefined) return [];
  if (typeof ratio === "object" && "numerator" in ratio) {
    const column = { name: ratio.numerator, path: [...path, "numerator"] };
    return [{ column, denominator: { name: ratio.denominator, path: [...path, "denominator"] } }];
  }
  const names = typeof ratio === "string" ? ratio.split("/").map((name) => name.trim()) : ratio;
  const [numerator, denominator] = names;
  if (!numerator || !denominator || names.length !== 2) {
    report("survey.spec.ratio-form", { value: String(ratio) }, path);
    return [];
  }
  const places: readonly Path[] =
    typeof ratio === "string"
      ? [path, path]
      : [
          [...path, 0],
          [...path, 1],
        ];
  return [
    {
      column: { name: numerator, path: places[0] as Path },
      denominator: { name: denominator, path: places[1] as Path },
    },
  ];
}

function quantileParts(entry: EstimateEntry, path: Path): readonly Part[] {
  const { quantile } = entry;
  if (quantile === undefined) return [];
  const inner = typeof quantile === "object" && !Array.isArray(quantile) ? quantile : null;
  const columns: readonly Named[] =
    inner === null
      ? namesOf(quantile as string | readonly string[], path)
      : [{ name: inner.column, path: [...path, "column"] }];
  const given = inner?.p ?? inner?.probs ?? entry.p ?? entry.probs ?? 0.5;
  return columns.flatMap((column) =>
    (typeof given === "number" ? [given] : given).map((probability) => ({ column, probability })),
  );
}
