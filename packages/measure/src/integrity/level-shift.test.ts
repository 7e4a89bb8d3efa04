import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { studentTwoSided } from "./distributions.ts";
import { levelShift } from "./level-shift.ts";
import { answer, shareAtMost } from "./testing/answers.ts";

const peers = { scale: 1, degrees: 80 };

test("R21 a clean step is found at its year with the statistic by hand", () => {
  const found = answer(levelShift([0, 0, 0, 0, 9, 9, 9, 9, 9, 9], { peers }));
  expect(found.breakIndex).toBe(4);
  expect(found.shift).toBe(9);
  expect(found.statistic).toBeCloseTo(9 / Math.sqrt(1.5 + (2 * Math.PI) / 6), 12);
  expect(found.pValue).toBeCloseTo(7 * studentTwoSided(found.statistic, 80), 15);
});

test("one odd year that goes back counts half of a lasting one", () => {
  const odd = answer(levelShift([0, 0, 0, 0, 9, 0, 0, 0, 0, 0], { peers: { scale: 6, degrees: 80 } }));
  const lasting = answer(levelShift([0, 0, 0, 0, 9, 9, 9, 9, 9, 9], { peers: { scale: 6, degrees: 80 } }));
  expect(Math.abs(odd.statistic)).toBeCloseTo(lasting.statistic / 2, 12);
});

test("a straight trend and a level added to all years do not matter", () => {
  const series = [0.3, -0.2, 0.5, 0.1, 4, 4.4, 3.9, 4.1, 4.2, 3.8];
  const there = answer(levelShift(series, { peers: null }));
  const moved = answer(
    levelShift(
      series.map((y, t) => y + 100 + 7 * t),
      { peers: null },
    ),
  );
  expect(moved.statistic).toBeCloseTo(there.statistic, 8);
  expect(moved.breakIndex).toBe(4);
});

test.each(["walk", "wobble"] as const)("honest series keep the level: %s, alone and among peers", (kind) => {
  const stream = openStream(20260105, kind === "walk" ? 1 : 2);
  const draw = () => {
    let level = 0;
    return Array.from({ length: 10 }, () => {
      level += stream.normal();
      return kind === "walk" ? level : stream.normal() / Math.SQRT2;
    });
  };
  const alone = Array.from({ length: 3000 }, () => answer(levelShift(draw(), { peers: null })).pValue);
  const among = Array.from({ length: 3000 }, () => answer(levelShift(draw(), { peers })).pValue);
  expect(shareAtMost(alone, 0.05)).toBeLessThan(0.06);
  expect(shareAtMost(among, 0.05)).toBeLessThan(0.055);
});

test("short and flat series say so, a missing year costs only the breaks it touches", () => {
  expect(levelShift([1, 2, 3, 4, 5, 6, 7], { peers })).toEqual({ ok: false, error: "too-few-values" });
  expect(levelShift(new Float64Array(10), { peers: null })).toEqual({ ok: false, error: "no-variation" });
  const gap = answer(levelShift([0, 0, Number.NaN, 0, 0, 0, 0, 9, 9, 9, 9, 9], { peers }));
  expect(gap.breakIndex).toBe(7);
  expect(() => levelShift([0, Number.POSITIVE_INFINITY], { peers })).toThrow("series[1] is Infinity");
});
