import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvText } from "../write/csv-text.ts";
import { detectDelimiter, splitRecords } from "./csv-records.ts";

const split = (pieces: readonly string[]) => {
  const records: string[][] = [];
  splitRecords(pieces, ",", (record) => records.push(record.cells) > 0);
  return records;
};

test("records are the same as csv-parse's, however the text is cut into pieces", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "縣", '"', ",", "\n", "\r", " ", ";"), maxLength: 6 });
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(table, fc.nat(20), (rows, cut) => {
      const [header = [], ...rest] = rows;
      const text = csvText(header, rest);
      const pieces: string[] = [];
      for (let at = 0; at < text.length; at += cut + 1) pieces.push(text.slice(at, at + cut + 1));
      const peer: string[][] = parse(text, { record_delimiter: "\n", relax_column_count: true });
      expect(split(pieces)).toEqual(split([text]));
      expect(split(pieces)).toEqual(peer.length === rows.length ? peer : rows);
      expect(split(pieces)).toEqual(rows);
    }),
  );
});

test.each<[string, string, string[][]]>([
  [
    "CRLF, LF and a lone CR end records",
    "a,b\r\nc,d\ne,f\rg,h",
    [
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
      ["g", "h"],
    ],
  ],
  ["a quote inside a plain cell is a character", 'a"b,c', [['a"b', "c"]]],
  ["two quotes are one", '"a""b"', [['a"b']]],
  [
    "the last delimiter opens an empty cell",
    "a,\n,",
    [
      ["a", ""],
      ["", ""],
    ],
  ],
  ["empty text has no record", "", []],
  ["line ends stay inside quotes", '"a\r\nb",c', [["a\r\nb", "c"]]],
])("%s", (_, text, expected) => {
  for (let cut = 1; cut <= text.length + 1; cut++) {
    const pieces = Array.from({ length: Math.ceil(text.length / cut) }, (_, at) =>
      text.slice(at * cut, (at + 1) * cut),
    );
    expect(split(pieces)).toEqual(expected);
  }
});

test.each<[string, string]>([
  ["a,b;c", ","],
  ["a;b;c,d", ";"],
  ["a\tb\tc,d", "\t"],
  ['"a;b;c",d', ","],
  ["alone", ","],
  ["a,b\n;;;;", ","],
  ["\n\na;b", ";"],
])("the delimiter of %j is %j", (text, delimiter) => {
  expect(detectDelimiter([text])).toBe(delimiter);
});
