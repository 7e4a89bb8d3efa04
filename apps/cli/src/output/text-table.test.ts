import fc from "fast-check";
import { expect, test } from "vitest";
import { displayWidth } from "./display-width.ts";
import { textTable } from "./text-table.ts";

test("columns stand under each other when wide and narrow characters mix", () => {
  const text = textTable(
    ["位次", "subject", "分"],
    [
      ["1–2", "松嶺縣", "70.5"],
      ["10", "Oudu", "9.0"],
    ],
    [0, 2],
  );
  expect(text).toBe(
    ["位次  subject    分", "────  ───────  ────", " 1–2  松嶺縣   70.5", "  10  Oudu      9.0"].join("\n"),
  );
});

test("every line begins its columns at the same place, whatever the words", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "縣", "𠮷", "é", "－"), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 6 }), (rows) => {
      const lines = textTable(
        ["h", "x"],
        rows.map(([a, b]) => [a, `|${b}`]),
      ).split("\n");
      const places = lines.slice(2).map((line) => displayWidth(line.slice(0, line.indexOf("|"))));
      expect(new Set(places).size).toBe(1);
    }),
  );
});

test("lines end without spaces", () => {
  expect(
    textTable(
      ["a", "bb"],
      [
        ["x", ""],
        ["y", "z"],
      ],
    ).split("\n"),
  ).toEqual(["a  bb", "─  ──", "x", "y  z"]);
});
