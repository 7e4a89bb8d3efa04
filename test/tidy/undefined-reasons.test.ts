import { catalogue } from "@huabiao/contract";
import { expect, test } from "vitest";
import { readProject } from "./source-files.ts";

test("every reason for an undefined statistic has its sentence, and every sentence its reason", () => {
  const sources = ["packages/measure/src/undefined-reason.ts", "packages/measure/src/raters/raters-reason.ts"];
  const declared = sources.flatMap((name) => [...readProject(name).matchAll(/\| "([a-z-]+)"/g)]);
  const told = Object.keys(catalogue.en).flatMap((code) => /^undefined\.([a-z-]+)$/.exec(code)?.[1] ?? []);
  expect(told.sort()).toEqual(declared.map(([, reason]) => reason).sort());
});
