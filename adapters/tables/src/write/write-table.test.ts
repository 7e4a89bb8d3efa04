import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { loadEvidence } from "../load-evidence.ts";
import { inFolder, longTable, places, schemeWith } from "../testing/small-world.ts";
import { csvText } from "./csv-text.ts";
import { writeFileWhole } from "./write-file.ts";
import { toXlsx, writeTable } from "./write-table.ts";

describe("R34 a table is written the same way every time", () => {
  test("quotes only where needed, numbers shortest, −0 as 0, empty for null and NaN", () => {
    const rows = [
      ["a,b", 0.1 + 0.2, null],
      ['say "hi"', -0, Number.NaN],
      ["two\nlines", 1e21, 5],
      [" edge ", 1e-7, 100_000],
    ];
    expect(csvText(["name", "x", "y"], rows)).toBe(
      'name,x,y\n"a,b",0.30000000000000004,\n"say ""hi""",0,\n"two\nlines",1e+21,5\n" edge ",1e-7,100000\n',
    );
  });

  test("texts that a spreadsheet would run are kept, or made safe on request", () => {
    const rows = [["=1+1"], ["-5"], ["@x"], ["plain"]];
    expect(csvText(["t"], rows)).toBe("t\n=1+1\n-5\n@x\nplain\n");
    expect(csvText(["t"], rows, { spreadsheetSafe: true })).toBe("t\n'=1+1\n'-5\n'@x\nplain\n");
    expect(csvText(["n"], [[-5]], { spreadsheetSafe: true })).toBe("n\n-5\n");
  });

  test("an infinite number, a row of wrong length and an unknown ending throw", async () => {
    expect(() => csvText(["a"], [[Number.POSITIVE_INFINITY]])).toThrow(RangeError);
    expect(() => csvText(["a"], [[1, 2]])).toThrow(RangeError);
    await expect(writeTable("/nowhere/x.pdf", { header: ["a"], rows: [] })).rejects.toThrow(RangeError);
  });

  test("XLSX keeps texts as texts, also those that look like formulas", async () => {
    const workbook = await readXlsx(
      await toXlsx({
        header: ["t", "n"],
        rows: [
          ["=1+1", 5],
          [null, Number.NaN],
        ],
      }),
    );
    expect(workbook.sheets[0]?.rows.slice(0, 2)).toEqual([
      ["t", "n"],
      ["=1+1", 5],
    ]);
    expect([...(workbook.sheets[0]?.cells ?? [])].some(([, cell]) => cell.formula !== undefined)).toBe(false);
  });

  test.each(["obs.csv", "obs.xlsx", "obs.parquet"])("what is written as %s is read back", async (file) => {
    const loaded = await inFolder({ "places.csv": places }, async (folder) => {
      const rows = [
        ["qx", "gdp", "2025", 0.1 + 0.2],
        ["白石市", "urban", "2024", -7],
      ];
      await writeTable(join(folder, file), { header: ["place", "indicator", "period", "value"], rows });
      expect(await readdir(folder)).toEqual([file, "places.csv"].sort());
      return loadEvidence(schemeWith(longTable({ file })), { folder });
    });
    expect([...(loaded.evidence?.observations.value ?? [])]).toEqual([0.1 + 0.2, -7]);
  });

  test("a file is replaced whole, and a failed write leaves the old one and no rest", async () => {
    await inFolder({}, async (folder) => {
      const path = join(folder, "deep", "file.txt");
      await writeFileWhole(path, "one");
      await writeFileWhole(path, new Uint8Array([50]));
      expect(await readFile(path, "utf8")).toBe("2");
      await writeFile(join(folder, "plain"), "");
      await expect(writeFileWhole(join(folder, "plain", "x"), "")).rejects.toThrow();
      await expect(writeFileWhole(join(folder, "deep"), "x")).rejects.toThrow();
      expect(await readdir(folder)).toEqual(["deep", "plain"]);
    });
  });
});
