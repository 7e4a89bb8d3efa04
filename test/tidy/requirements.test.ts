import { expect, test } from "vitest";
import { projectFiles, readProject } from "./source-files.ts";

/** Requirements that the product does not claim yet. The list only shrinks. */
const notClaimedYet = ["R04", "R05", "R09", "R12", "R18", "R32", "R33"];

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
