import { expect, test } from "vitest";
import { projectFiles, readProject } from "./source-files.ts";

/** Requirements that the product does not claim yet. The list only shrinks. */
const notClaimedYet = [
  "R02",
  "R04",
  "R05",
  "R07",
  "R08",
  "R09",
  "R11",
  "R12",
  "R16",
  "R18",
  "R24",
  "R26",
  "R27",
  "R28",
  "R29",
  "R32",
  "R33",
  "R35",
  "R36",
  "R37",
];

test("every requirement that the product claims has a test that names it", () => {
  const titles = projectFiles()
    .filter((name) => name.endsWith(".test.ts"))
    .map(readProject)
    .join("\n");
  const all = Array.from({ length: 38 }, (_, at) => `R${String(at + 1).padStart(2, "0")}`);
  const untested = all.filter(
    (id) =>
      !notClaimedYet.includes(id) &&
      !new RegExp(`(test|describe|it)(\\.\\w+(\\([^)]*\\))?)*\\(\\s*["'\`][^"'\`]*\\b${id}\\b`).test(titles),
  );
  expect(untested).toEqual([]);
});
