/** A file of a folder: its text, its bytes, or how to make its bytes. */
export type FileContent = string | Uint8Array | (() => Promise<Uint8Array>);
/** A folder as data: path below the folder → content. */
export type Files = Readonly<Record<string, FileContent>>;
/** A part of a scheme as data. `undefined` in an edit takes the part away. */
export type Part = string | number | boolean | null | undefined | readonly Part[] | { readonly [key: string]: Part };
/** Small changes to a scheme: dotted path → new part. */
export type Edits = Readonly<Record<string, Part>>;
/** A table as rows of cells, the header first. */
export type Rows = readonly (readonly string[])[];

/** The smallest folder that shows every step: four counties in two groups, three indicators in two dimensions. */
const baseScheme: Part = {
  huabiao: 1,
  id: "small",
  version: "1",
  title: "Small",
  kind: "annual",
  period: { from: "2025-01-01", to: "2025-12-31", label: "2025" },
  tables: {
    subjects: { file: "subjects.csv", columns: { subject: "id", title: "name" } },
    observations: [
      {
        file: "observations.csv",
        shape: "long",
        columns: { subject: "subject", indicator: "indicator", period: "period", value: "value" },
      },
    ],
  },
  subjects: { type: "place" },
  dimensions: [
    { id: "whole", title: "Whole" },
    { id: "economy", title: "Economy", parent: "whole", weight: 60 },
    { id: "people", title: "People", parent: "whole", weight: 40 },
  ],
  indicators: [
    { id: "income", title: "Income", parent: "economy", unit: "元", direction: "higher", weight: 50 },
    { id: "debt", title: "Debt", parent: "economy", unit: "%", direction: "lower", weight: 50 },
    { id: "school", title: "School", parent: "people", unit: "年", direction: "higher" },
  ],
  method: { across: "all", normalise: { method: "minmax" } },
};

/** The subjects of the base folder. Row 1 is the header. */
export const subjectRows: Rows = [
  ["id", "name", "group"],
  ["east", "東縣", "plain"],
  ["west", "西縣", "plain"],
  ["north", "北縣", "hill"],
  ["south", "南縣", "hill"],
];

/** The observations of the base folder, long: income, debt, school of east in rows 2–4, west 5–7, north 8–10, south 11–13. */
export const observationRows: Rows = [
  ["subject", "indicator", "period", "value"],
  ...(
    [
      ["east", "100", "20", "9"],
      ["west", "80", "40", "11"],
      ["north", "60", "10", "8"],
      ["south", "90", "30", "12"],
    ] as const
  ).flatMap(([subject, income, debt, school]) => [
    [subject, "income", "2025", income],
    [subject, "debt", "2025", debt],
    [subject, "school", "2025", school],
  ]),
];

/** The same observations, wide: one row a subject. */
export const wideRows: Rows = [
  ["id", "income", "debt", "school"],
  ["east", "100", "20", "9"],
  ["west", "80", "40", "11"],
  ["north", "60", "10", "8"],
  ["south", "90", "30", "12"],
];

/** The part of the scheme that reads a wide table of that file. */
export function wideTable(file: string, more: { readonly [key: string]: Part } = {}): Edits {
  return { "tables.observations": [{ file, shape: "wide", columns: { subject: "id" }, ...more }] };
}

/** Two comparison groups by the attribute `group`. */
export const twoGroups: Edits = {
  "subjects.groupBy": "group",
  "subjects.groups": [
    { id: "plain", title: "Plain" },
    { id: "hill", title: "Hill" },
  ],
};

/** A table of targets for the base folder, and the lens that reads it. */
export const targetEdits: Edits = {
  "tables.targets": [
    {
      file: "targets.csv",
      columns: { subject: "subject", indicator: "indicator", baseline: "baseline", target: "target" },
    },
  ],
  "indicators.0.lenses": [{ lens: "target", normalise: { method: "none" } }],
};

/** Targets of income for every subject. */
export const targetRows: Rows = [
  ["subject", "indicator", "baseline", "target"],
  ["east", "income", "90", "110"],
  ["west", "income", "70", "80"],
  ["north", "income", "50", "100"],
  ["south", "income", "80", "90"],
];

/** The base scheme as text, one line a part, with changes at dotted paths. A JSON text is a YAML text. */
export function schemeText(edits: Edits = {}): string {
  return JSON.stringify(schemePart(edits), null, 2);
}

/** The base scheme with changes at dotted paths. */
export function schemePart(edits: Edits = {}): Part {
  return Object.entries(edits).reduce<Part>((part, [path, value]) => put(part, path.split("."), value), baseScheme);
}

function put(part: Part, steps: readonly string[], value: Part): Part {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(part)) {
    const list = [...(part as readonly Part[])];
    list[Number(step)] = put(list[Number(step)], rest, value);
    return list.filter((entry) => entry !== undefined);
  }
  const mapping = { ...((part ?? {}) as { readonly [key: string]: Part }) };
  return { ...mapping, [step]: put(mapping[step], rest, value) };
}

/** Rows as CSV, without quotes: the caller writes them where it wants them. */
export function csv(rows: Rows): string {
  return `${rows.map((cells) => cells.join(",")).join("\n")}\n`;
}

/** Rows with single cells changed: `"3 value"` is the cell in row 3 (the header is row 1), column `value`. */
export function withCells(rows: Rows, cells: Readonly<Record<string, string>>): Rows {
  const header = rows[0] ?? [];
  return Object.entries(cells).reduce<Rows>((changed, [at, cell]) => {
    const [row, ...name] = at.split(" ");
    return changed.map((line, k) =>
      k === Number(row) - 1 ? line.map((old, column) => (header[column] === name.join(" ") ? cell : old)) : line,
    );
  }, rows);
}

/** Rows with a column added at the end: its name, then a cell for each row. */
export function withColumn(rows: Rows, name: string, cells: (row: number) => string): Rows {
  return rows.map((line, k) => [...line, k === 0 ? name : cells(k + 1)]);
}

/** The base folder with a changed scheme, and files put in, changed or (by `null`) taken away. */
export function folder(edits: Edits = {}, files: Readonly<Record<string, FileContent | null>> = {}): Files {
  const all: Readonly<Record<string, FileContent | null>> = {
    "scheme.yaml": schemeText(edits),
    "subjects.csv": csv(subjectRows),
    "observations.csv": csv(observationRows),
    ...files,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, FileContent] => entry[1] !== null));
}

/** The base folder with single cells of the observations changed. */
export function observed(cells: Readonly<Record<string, string>>, edits: Edits = {}): Files {
  return folder(edits, { "observations.csv": csv(withCells(observationRows, cells)) });
}

/** The base folder with its observations wide. */
export function wide(rows: Rows, edits: Edits = {}): Files {
  return folder({ ...wideTable("observations.csv"), ...edits }, { "observations.csv": csv(rows) });
}
