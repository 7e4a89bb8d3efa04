import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { nearPairs } from "./near-pairs.ts";
import { patternIds } from "./pattern-ids.ts";

function columnsOf(rows: readonly (readonly number[])[]): Int16Array[] {
  return (rows[0] ?? []).map((_, j) => Int16Array.from(rows, (row) => row[j] as number));
}

test.each([3, 12, 60])(
  "rows of %i columns get one number exactly when they are equal, in order of first sight",
  (width) => {
    const stream = openStream(20260211, width);
    const models = Array.from({ length: 40 }, () => Array.from({ length: width }, () => stream.integer(7) - 1));
    const rows = Array.from({ length: 300 }, () => {
      const row = [...(models[stream.integer(40)] as number[])];
      if (stream.uniform() < 0.3) row[stream.integer(width)] = stream.integer(7) - 1;
      return row;
    });
    const { ids, patterns } = patternIds(columnsOf(rows), Array(width).fill(6));
    const known = new Map<string, number>();
    rows.forEach((row, at) => {
      const key = row.join();
      if (!known.has(key)) known.set(key, known.size);
      expect(ids[at]).toBe(known.get(key));
    });
    expect(patterns).toBe(known.size);
  },
);

test("no rows or no columns are no patterns, or one", () => {
  expect(patternIds([], [])).toEqual({ ids: new Int32Array(0), patterns: 0 });
  expect(patternIds([new Int16Array(0)], [3]).patterns).toBe(0);
});

test("near pairs connect the rows that differ in at most one column, and no others", () => {
  const stream = openStream(20260212);
  const base = Array.from({ length: 25 }, () => Array.from({ length: 24 }, () => stream.integer(5)));
  const one = base[0]?.with(7, 9) as number[];
  const two = one.with(20, 9);
  const rows = [...base, base[3] as number[], one, two];
  const pairs = nearPairs(columnsOf(rows)).map((pair) => pair.join());
  expect(pairs.sort()).toEqual(["0,26", "26,27", "3,25"]);
});
