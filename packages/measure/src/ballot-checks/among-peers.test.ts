import { openStream } from "@huabiao/kernel/random";
import { expect, test } from "vitest";
import { standAmongPeers } from "./among-peers.ts";
import { extraVariance } from "./huber-scale.ts";

const seed = 20260213;

test(`the variance between peers is found beside unequal sampling variances, outliers or not (seed ${seed})`, () => {
  const stream = openStream(seed);
  const variances = Array.from({ length: 4000 }, () => 0.2 + 2 * stream.uniform());
  const residuals = variances.map((own) => Math.sqrt(own + 1.5) * stream.normal());
  expect(extraVariance(residuals, variances, { fitted: 0 })).toBeCloseTo(1.5, 0);
  const spoilt = residuals.map((value, at) => (at % 50 === 0 ? 40 : value));
  expect(extraVariance(spoilt, variances, { fitted: 0 })).toBeLessThan(1.9);
  expect(
    extraVariance(
      residuals.map((value) => value / 10),
      variances,
      { fitted: 0 },
    ),
  ).toBe(0);
});

test(`honest peers exceed p = 0.05 and 0.01 as often as they should (seed ${seed})`, () => {
  const stream = openStream(seed, 1);
  let [five, one, all] = [0, 0, 0];
  for (let run = 0; run < 400; run++) {
    const variances = Float64Array.from({ length: 24 }, () => 0.1 + stream.uniform());
    const values = variances.map((own) => 3 + Math.sqrt(own + 0.5) * stream.normal());
    const standing = standAmongPeers({ values, variances });
    if (!standing.ok) throw new Error(standing.error);
    for (const tail of standing.value.upper) {
      const p = 2 * Math.min(tail, 1 - tail);
      [five, one, all] = [five + Number(p < 0.05), one + Number(p < 0.01), all + 1];
    }
  }
  expect(five / all).toBeGreaterThan(0.03);
  expect(five / all).toBeLessThan(0.055);
  expect(one / all).toBeLessThan(0.012);
});

test("peers that are shifted and scaled stand where they stood", () => {
  const stream = openStream(seed, 2);
  const values = Float64Array.from({ length: 12 }, () => stream.normal());
  const variances = values.map(() => 0.1);
  const moved = standAmongPeers({ values: values.map((v) => 5 + 3 * v), variances: variances.map((v) => 9 * v) });
  const plain = standAmongPeers({ values, variances });
  if (!moved.ok || !plain.ok) throw new Error("no standing");
  moved.value.statistics.forEach((z, i) => {
    expect(z).toBeCloseTo(plain.value.statistics[i] as number, 6);
  });
});

test("seven peers are too few, and peers that do not differ have no spread", () => {
  const peers = (values: number[]) =>
    standAmongPeers({ values: Float64Array.from(values), variances: new Float64Array(values.length) });
  expect(peers([1, 2, 3, 4, 5, 6, 7, Number.NaN])).toEqual({ ok: false, error: "too-few-units" });
  expect(peers(Array(9).fill(4))).toEqual({ ok: false, error: "no-variation" });
});
