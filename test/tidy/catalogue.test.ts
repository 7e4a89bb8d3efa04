import { catalogue } from "@huabiao/contract";
import { languages } from "@huabiao/kernel/text";
import { ballotChecks, integrityChecks } from "@huabiao/measure";
import { knownRules } from "@huabiao/scheme";
import { expect, test } from "vitest";
import { readProject, shippedSources } from "./source-files.ts";

const codes = Object.keys(catalogue["zh-Hant"]);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test.each(languages)("the catalogue in %s has every sentence, and none is empty", (language) => {
  expect(Object.keys(catalogue[language]).sort()).toEqual([...codes].sort());
  expect(codes.filter((code) => catalogue[language][code]?.trim() === "")).toEqual([]);
});

test("a sentence mentions the same facts in every language", () => {
  const different = codes.filter(
    (code) =>
      new Set(
        languages.map((language) =>
          placeholders(catalogue[language][code] ?? "")
            .filter((name, at, all) => all.indexOf(name) === at)
            .join(),
        ),
      ).size > 1,
  );
  expect(different).toEqual([]);
});

test("Simplified Chinese is not Traditional Chinese copied, and English has no Chinese", () => {
  const han = /\p{Script=Han}/u;
  expect(
    codes.filter(
      (code) => han.test(catalogue.en[code] ?? "") && !/examples?$|title$|language|number-big-unit/.test(code),
    ),
  ).toEqual([]);
  const same = codes.filter(
    (code) =>
      catalogue["zh-Hant"][code] === catalogue["zh-Hans"][code] &&
      /[數據個與對時們這樣評證書縣總]/.test(catalogue["zh-Hans"][code] ?? ""),
  );
  expect(same).toEqual([]);
});

test("every problem code that a source raises has its three sentences", () => {
  const raised = new Set(
    shippedSources().flatMap((name) =>
      [...readProject(name).matchAll(/\bproblem\(\s*"([a-z0-9.-]+)"/g)].map(([, code]) => code as string),
    ),
  );
  const missing = [...raised].filter((code) =>
    ["what", "why", "remedy"].some((part) => !codes.includes(`${code}.${part}`)),
  );
  expect(missing).toEqual([]);
});

test("every problem that the catalogue explains is raised by a source", () => {
  const sources = shippedSources().map(readProject).join("\n");
  const explained = codes
    .filter((code) => code.endsWith(".remedy") && !code.startsWith("lint."))
    .map((code) => code.replace(/\.remedy$/, ""));
  const built = [...sources.matchAll(/`([a-z0-9.-]+[.-])\$\{/g)].map(([, prefix]) => prefix as string);
  const unraised = explained.filter(
    (code) =>
      !sources.includes(`"${code}"`) &&
      !built.some((prefix) => code.startsWith(prefix)) &&
      !sources.includes(`"${code.split(".").at(-1)}"`),
  );
  expect(unraised).toEqual([]);
});

test("every lint rule and every data check can be told", () => {
  const lint = [...knownRules].flatMap((id) => ["what", "why", "remedy"].map((part) => `lint.${id}.${part}`));
  const checks = [...integrityChecks, ...ballotChecks].flatMap(({ id }) =>
    ["name", "seen", "innocent", "toCheck"].map((part) => `check.${id}.${part}`),
  );
  expect([...lint, ...checks].filter((code) => !codes.includes(code))).toEqual([]);
});
