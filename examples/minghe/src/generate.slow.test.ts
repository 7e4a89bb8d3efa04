import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generateWorld, publishedSeed } from "./generate.ts";
import { writeTables } from "./tables.ts";

const published = writeTables(generateWorld());

test("R34 the committed tables are, byte for byte, what the published seed makes", () => {
  for (const [name, content] of published) {
    expect(readFileSync(new URL(`../${name}`, import.meta.url), "utf8") === content, name).toBe(true);
  }
});

test("the same seed makes the same bytes twice", () => {
  expect(writeTables(generateWorld(7))).toEqual(writeTables(generateWorld(7)));
});

test("another seed changes the figures but neither the places nor what is planted", () => {
  const other = writeTables(generateWorld(publishedSeed + 1));
  expect(other.get("data/counties.csv")).toBe(published.get("data/counties.csv"));
  expect(other.get("data/observations.csv")).not.toBe(published.get("data/observations.csv"));
  const [here, there] = [published, other].map((tables) => JSON.parse(tables.get("planted.json") ?? ""));
  expect([there.truths, there.voices]).toEqual([here.truths, here.voices]);
});

test("the tables of figures stay under two megabytes, and those of voices too", () => {
  const isVoice = (name: string): boolean => name.startsWith("data/polls/") || name === "data/ratings.csv";
  const bytes = (wanted: boolean): number =>
    [...published].reduce((sum, [name, text]) => sum + (isVoice(name) === wanted ? Buffer.byteLength(text) : 0), 0);
  expect(bytes(false)).toBeLessThan(2_000_000);
  expect(bytes(true)).toBeLessThan(2_000_000);
});

test("every row of a table has as many cells as its header, and no cell is NaN or infinite", () => {
  for (const [name, content] of published) {
    if (!name.endsWith(".csv")) continue;
    const lines = content.trimEnd().split("\n");
    const width = lines[0]?.split(",").length;
    expect(new Set(lines.map((line) => line.split(",").length)), name).toEqual(new Set([width]));
    expect(content, name).not.toMatch(/NaN|Infinity|undefined/);
  }
});

test("no observation appears twice with the same revision", () => {
  for (const name of ["data/observations.csv", "data/surveys.csv"]) {
    const rows = (published.get(name) ?? "")
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    const keys = rows.map((cells) => [cells[0], cells[1], cells[2], name.includes("survey") ? 0 : cells[5]].join(" "));
    expect(new Set(keys).size, name).toBe(keys.length);
  }
});
