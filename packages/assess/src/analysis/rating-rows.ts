import type { RatingGrouping } from "@huabiao/measure";
import type { Named, SeveritySpec, TermSpec } from "@huabiao/scheme";
import type { Column } from "../columns/column.ts";
import { subsetNames } from "./spec-columns.ts";
import { subsetOfSpec } from "./spec-subset.ts";
import type { SpecTable } from "./spec-table.ts";

/** The columns of a table's header that a specification of severity speaks of. Names that the table does not have are left out. */
export function ratingColumnsWanted(spec: SeveritySpec, header: readonly string[]): readonly string[] {
  const known = new Set(header);
  const own =
    spec.method === "rating-scale"
      ? [...spec.responses, spec.person, ...spec.facets].map(({ name }) => name)
      : [
          spec.response.name,
          ...[...spec.fixed, ...spec.random].flatMap(({ variables }) => variables.map(({ name }) => name)),
        ];
  return [...new Set([...own, ...subsetNames(spec.subset)])].filter((name) => known.has(name));
}

/** The rows that are kept, in order: inside the subset, with no cell missing in any of the columns. */
export interface KeptRows {
  readonly rows: Int32Array;
  /** Rows of the subset that were left out for a missing cell. */
  readonly leftOut: number;
}

/** Chooses the rows; null when the subset is at fault, which is then reported. */
export function keptRows(spec: SeveritySpec, columns: readonly Column[], of: SpecTable): KeptRows | null {
  const subset = subsetOfSpec(spec.subset, of);
  if (subset === null) return null;
  let leftOut = 0;
  const rows = Int32Array.from(subset.keys()).filter((row) => {
    if (subset[row] === 0) return false;
    const whole = columns.every((column) => isPresent(column, row));
    if (!whole) leftOut++;
    return whole;
  });
  return { rows, leftOut };
}

function isPresent({ numbers, factor }: Column, row: number): boolean {
  return numbers === null ? (factor.codes[row] as number) >= 0 : !Number.isNaN(numbers[row]);
}

/** A grouping of rows with the labels of its levels; every level has a row. */
export interface LabelledGrouping extends RatingGrouping {
  readonly labels: readonly string[];
}

/** The rows by the levels of the columns, crossed when there are several (`x:y`), in the order of the columns' own levels. */
export function groupRows(name: string, columns: readonly Column[], rows: Int32Array): LabelledGrouping {
  const [first, ...others] = columns.map((column) => usedLevels(column, rows));
  const start = first ?? { codes: new Int32Array(rows.length), labels: [] };
  const crossed = others.reduce(cross, start);
  return { name, levels: crossed.labels.length, ...crossed };
}

type Coded = Pick<LabelledGrouping, "codes" | "labels">;

function usedLevels({ factor }: Column, rows: Int32Array): Coded {
  return compact(
    rows.map((row) => factor.codes[row] as number),
    (code) => factor.levels[code] as string,
  );
}

function cross(left: Coded, right: Coded): Coded {
  const width = right.labels.length;
  return compact(
    left.codes.map((code, i) => code * width + (right.codes[i] as number)),
    (code) => `${left.labels[Math.floor(code / width)]}:${right.labels[code % width]}`,
  );
}

/** Numbers the codes that occur, in their order. */
function compact(codes: Int32Array, label: (code: number) => string): Coded {
  const used = Int32Array.from(new Set(codes)).sort();
  const places = new Map(Array.from(used, (code, at) => [code, at]));
  return { codes: codes.map((code) => places.get(code) as number), labels: Array.from(used, label) };
}

/** The columns of a term, or null with what is missing reported. */
export function columnsOfTerm(term: TermSpec, of: SpecTable): readonly Column[] | null {
  const columns = term.variables.map(({ name }) => filledColumn({ name, path: term.path }, of));
  return columns.every((column) => column !== null) ? columns : null;
}

/** A column that has at least one value, or null with the reason reported. */
export function filledColumn(named: Named, of: SpecTable): Column | null {
  const column = of.column(named);
  if (column === null || column.numbers !== null || column.firstText !== null) return column;
  of.report("survey.column-empty", { name: named.name }, named.path);
  return null;
}
