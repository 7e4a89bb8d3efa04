import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { loadEvidence } from "../load-evidence.ts";
import { inFolder, listed, loadFiles, longTable, places, schemeWith } from "../testing/small-world.ts";
import { writeTable } from "../write/write-table.ts";
import { checkZip } from "./zip-directory.ts";

type Sheets = Parameters<typeof writeXlsx>[0]["sheets"];
const header = ["place", "indicator", "period", "value"];
const book = (sheets: Sheets) => writeXlsx({ sheets });
const inBook = async (sheets: Sheets, change: Record<string, unknown> = {}) =>
  loadFiles({ "obs.xlsx": await book(sheets) }, schemeWith(longTable({ file: "obs.xlsx", ...change })));
const values = (loaded: Awaited<ReturnType<typeof loadFiles>>) => [...(loaded.evidence?.observations.value ?? [])];

describe("R21 XLSX", () => {
  test("numbers, texts, years as numbers and formulas with a result are read, the last with a note", async () => {
    const cells = new Map([["3,3", { value: 7, formula: "3+4", formulaResult: 7 }]]);
    const rows = [header, ["qx", "gdp", 2025, 1], ["白石市", "人均GDP", "2025年", "1,234.5"], ["nl", "gdp", 2025, 7]];
    const loaded = await inBook([{ name: "Data", rows, cells }]);
    expect(loaded.problems).toEqual([]);
    expect(values(loaded)).toEqual([1, 1234.5, 7]);
    expect(listed(loaded.warnings)).toEqual(["table.formula-read 4 4", "table.read-thousands 3 value"]);
  });

  test.each<[string, Sheets, string[], Record<string, unknown>?]>([
    [
      "a formula without result",
      [{ name: "D", rows: [header, ["qx", "gdp", 2025, null]], cells: new Map([["1,3", { formula: "1+1" }]]) }],
      ["table.formula-without-value 2 value"],
    ],
    [
      "a formula without result as subject",
      [{ name: "D", rows: [header, [null, "gdp", 2025, 1]], cells: new Map([["1,0", { formula: "B1" }]]) }],
      ["table.formula-without-value 2 place"],
    ],
    [
      "merged cells",
      [
        {
          name: "D",
          rows: [header, ["qx", "gdp", 2025, 1], [null, "gdp", 2024, 1]],
          merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
        },
      ],
      ["table.merged-cells 2 1"],
    ],
    [
      "a merged title",
      [
        {
          name: "D",
          rows: [["Report", null, null, null], header],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }],
        },
      ],
      ["table.merged-cells 1 1"],
    ],
    [
      "a date for a value",
      [{ name: "D", rows: [header, ["qx", "gdp", 2025, new Date(Date.UTC(2025, 0, 5))]] }],
      ["table.number-unreadable 2 value"],
    ],
    [
      "a truth value for a number",
      [{ name: "D", rows: [header, ["qx", "gdp", 2025, true]] }],
      ["table.number-unreadable 2 value"],
    ],
    [
      "a magnitude that overflows",
      [{ name: "D", rows: [header, ["qx", "gdp", 2025, 1e308]] }],
      ["table.number-too-large 2 value"],
    ],
    ["a missing sheet", [{ name: "Data", rows: [header] }], ["table.sheet-missing"], { sheet: "Dota" }],
    ["an empty sheet", [{ name: "D", rows: [] }], ["table.empty-file"]],
    ["a header only", [{ name: "D", rows: [header] }], ["table.no-rows"]],
    [
      "a column twice",
      [
        {
          name: "D",
          rows: [
            [...header, "value"],
            ["qx", "gdp", 2025, 1, 2],
          ],
        },
      ],
      ["table.column-twice 1 value"],
    ],
  ])("%s is refused with its place", async (_, sheets, expected, change = {}) => {
    expect(listed((await inBook(sheets, change)).problems)).toEqual(expected);
  });

  test("the sheet named is read; without a name the first visible one, which is noted", async () => {
    const sheets = [
      { name: "Hidden", rows: [["x"]], hidden: true },
      { name: "A", rows: [header, ["qx", "gdp", 2025, 1]] },
      { name: "B", rows: [header, ["qx", "gdp", 2025, 2]] },
    ];
    const first = await inBook(sheets);
    expect([values(first), listed(first.warnings)]).toEqual([[1], ["table.first-sheet-read"]]);
    expect(values(await inBook(sheets, { sheet: "B" }))).toEqual([2]);
  });

  test("hidden rows are read and noted", async () => {
    const loaded = await inBook([
      { name: "D", rows: [header, ["qx", "gdp", 2025, 1]], rowDefs: new Map([[1, { hidden: true }]]) },
    ]);
    expect([values(loaded), listed(loaded.warnings)]).toEqual([[1], ["table.hidden-rows 2"]]);
  });

  test.each<[string, Uint8Array, string]>([
    ["no archive", Buffer.from("not a zip at all, only text that is long enough"), "table.xlsx-unreadable"],
    ["an empty file", new Uint8Array(0), "table.empty-file"],
    [
      "an old or locked workbook",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      "table.xlsx-locked-or-old",
    ],
  ])("%s is refused", async (_, bytes, code) => {
    expect(
      listed((await loadFiles({ "obs.xlsx": bytes }, schemeWith(longTable({ file: "obs.xlsx" })))).problems),
    ).toEqual([code]);
  });

  test("a bomb is refused by its directory, before anything is unpacked", async () => {
    const bomb = zip([{ name: "xl/worksheets/sheet1.xml", content: Buffer.alloc(300 << 20) }]);
    expect(bomb.length).toBeLessThan(1 << 20);
    expect(checkZip(bomb)).toMatchObject({ code: "table.zip-too-large" });
    const loaded = await loadFiles({ "obs.xlsx": bomb }, schemeWith(longTable({ file: "obs.xlsx" })));
    expect(listed(loaded.problems)).toEqual(["table.zip-too-large"]);
  });

  test("a bomb that hides its size, many parts and a 64-bit directory are refused", () => {
    const part = { name: "a", content: Buffer.alloc(5000) };
    expect(checkZip(zip([{ ...part, declared: 0 }]))).toMatchObject({ code: "table.xlsx-unreadable" });
    expect(checkZip(zip([{ ...part, flags: 8, packed: 0 }]))).toMatchObject({ code: "table.xlsx-unreadable" });
    expect(
      checkZip(
        zip(Array.from({ length: limits.xlsxParts + 1 }, (_, at) => ({ name: `${at}`, content: Buffer.alloc(0) }))),
      ),
    ).toMatchObject({ code: "table.zip-too-large" });
    expect(checkZip(zip([part]))).toBeNull();
    const end = zip([part]);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50);
    expect(checkZip(Buffer.concat([end.subarray(0, -22), locator, end.subarray(-22)]))).toMatchObject({
      code: "table.xlsx-unreadable",
    });
  });
});

describe("R21 JSON", () => {
  const json = (text: string, file = "obs.json") => loadFiles({ [file]: text }, schemeWith(longTable({ file })));

  test("an array of records, and one record a line", async () => {
    const records = [
      { place: "qx", indicator: "gdp", period: 2025, value: 1 },
      { indicator: "gdp", place: "bs", period: "2025年", value: "1,000" },
      { place: "nl", indicator: "gdp", value: null, period: "2025" },
    ];
    expect(values(await json(JSON.stringify(records)))).toEqual([1, 1000]);
    const lines = records.map((record) => JSON.stringify(record)).join("\n");
    expect(values(await json(`${lines}\n`, "obs.ndjson"))).toEqual([1, 1000]);
    expect(values(await json(lines))).toEqual([1, 1000]);
  });

  test.each<[string, string, string[]]>([
    ["broken text", '[{"place": "qx",]', ["table.json-invalid"]],
    ["a scalar", "5", ["table.json-not-a-record 2"]],
    ["an empty array", "[]", ["table.no-rows"]],
    [
      "an item that is no record",
      '[{"place":"qx","indicator":"gdp","period":"2025","value":1}, 7]',
      ["table.json-not-a-record 3"],
    ],
    ["a nested value", '[{"place":"qx","indicator":"gdp","period":"2025","value":[1]}]', ["table.json-nested 2 value"]],
    [
      "a key twice",
      '[{"place":"qx","indicator":"gdp","period":"2025","value":1,"value":2}]',
      ["table.json-key-twice 2 value"],
    ],
    ["NaN, which JSON has not", '[{"value": NaN}]', ["table.json-invalid"]],
    [
      "an overflow",
      '[{"place":"qx","indicator":"gdp","period":"2025","value":1e400}]',
      ["table.number-not-finite 2 value"],
    ],
    [
      "a truth value for a number",
      '[{"place":"qx","indicator":"gdp","period":"2025","value":true}]',
      ["table.number-unreadable 2 value"],
    ],
    ["a broken line", '{"place":"qx","indicator":"gdp","period":"2025","value":1}\n{oops\n', ["table.json-invalid 3"]],
    [
      "a record without subject",
      '[{"indicator":"gdp","period":"2025","value":1,"place":null}]',
      ["table.subject-missing 2 place"],
    ],
  ])("%s is refused with its place", async (_, text, expected) => {
    const { problems } = await json(text);
    expect(listed(problems).slice(0, expected.length)).toEqual(expected);
  });
});

describe("R21 Parquet", () => {
  const parquet = (
    columns: readonly string[],
    rows: readonly (readonly (string | number | null)[])[],
    scheme = schemeWith(longTable({ file: "obs.parquet" })),
  ) =>
    inFolder({ "places.csv": places }, async (folder) => {
      await writeTable(join(folder, "obs.parquet"), { header: columns, rows });
      return loadEvidence(scheme, { folder });
    });

  test("texts, numbers, numbers as periods and texts as numbers are read like any table", async () => {
    expect(
      values(
        await parquet(header, [
          ["qx", "gdp", "2025", 1],
          ["白石市", "人均GDP", "2024年", null],
          ["nl", "gdp", "2025", 3],
        ]),
      ),
    ).toEqual([1, 3]);
    expect(
      values(
        await parquet(header, [
          ["qx", "gdp", 2025, "1,000"],
          ["bs", "gdp", 2025, "—"],
        ]),
      ),
    ).toEqual([1000]);
  });

  test.each<[string, readonly (readonly (string | number | null)[])[], string[]]>([
    [
      "an unknown subject",
      [
        ["qx", "gdp", "2025", 1],
        ["zzzzzzz", "gdp", "2025", 1],
      ],
      ["table.unknown-subject 3 place"],
    ],
    ["no subject", [[null, "gdp", "2025", 1]], ["table.subject-missing 2 place"]],
    ["an empty subject", [["", "gdp", "2025", 1]], ["table.subject-missing 2 place"]],
    [
      "no period",
      [
        ["qx", "gdp", null, 1],
        ["qx", "gdp", "2025", 1],
      ],
      ["table.period-missing 2 period"],
    ],
    ["an overflow", [["qx", "gdp", "2025", 1e308]], ["table.number-too-large 2 value"]],
    ["a text for a number", [["qx", "gdp", "2025", "abc"]], ["table.number-unreadable 2 value"]],
    [
      "the same row twice",
      [
        ["qx", "gdp", "2025", 1],
        ["qx", "gdp", "2025", 1],
      ],
      ["table.observation-twice 3 value"],
    ],
    ["no row", [], ["table.no-rows"]],
  ])("%s is refused with its place", async (_, rows, expected) => {
    expect(listed((await parquet(header, rows)).problems)).toEqual(expected);
  });

  test("a wide table and a table of subjects may be Parquet too", async () => {
    const scheme = schemeWith({ file: "obs.parquet", shape: "wide", columns: { subject: "place" } });
    expect(
      values(
        await parquet(
          ["place", "gdp", "urban"],
          [
            ["qx", 1, 2],
            ["bs", null, 3],
          ],
          scheme,
        ),
      ),
    ).toEqual([1, 2, 3]);
    const subjects = { file: "obs.parquet", columns: { subject: "id" } };
    const loaded = await inFolder({ "obs.csv": "place,indicator,period,value\n7,gdp,2025,1" }, async (folder) => {
      await writeTable(join(folder, "obs.parquet"), {
        header: ["id", "area"],
        rows: [
          [7, "east"],
          [8, null],
        ],
      });
      return loadEvidence(schemeWith(longTable()), { folder }).then(async () =>
        loadEvidence(
          { ...schemeWith(longTable()), tables: { ...schemeWith(longTable()).tables, subjects } },
          { folder },
        ),
      );
    });
    expect(loaded.evidence?.subjects).toMatchObject([
      { id: "7", attributes: { area: "east" } },
      { id: "8", attributes: { area: "" } },
    ]);
  });

  test.each<[string, string, Uint8Array]>([
    ["table.empty-file", "obs.parquet", new Uint8Array(0)],
    ["table.parquet-unreadable", "obs.parquet", Buffer.from("PAR1 this is not one, though it ends well PAR1")],
    ["table.parquet-unreadable", "obs.parquet", Buffer.from("a,b\n1,2\n")],
    ["table.file-name-pattern", "o*s.parquet", Buffer.from("PAR1PAR1PAR1")],
  ])("%s", async (code, file, bytes) => {
    expect(listed((await loadFiles({ [file]: bytes }, schemeWith(longTable({ file })))).problems)).toEqual([code]);
  });
});

describe("R21 whatever the bytes, nothing throws and every problem names its file", () => {
  const check = async (file: string, bytes: Uint8Array) => {
    const loaded = await loadFiles({ [file]: bytes }, schemeWith(longTable({ file })));
    expect(loaded.evidence === null).toBe(loaded.problems.length > 0);
    for (const one of loaded.problems) if (one.code !== "table.no-observations") expect(one.place?.file).toBe(file);
  };
  const pieces = fc.constantFrom(
    "place",
    "indicator",
    "period",
    "value",
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    '"',
    "qx",
    "gdp",
    "2025",
    "1",
    "1,5",
    "%",
    "\u0000",
    "縣",
    "{",
    "}",
    "[",
    "]",
    ":",
    "\ufeff",
  );

  test.each(["obs.csv", "obs.tsv", "obs.json", "obs.ndjson", "obs.xlsx"])("random bytes as %s", async (file) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) => check(file, bytes)),
      { numRuns: 60 },
    );
  });

  test.each(["obs.csv", "obs.json"])("random pieces of tables as %s", async (file) => {
    const text = fc.array(pieces, { maxLength: 60 }).map((parts) => Buffer.from(parts.join("")));
    await fc.assert(
      fc.asyncProperty(text, (bytes) => check(file, bytes)),
      { numRuns: 100 },
    );
  });

  test("workbooks and Parquet files with bytes changed", async () => {
    const workbook = await book([{ name: "D", rows: [header, ["qx", "gdp", 2025, 1]] }]);
    const change = (bytes: Uint8Array) =>
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }).map((changes) => {
        const copy = Uint8Array.from(bytes);
        for (const [at, byte] of changes) copy[at] = byte;
        return copy;
      });
    await fc.assert(
      fc.asyncProperty(change(workbook), (bytes) => check("obs.xlsx", bytes)),
      { numRuns: 60 },
    );
  });
});

interface Part {
  readonly name: string;
  readonly content: Buffer;
  readonly declared?: number;
  readonly packed?: number;
  readonly flags?: number;
}

/** A ZIP archive of parts, with directory fields as told. */
function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declared, packed, flags } of parts) {
    const body = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(body.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags ?? 0, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed ?? body.length, 20);
    entry.writeUInt32LE(declared ?? content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), body);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}
