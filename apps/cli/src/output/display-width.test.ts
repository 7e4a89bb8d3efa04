import { expect, test } from "vitest";
import { displayWidth, padTo } from "./display-width.ts";

test.each([
  ["", 0],
  ["Oudu", 4],
  ["松嶺縣", 6],
  ["𠮷", 2],
  ["ｱｲｳ", 3],
  ["ＡＢ，", 6],
  ["한국", 4],
  ["e\u0301", 1],
  ["1–2", 3],
  ["—", 1],
  ["「明」", 6],
  ["葛\u{e0100}", 2],
  ["a\u200bb", 2],
  ["📈", 2],
])("“%s” takes %i columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test("a text is padded to columns on either side, and never cut", () => {
  expect(padTo("松", 4)).toBe("松  ");
  expect(padTo("松", 4, "left")).toBe("  松");
  expect(padTo("松嶺縣", 4)).toBe("松嶺縣");
});
