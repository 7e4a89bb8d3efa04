import { expect, test } from "vitest";
import { openStream, threefry2x32 } from "./random.ts";

test.each([
  [
    [0, 0],
    [0, 0],
    [0x6b200159, 0x99ba4efe],
  ],
  [
    [0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x1cb996fc, 0xbb002be7],
  ],
  [
    [0x13198a2e, 0x03707344],
    [0x243f6a88, 0x85a308d3],
    [0xc4923a9c, 0x483df7a0],
  ],
] as const)("Threefry-2x32-20 gives the known answer of Random123 for key %s", (key, counter, answer) => {
  const out = new Uint32Array(2);
  threefry2x32(out, key, counter);
  expect([...out]).toEqual([...answer]);
});

test("streams of the same seed and path agree, of different paths do not", () => {
  const take = (...path: number[]) =>
    Array.from(
      { length: 4 },
      (
        (s) => () =>
          s.next32()
      )(openStream(7, ...path)),
    );
  expect(take(1, 2)).toEqual(take(1, 2));
  expect(take(1, 2)).not.toEqual(take(2, 1));
});

test("uniform, normal and gamma have their mean and variance", () => {
  const stream = openStream(20251231, 1);
  const moments = (draw: () => number, n = 200_000) => {
    const xs = Array.from({ length: n }, draw);
    const mean = xs.reduce((a, b) => a + b, 0) / n;
    return [mean, xs.reduce((a, x) => a + (x - mean) ** 2, 0) / n] as const;
  };
  const [mu, vu] = moments(() => stream.uniform());
  expect(mu).toBeCloseTo(0.5, 2);
  expect(vu).toBeCloseTo(1 / 12, 3);
  const [mn, vn] = moments(() => stream.normal());
  expect(Math.abs(mn)).toBeLessThan(0.01);
  expect(Math.abs(vn - 1)).toBeLessThan(0.02);
  for (const shape of [0.4, 3.5]) {
    const [mg, vg] = moments(() => stream.gamma(shape));
    expect(Math.abs(mg - shape)).toBeLessThan(0.03 * Math.max(1, shape));
    expect(Math.abs(vg - shape)).toBeLessThan(0.08 * Math.max(1, shape));
  }
});

test("a seed or path that is not a safe integer ≥ 0 throws", () => {
  expect(() => openStream(-1)).toThrow(RangeError);
  expect(() => openStream(1, 0.5)).toThrow(RangeError);
});
