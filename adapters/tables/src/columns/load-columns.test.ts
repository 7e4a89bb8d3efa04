import { join } from "node:path";

import { describe, expect, test } from "vitest";
import { sqlText, withDuckDb } from "../read/duckdb.ts";
import { type Files, inFolder, listed } from "../testing/small-world.ts";
import { csvText, type OutputCell } from "../write/csv-text.ts";
import { toXlsx, writeTable } from "../write/write-table.ts";
import { loadColumns } from "./load-columns.ts";

const header = ["district", "sch.wide", "api 00", "code", "none"];
const rows: readonly (readonly OutputCell[])[] = [
  [10, "Yes", 1.5, "007", null],
  [9, "No", null, "7", null],
  [10, null, -3, "NA", null],
];

const load = (files: Files, file: string, columns: readonly string[] | null = null) =>
  inFolder(files, (folder) => loadColumns(join(folder, file), { columns }));

const shown = async (loading: ReturnType<typeof load>) => {
  const loaded = await loading;
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const column = (name: string) => loaded.value.columns.get(name);
  return { loaded: loaded.value, column, numbers: (name: string) => [...(column(name)?.numbers ?? ["words"])] };
};

const refused = async (loading: ReturnType<typeof load>) => {
  const loaded = await loading;
  return loaded.ok ? [] : loaded.error;
};

describe("R15 columns of a survey table", () => {
  const formats: readonly (readonly [string, () => Promise<Uint8Array | string>])[] = [
    ["survey.csv", async () => csvText(header, rows)],
    ["survey.tsv", async () => csvText(header, rows).replaceAll(",", "\t")],
    ["survey.xlsx", () => toXlsx({ header, rows })],
    [
      "survey.json",
      async () => JSON.stringify(rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])))),
    ],
    ["survey.parquet", async () => ""],
  ];

  test.each(formats)("%s: numbers, categories and missing cells are the same in every format", async (file, bytes) => {
    const { loaded, column, numbers } = await shown(
      inFolder({ [file]: await bytes() }, async (folder) => {
        if (file.endsWith(".parquet")) await writeTable(join(folder, file), { header, rows });
        return loadColumns(join(folder, file), { columns: null });
      }),
    );
    expect([loaded.rows, [...loaded.rowNumbers], loaded.header]).toEqual([3, [2, 3, 4], header]);
    expect(numbers("district")).toEqual([10, 9, 10]);
    expect(column("district")?.factor).toEqual({ codes: Int32Array.of(1, 0, 1), levels: ["9", "10"] });
    expect(numbers("api 00")).toEqual([1.5, Number.NaN, -3]);
    expect(column("api 00")?.factor).toEqual({ codes: Int32Array.of(1, -1, 0), levels: ["-3", "1.5"] });
    expect(numbers("sch.wide")).toEqual(["words"]);
    expect(column("sch.wide")?.factor).toEqual({ codes: Int32Array.of(1, 0, -1), levels: ["No", "Yes"] });
    expect(column("sch.wide")?.firstText).toEqual({ row: 2, value: "Yes" });
    expect(column("code")?.factor).toEqual({ codes: Int32Array.of(0, 1, 2), levels: ["007", "7", "NA"] });
    expect(numbers("none")).toEqual(["words"]);
    expect(column("none")?.factor).toEqual({ codes: Int32Array.of(-1, -1, -1), levels: [] });
    expect(column("none")?.firstText).toBeNull();
  });

  test("a quoted header with dots is found by its name, a wrong name is refused with near ones, all at once", async () => {
    const text = '"sch.wide","api00"\nYes,1\n';
    expect((await shown(load({ "a.csv": text }, "a.csv", ["sch.wide"]))).loaded.columns.size).toBe(1);
    const problems = await refused(load({ "a.csv": text }, "a.csv", ["sch wide", "api0", "zzz"]));
    expect(problems.map(({ code, facts }) => [code, facts["suggestion"] ?? ""])).toEqual([
      ["table.column-missing-near", "sch.wide"],
      ["table.column-missing-near", "api00"],
      ["table.column-missing", ""],
    ]);
  });

  test("only the columns asked for are loaded, once each", async () => {
    const { loaded } = await shown(load({ "a.csv": "a,b,c\n1,2,3\n" }, "a.csv", ["c", "a", "c"]));
    expect([...loaded.columns.keys()]).toEqual(["c", "a"]);
  });

  test("a word far below the first thousands of numbers still makes a column of words, with its row", async () => {
    const text = `a,b\n${Array.from({ length: 6000 }, (_, k) => `${k % 7},${k}`).join("\n")}\n1.0,x\n`;
    const { column, numbers } = await shown(load({ "a.csv": text }, "a.csv"));
    expect(numbers("a").length).toBe(6001);
    expect(column("b")?.firstText).toEqual({ row: 6002, value: "x" });
    expect(column("b")?.factor.levels.length).toBe(6001);
    expect(column("b")?.factor.codes[6000]).toBe(6000);
  });

  test("rows keep their numbers across blank lines, a missing mark is missing among numbers only", async () => {
    const { loaded, column, numbers } = await shown(load({ "a.csv": "a,b\n1,x\n\nNA,NA\n" }, "a.csv"));
    expect([...loaded.rowNumbers]).toEqual([2, 4]);
    expect(numbers("a")).toEqual([1, Number.NaN]);
    expect(column("b")?.factor.levels).toEqual(["NA", "x"]);
  });

  test("long codes stay apart, as text and as stored integers", async () => {
    const [one, two] = ["9007199254740992", "9007199254740993"];
    const text = await shown(load({ "a.csv": `a\n${one}\n${two}\n` }, "a.csv"));
    expect(text.column("a")?.factor.levels).toEqual([one, two]);
    const stored = await shown(
      inFolder({}, async (folder) => {
        const path = join(folder, "a.parquet");
        await withDuckDb((connection) =>
          connection.run(`COPY (SELECT unnest([${one}, ${two}]) AS a) TO ${sqlText(path)} (FORMAT parquet)`),
        );
        return loadColumns(path, { columns: ["a"] });
      }),
    );
    expect(stored.column("a")?.factor.levels).toEqual([one, two]);
  });

  test("rows of a Parquet file keep the file's order, however many texts are looked up", async () => {
    const count = 20_000;
    const { column, numbers } = await shown(
      inFolder({}, async (folder) => {
        const path = join(folder, "a.parquet");
        const query = `SELECT i, 'S' || (i * 7919 % 13) AS s, 'D' || (i % 5000) AS d FROM range(${count}) t(i)`;
        await withDuckDb((connection) => connection.run(`COPY (${query}) TO ${sqlText(path)} (FORMAT parquet)`));
        return loadColumns(path, { columns: null });
      }),
    );
    expect(numbers("i")).toEqual(Array.from({ length: count }, (_, k) => k));
    const { codes, levels } = column("s")?.factor ?? { codes: [], levels: [] };
    expect(Array.from(codes, (code) => levels[code])).toEqual(
      Array.from({ length: count }, (_, k) => `S${(k * 7919) % 13}`),
    );
  });

  test.each<[string, Files, string, string[]]>([
    ["a missing file", { "a.csv": "x\n1\n" }, "b.csv", ["table.file-missing-near"]],
    ["no rows", { "a.csv": "x,y\n" }, "a.csv", ["table.no-rows"]],
    ["a short row", { "a.csv": "x,y\n1\n2,3\n" }, "a.csv", ["table.ragged-row 2 2"]],
    ["an unknown ending", { "a.sav": "x" }, "a.sav", ["table.file-type-unknown"]],
  ])("%s is refused", async (_, files, file, expected) => {
    expect(listed(await refused(load(files, file)))).toEqual(expected);
  });

  test("a stored number that is not finite is refused with its row", async () => {
    const problems = await refused(
      inFolder({}, async (folder) => {
        const path = join(folder, "a.parquet");
        await withDuckDb((connection) =>
          connection.run(
            `COPY (SELECT unnest([1, 'nan'::DOUBLE, 'inf'::DOUBLE]) AS a) TO ${sqlText(path)} (FORMAT parquet)`,
          ),
        );
        return loadColumns(path, { columns: ["a"] });
      }),
    );
    expect(listed(problems)).toEqual(["table.number-not-finite 3 a", "table.number-not-finite 4 a"]);
  });
});
