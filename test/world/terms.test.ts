import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Findings } from "@huabiao/assess";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { expect, test } from "vitest";
import { huabiaoHere } from "../../apps/cli/src/testing/desk.ts";

/** Two places and one latent outcome, in post by the words of real tables. */
const scheme = `huabiao: 1
id: terms
version: "1"
title: Terms
kind: annual
period: { from: 2025-01-01, to: 2025-12-31, label: "2025" }
tables:
  subjects: { file: places.csv, columns: { subject: id, title: name } }
  observations:
    - { file: wood.csv, shape: long, columns: { subject: id, indicator: what, value: value, period: year } }
  terms: { file: terms.csv, columns: { person: person, post: post, subject: place, from: from, to: to } }
  people:
    persons: { file: persons.csv }
subjects: { type: place }
dimensions:
  - { id: index, title: Index }
indicators:
  - { id: wood, title: Wood, parent: index, unit: t, direction: higher, horizon: { kind: latent, lag: [0, 0, 1] } }
people:
  posts:
    - { id: secretary, title: Secretary, names: [縣委書記], principal: true }
    - { id: deputy, title: Deputy, names: [副縣長, 縣委副書記] }
  team: { heads: [{ id: results, title: Results, sources: [{ id: index, from: node, node: index }] }] }
  person: { heads: [{ id: results, title: Results, sources: [{ id: index, from: node, node: index }] }] }
  outcomes: [{ indicator: wood }]
`;

/** Terms as they stand in real tables: person, post, place, from, to. */
const hard = [
  ["first", "縣委書記", "A", "2015-03-01", "2018-06-30"],
  ["overlap", "縣委書記", "A", "2018-06", "2021年3月"],
  ["gap", "縣委書記", "A", "2021-09-01", "至今"],
  ["two-posts", "副縣長", "A", "2023-01-01", ""],
  ["two-posts", "縣委副書記", "A", "2024-07-01", ""],
  ["two-places", "縣委書記", "B", "2016/1/1", "2022"],
  ["two-places", "副縣長", "A", "2022-12-31", "2023-02"],
  ["one-day", "縣委書記", "B", "2023-05-05", "2023-05-05"],
  ["one-month", "縣委書記", "B", "2025-02", "2025-02"],
];

function folderOf(terms: readonly (readonly string[])[]): string {
  const folder = join(temporaryFolder(), "terms");
  mkdirSync(folder, { recursive: true });
  const write = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
  writeFileSync(join(folder, "scheme.yaml"), scheme);
  write("places.csv", ["id,name", "A,Alpha", "B,Beta"]);
  const years = Array.from({ length: 8 }, (_, at) => 2018 + at);
  write("wood.csv", ["id,what,value,year", ...["A", "B"].flatMap((id) => years.map((y, k) => `${id},wood,${k},${y}`))]);
  write("persons.csv", ["person", ...new Set(terms.map(([person]) => person ?? ""))]);
  write("terms.csv", ["person,post,place,from,to", ...terms.map((row) => row.join(","))]);
  return folder;
}

test("R11 hard cases of real terms come through the command line: days, notes and credits to the day", async () => {
  const folder = folderOf(hard);
  const out = join(folder, "out");
  const { code, err } = await huabiaoHere(["assess", folder, "--out", out]);
  expect([code, err]).toEqual([0, ""]);
  const { people }: Findings = JSON.parse(readFileSync(join(out, "findings.json"), "utf8"));
  const told = (id: string) =>
    people?.persons.find((one) => one.id === id)?.terms.map(({ from, to, days, notes }) => [from, to, days, notes]);
  expect(told("first")).toEqual([["2015-03-01", "2018-06-30", 1218, ["overlaps"]]]);
  expect(told("overlap")).toEqual([["2018-06", "2021-03", 1006, ["overlaps", "month-only"]]]);
  expect(told("gap")).toEqual([["2021-09-01", null, 1583, ["gap-before", "open-end"]]]);
  expect(told("two-posts")?.map((term) => term.at(-1))).toEqual([
    ["open-end", "simultaneous"],
    ["open-end", "simultaneous"],
  ]);
  expect(told("two-places")).toEqual([
    ["2016-01-01", "2022", 2375, ["month-only"]],
    ["2022-12-31", "2023-02", 46, ["month-only"]],
  ]);
  expect(told("one-day")).toEqual([["2023-05-05", "2023-05-05", 1, ["gap-before"]]]);
  expect(told("one-month")).toEqual([["2025-02", "2025-02", 1, ["gap-before", "month-only"]]]);
  const team = people?.teams.find(({ id }) => id === "A");
  expect(team?.members.map((person) => people?.persons[person]?.id)).toEqual(["gap", "two-posts"]);
  const credits = people?.persons.map(({ id, credits: own }) => [id, own.reduce((sum, { amount }) => sum + amount, 0)]);
  const wood = new Map(credits as [string, number][]);
  expect(wood.get("first")).toBeCloseTo(1 + (165 + 16 / 2) / 365, 1);
  for (const { change, credited, unattributed } of people?.outcomes ?? []) {
    expect(change).toBe(7);
    expect(credited + unattributed).toBeCloseTo(change, 9);
  }
});

test("R11 a term that ends before it starts, a day that is none and a person nobody knows are refused, all at once", async () => {
  const folder = folderOf([
    ...hard,
    ["first", "縣委書記", "B", "2020-01-01", "2019-12"],
    ["first", "縣委書記", "B", "2020-13", ""],
  ]);
  writeFileSync(
    join(folder, "persons.csv"),
    `${["person", ...new Set(hard.map(([id]) => id ?? ""))].slice(0, -1).join("\n")}\n`,
  );
  const { code, err } = await huabiaoHere(["check", folder]);
  expect(code).not.toBe(0);
  expect(err).toContain("row 11");
  expect(err).toContain("row 12");
  expect(err).toContain("one-month");
});
