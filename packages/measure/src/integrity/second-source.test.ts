import { expect, test } from "vitest";
import { studentTwoSided } from "./distributions.ts";
import { logRatio, secondSourceBias, secondSourceOutlier } from "./second-source.ts";
import { answer } from "./testing/answers.ts";

const peers = { centre: Math.log(1.1), scale: 0.05, count: 40, degrees: 14.3 };

test("R21 a ratio is judged against the peers' ratio, not against 1", () => {
  const usual = answer(secondSourceOutlier(Math.log(1.1), { peers }));
  expect(usual.pValue).toBe(1);
  const high = answer(secondSourceOutlier(Math.log(1.1) + 0.25, { peers, tails: 30 }));
  expect(high.statistic).toBeCloseTo(5, 12);
  expect(high.pValue).toBeCloseTo(studentTwoSided(5, 1 / (1 / 14.3 + 1 / 30)), 12);
  expect(high.peerRatio).toBeCloseTo(1.1, 12);
});

test("R21 reports that all lie above a second source are a bias of the family", () => {
  const found = answer(secondSourceBias([0.1, 0.2, 0.05, 0.1, 0.3, 0.1, 0.1, 0.2, 0, Number.NaN]));
  expect(found).toMatchObject({ above: 8, below: 0 });
  expect(found.pValue).toBeCloseTo(2 / 256, 14);
  expect(found.statistic).toBeCloseTo(Math.exp(0.1), 12);
});

test("undefined ratios say why", () => {
  expect(logRatio(2, 1)).toEqual({ ok: true, value: Math.log(2) });
  expect(logRatio(0, 1)).toEqual({ ok: false, error: "non-positive" });
  expect(logRatio(1, -1)).toEqual({ ok: false, error: "non-positive" });
  expect(answer(logRatio(Number.NaN, 1))).toBeNaN();
  expect(secondSourceOutlier(0, { peers: { ...peers, count: 7 } })).toEqual({ ok: false, error: "too-few-units" });
  expect(secondSourceOutlier(Number.NaN, { peers })).toEqual({ ok: false, error: "no-data" });
  expect(secondSourceBias([0.1, 0.1])).toEqual({ ok: false, error: "too-few-units" });
  expect(() => logRatio(Number.POSITIVE_INFINITY, 1)).toThrow(RangeError);
  expect(() => secondSourceBias([Number.NEGATIVE_INFINITY])).toThrow("logRatios[0]");
});
