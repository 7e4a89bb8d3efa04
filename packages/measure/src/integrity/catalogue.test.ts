import { expect, test } from "vitest";
import { integrityChecks } from "./catalogue.ts";
import { checkData } from "./data-checks.ts";
import { plantUntruths } from "./testing/planted-untruths.ts";
import { honestPanel } from "./testing/simulated-panel.ts";

test("R21 every check has its own name and three sentences, and serves R21", () => {
  expect(new Set(integrityChecks.map((one) => one.id)).size).toBe(integrityChecks.length);
  for (const { id, principle, seen, innocent, toCheck } of integrityChecks) {
    expect(principle).toBe("R21");
    expect([seen.code, innocent.code, toCheck.code]).toEqual([
      `check.${id}.seen`,
      `check.${id}.innocent`,
      `check.${id}.toCheck`,
    ]);
  }
});

test("every check and scope of the catalogue is run or counted as skipped, and no other", () => {
  const { ran, skipped } = checkData(honestPanel(5, { subjects: 24, indicators: 6, years: 9, groups: 2 }), { seed: 1 });
  const seen = new Set([...ran, ...skipped].map((one) => `${one.check}/${one.scope}`));
  expect(seen).toEqual(new Set(integrityChecks.flatMap(({ id, scopes }) => scopes.map((scope) => `${id}/${scope}`))));
});

test("every check can flag, and its flags carry the facts that its sentences use", () => {
  const panel = plantUntruths(honestPanel(7, { subjects: 100, indicators: 12, years: 10, groups: 4 }), 1);
  const { flags } = checkData(panel, { seed: 1, falseDiscoveryRate: 0.5 });
  for (const { id, seen } of integrityChecks) {
    const flag = flags.find((one) => one.check === id);
    expect(Object.keys({ statistic: 0, ...flag?.facts }), id).toEqual(expect.arrayContaining([...seen.facts]));
  }
});
