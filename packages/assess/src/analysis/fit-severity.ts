import type { Problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { ParsedSeveritySpec } from "@huabiao/scheme";
import type { ColumnTable } from "../columns/column-table.ts";
import { fitMixedSpec } from "./fit-mixed-spec.ts";
import { fitRatingScaleSpec } from "./fit-rating-scale-spec.ts";
import type { FittedSeverity } from "./severity-findings.ts";
import { SpecTable } from "./spec-table.ts";

/**
 * Fits to a table of ratings what a specification asks for: a mixed model or a many-facet rating scale (R22).
 *
 * Rows with a missing cell in a column that is used are left out and counted. Every column that is not there, every cell that
 * is no number where one is needed, and every reason why there is no fit (`severity.<reason>`) is a problem with its line in
 * the specification.
 *
 * @param table the columns of `ratingColumnsWanted`, at least. Cost: see `fitMixed` and `fitRatingScale`.
 */
export function fitSeverity(
  parsed: ParsedSeveritySpec,
  table: ColumnTable,
): Result<FittedSeverity, readonly Problem[]> {
  const { spec } = parsed;
  const of = new SpecTable(table, parsed);
  const fitted = spec.method === "rating-scale" ? fitRatingScaleSpec(spec, of) : fitMixedSpec(spec, of);
  return fitted === null || of.problems.length > 0 ? err(of.problems) : ok(fitted);
}
