import { expect, test } from "vitest";
import { generateWorld } from "./generate.ts";
import { cellAt, valueAt } from "./panel.ts";
import { plantedTruths } from "./planted.ts";
import { firstYear, modelOf } from "./series-models.ts";
import { finalTargets, yearlyTargets } from "./targets.ts";

const { targets, reported, counties } = generateWorld();

test("R17 ten indicators have targets for every county, five of them for every year of the plan", () => {
  expect(targets).toHaveLength(96 * (yearlyTargets.length * 5 + finalTargets.length));
  for (const indicator of [...yearlyTargets, ...finalTargets]) {
    const final = targets.filter((target) => target.indicator === indicator && target.year === 2025);
    expect(new Set(final.map((target) => target.county)).size, indicator).toBe(96);
  }
});

test("a target lies beyond its baseline in the good direction, so that attainment is defined", () => {
  for (const { indicator, baseline, target } of targets) {
    expect((target - baseline) * Math.sign(modelOf(indicator).trend), indicator).toBeGreaterThan(0);
    if (modelOf(indicator).scale === "percent") expect(target).toBeLessThanOrEqual(99.8);
  }
});

test("about half of the honest promises are kept", () => {
  const onPaper = new Set(
    plantedTruths
      .filter(({ kind }) => kind === "bunched-family" || kind === "inflated-at-target")
      .flatMap((truth) => [...truth.counties]),
  );
  const kept = targets.flatMap(({ county, indicator, year, target }) => {
    if (onPaper.has(counties[county]?.id as never)) return [];
    const value = valueAt(reported, indicator, cellAt(county, year - firstYear));
    return Number.isNaN(value) ? [] : [(value - target) * Math.sign(modelOf(indicator).trend) >= 0];
  });
  const share = kept.filter(Boolean).length / kept.length;
  expect(share).toBeGreaterThan(0.35);
  expect(share).toBeLessThan(0.65);
});
