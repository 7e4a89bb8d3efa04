import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { studentTwoSided } from "./distributions.ts";
import { jump } from "./jump.ts";
import { robustSummary } from "./robust-summary.ts";
import { answer, shareAtMost } from "./testing/answers.ts";

const peers = { centre: 0.05, scale: 0.02, count: 60, degrees: 21.7 };

test("R21 without a past the jump is the change against the peers in their scale", () => {
  const found = answer(jump(0.15, { peers, history: [] }));
  expect(found.statistic).toBeCloseTo(5, 12);
  expect(found.pValue).toBeCloseTo(studentTwoSided(5, 21.7), 12);
});

test("a subject that always leads, or always swings, does not jump when it does so again", () => {
  const leading = answer(jump(0.15, { peers, history: [0.1, 0.11, 0.09, 0.1, 0.105, 0.095] }));
  expect(Math.abs(leading.statistic)).toBeLessThan(0.5);
  const swinging = answer(jump(0.15, { peers, history: [-0.1, 0.12, -0.09, 0.1, -0.11, 0.09] }));
  expect(Math.abs(swinging.statistic)).toBeLessThan(1.5);
});

test("honest changes keep the level, also with a past", () => {
  const stream = openStream(20260104);
  const draw = (count: number) => Array.from({ length: count }, () => stream.normal());
  const p = Array.from(
    { length: 4000 },
    () => answer(jump(stream.normal(), { peers: answer(robustSummary(draw(25))), history: draw(8) })).pValue,
  );
  expect(shareAtMost(p, 0.05)).toBeLessThan(0.05);
  expect(shareAtMost(p, 0.001)).toBeLessThan(0.002);
});

test("few peers, a missing change and an infinite one", () => {
  expect(jump(1, { peers: { ...peers, count: 7 }, history: [] })).toEqual({ ok: false, error: "too-few-units" });
  expect(jump(Number.NaN, { peers, history: [] })).toEqual({ ok: false, error: "no-data" });
  expect(() => jump(Number.POSITIVE_INFINITY, { peers, history: [] })).toThrow(RangeError);
});
