import { join } from "node:path";
import { openStream } from "@huabiao/kernel/random";
import { projectRoot, readCsv } from "@huabiao/test-kit";
import { describe, expect, test } from "vitest";
import type { AreaData } from "./area-model.ts";
import { fayHerriot } from "./fay-herriot.ts";
import { granted } from "./testing/sample.ts";

const golden = (name: string) => readCsv(join(projectRoot, "packages/measure/src/survey/golden", name));
const level = (areas: number) => Array.from({ length: areas }, () => Float64Array.of(1));

function simulated(seed: number, { variance, areas = 30 }: { variance: number; areas?: number }) {
  const stream = openStream(20_260_403, seed);
  const variances = Float64Array.from({ length: areas }, (_, i) => 0.5 + (i % 5) / 2);
  const truth = Float64Array.from({ length: areas }, () => 3 + Math.sqrt(variance) * stream.normal());
  const direct = truth.map((value, i) => value + Math.sqrt(variances[i] ?? 1) * stream.normal());
  return { truth, data: { direct, variances, covariates: level(areas) } };
}

describe("R20 small areas by Fay–Herriot", () => {
  test.each(["reml", "ml"] as const)(
    "%s agrees with a direct maximisation in R: variance, estimates, errors",
    (method) => {
      const rows = golden("areas.csv");
      const data: AreaData = {
        direct: Float64Array.from(rows, (row) => Number(row["y"])),
        variances: Float64Array.from(rows, (row) => Number(row["D"])),
        covariates: rows.map((row) => Float64Array.of(1, Number(row["x"]))),
      };
      const fit = granted(fayHerriot(data, { method }));
      for (const row of golden("areas-fit.csv").filter((one) => one["method"] === method)) {
        const own = fit.areas[Number(row["area"]) - 1];
        const found = [fit.variance, ...fit.coefficients, own?.estimate ?? 0, own?.mse ?? 0];
        ["variance", "b0", "b1", "estimate", "mse"].forEach((name, at) => {
          expect((found[at] ?? 0) / Number(row[name])).toBeCloseTo(1, 9);
        });
      }
    },
  );

  test("with equal errors the variance has a closed form, cut at 0, and estimates shrink towards the mean", () => {
    const direct = Float64Array.of(1, 4, 2, 8, 5, 3);
    const mean = 23 / 6;
    const squares = direct.reduce((sum, y) => sum + (y - mean) ** 2, 0);
    const data = (sampling: number) => ({
      direct,
      variances: new Float64Array(6).fill(sampling),
      covariates: level(6),
    });
    expect(granted(fayHerriot(data(2), { method: "reml" })).variance).toBeCloseTo(squares / 5 - 2, 9);
    expect(granted(fayHerriot(data(2), { method: "ml" })).variance).toBeCloseTo(squares / 6 - 2, 9);
    const none = granted(fayHerriot(data(50), { method: "reml" }));
    expect(none.variance).toBe(0);
    for (const { estimate, ownShare } of none.areas) {
      expect(estimate).toBeCloseTo(mean, 12);
      expect(ownShare).toBe(0);
    }
  });

  test("moving and stretching the scale moves and stretches the answer", () => {
    const { data } = simulated(1, { variance: 1 });
    const moved = {
      ...data,
      direct: data.direct.map((y) => 10 + 3 * y),
      variances: data.variances.map((d) => 9 * d),
    };
    const [plain, other] = [data, moved].map((one) => granted(fayHerriot(one, { method: "reml" })));
    expect(other?.variance).toBeCloseTo(9 * (plain?.variance ?? 0), 7);
    plain?.areas.forEach(({ estimate, mse }, i) => {
      expect(other?.areas[i]?.estimate).toBeCloseTo(10 + 3 * estimate, 7);
      expect(other?.areas[i]?.mse).toBeCloseTo(9 * mse, 7);
    });
  });

  test("the stated error is the true one on average, and below that of the direct estimate (seed 20260403)", () => {
    let [stated, true_, direct] = [0, 0, 0];
    const runs = 250;
    for (let run = 0; run < runs; run++) {
      const { truth, data } = simulated(run, { variance: 1 });
      const fit = granted(fayHerriot(data, { method: "reml" }));
      fit.areas.forEach(({ estimate, mse }, i) => {
        stated += mse;
        true_ += (estimate - (truth[i] ?? 0)) ** 2;
        direct += ((data.direct[i] ?? 0) - (truth[i] ?? 0)) ** 2;
      });
    }
    expect(stated / true_).toBeGreaterThan(0.94);
    expect(stated / true_).toBeLessThan(1.06);
    expect(true_ / direct).toBeLessThan(0.7);
  });

  test("has no answer with too few areas, or covariates that depend on each other", () => {
    const two = { direct: Float64Array.of(1, 2), variances: Float64Array.of(1, 1) };
    expect(
      fayHerriot({ ...two, covariates: [Float64Array.of(1, 3), Float64Array.of(1, 4)] }, { method: "ml" }),
    ).toEqual({
      ok: false,
      error: "too-few-units",
    });
    const three = { direct: Float64Array.of(1, 2, 3), variances: Float64Array.of(1, 1, 1) };
    const twice = [1, 2, 3].map((x) => Float64Array.of(x, 2 * x));
    expect(fayHerriot({ ...three, covariates: twice }, { method: "ml" })).toEqual({ ok: false, error: "no-variation" });
  });

  test("refuses ragged data and variances that are not above zero, naming the area", () => {
    const { data } = simulated(1, { variance: 1, areas: 4 });
    const wrong = (change: Partial<AreaData>) => () => fayHerriot({ ...data, ...change }, { method: "reml" });
    expect(wrong({ variances: Float64Array.of(1, 1, 0, 1) })).toThrow("area 2");
    expect(wrong({ direct: Float64Array.of(1, Number.NaN, 1, 1) })).toThrow("area 1");
    expect(wrong({ variances: Float64Array.of(1) })).toThrow(RangeError);
  });
});
