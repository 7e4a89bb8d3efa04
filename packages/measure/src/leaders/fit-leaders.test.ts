import { expect, test } from "vitest";
import { answer } from "../integrity/testing/answers.ts";
import { fitLeaders, type LeaderFit } from "./fit-leaders.ts";
import golden from "./golden/two-way.json" with { type: "json" };
import { leaderContrast } from "./leader-contrast.ts";
import { simulatedPanel } from "./testing/simulated-panel.ts";

const fit = answer(fitLeaders(golden));

test("R27 effects, contrasts, their errors and the variance of leaders are those of R lm with dummies", () => {
  expect(fit.degrees).toBe(golden.degrees);
  expect(Math.sqrt(fit.residualVariance)).toBeCloseTo(golden.sigma, 10);
  expect(answer(fit.leaderVariance)).toBeCloseTo(golden.leaderVariance, 10);
  golden.effects.forEach(([value, error], leader) => {
    const effect = answer(fit.effects[leader] as LeaderFit["effects"][number]);
    expect(effect.value).toBeCloseTo(value as number, 10);
    expect(effect.standardError).toBeCloseTo(error as number, 10);
  });
  for (const { pair, answer: truth } of golden.contrasts) {
    const found = answer(leaderContrast(fit, pair as [number, number]));
    expect(found.value).toBeCloseTo(truth[0] as number, 10);
    expect(found.standardError).toBeCloseTo(truth[1] as number, 10);
  }
});

test("R27 movers tie places into sets; without one, and across sets, leaders are not comparable", () => {
  expect(fit.sets.map(({ places, movers }) => [places, movers])).toEqual([
    [
      [0, 1, 2],
      [0, 3],
    ],
    [[3, 4], [6]],
    [[5], []],
  ]);
  expect(fit.effects.slice(9)).toEqual([
    { ok: false, error: "not-comparable" },
    { ok: false, error: "not-comparable" },
  ]);
  expect(leaderContrast(fit, [0, 6])).toEqual({ ok: false, error: "not-comparable" });
  expect(leaderContrast(fit, [9, 10])).toEqual({ ok: false, error: "not-comparable" });
  expect(fit.sets.reduce((sum, { observations }) => sum + observations, 0)).toBe(golden.values.length);
});

const swap = {
  places: [0, 0, 0, 0, 1, 1, 1, 1],
  leaders: [0, 0, 1, 1, 2, 2, 0, 0],
  periods: [0, 1, 2, 3, 0, 1, 2, 3],
  values: [10, 11, 15, 16, 25, 26, 22, 23],
};

test("where everybody moved at once periods cannot be told from leaders; a place that stayed tells them apart", () => {
  const confounded = answer(fitLeaders(swap));
  expect(confounded.effects.map((one) => one.ok || one.error)).toEqual([true, "not-comparable", "not-comparable"]);
  const cancelled = answer(confounded.effects[0] as (typeof confounded.effects)[number]);
  expect(cancelled.value, "against both others together the shock cancels").toBeCloseTo(-8 / 3, 12);
  expect(leaderContrast(confounded, [1, 0])).toEqual({ ok: false, error: "not-comparable" });
  const told = answer(
    fitLeaders({
      places: [...swap.places, 2, 2, 2, 2],
      leaders: [...swap.leaders, 3, 3, 3, 3],
      periods: [...swap.periods, 0, 1, 2, 3],
      values: [...swap.values, 7, 8, 9, 10],
    }),
  );
  expect(answer(leaderContrast(told, [1, 0])).value).toBeCloseTo(3, 12);
  expect(answer(leaderContrast(told, [2, 0])).value).toBeCloseTo(5, 12);
});

test("a level added to a place, a period or to everything changes no effect", () => {
  const values = golden.values.map((y, i) => y + 7 * (golden.places[i] ?? 0) - 3 * (golden.periods[i] ?? 0) ** 2 + 100);
  const moved = answer(fitLeaders({ ...golden, values }));
  fit.effects.forEach((effect, leader) => {
    const other = moved.effects[leader] as typeof effect;
    expect(other.ok).toBe(effect.ok);
    if (effect.ok && other.ok) expect(other.value.value).toBeCloseTo(effect.value.value, 8);
  });
});

test("effects of a set sum to 0", () => {
  for (const { leaders, movers } of fit.sets) {
    if (movers.length === 0) continue;
    const sum = leaders.reduce((all, leader) => {
      const effect = fit.effects[leader];
      return all + (effect?.ok ? effect.value.value : Number.NaN);
    }, 0);
    expect(sum).toBeCloseTo(0, 10);
  }
});

test("R27 95 % intervals of effects, contrasts and shrunk effects cover 93–97 % of the truth (seed 4101)", () => {
  const covered = { effect: [0, 0], shrunk: [0, 0], contrast: [0, 0] };
  const count = (kind: keyof typeof covered, held: boolean) => {
    covered[kind][0] = (covered[kind][0] as number) + Number(held);
    covered[kind][1] = (covered[kind][1] as number) + 1;
  };
  for (let world = 0; world < 40; world++) {
    const { panel, truth } = simulatedPanel(4101 + world, {
      places: 24,
      periods: 12,
      moving: 0.25,
      leaderSd: 1,
      errorSd: 1,
    });
    const found = answer(fitLeaders(panel));
    found.effects.forEach((effect, leader) => {
      if (!effect.ok) return;
      const own = found.sets[found.setOfLeader[leader] as number]?.leaders as readonly number[];
      const mean = own.reduce((sum, other) => sum + (truth[other] as number), 0) / own.length;
      const real = (truth[leader] as number) - mean;
      count("effect", effect.value.lower <= real && real <= effect.value.upper);
      const { shrunk } = effect.value;
      if (shrunk.ok) count("shrunk", shrunk.value.lower <= real && real <= shrunk.value.upper);
      const other = own[(own.indexOf(leader) + 1) % own.length] as number;
      const pair = answer(leaderContrast(found, [leader, other]));
      const gap = (truth[leader] as number) - (truth[other] as number);
      count("contrast", pair.lower <= gap && gap <= pair.upper);
    });
  }
  for (const [kind, [held, all]] of Object.entries(covered)) {
    const share = (held as number) / (all as number);
    expect(share, kind).toBeGreaterThan(0.93);
    expect(share, kind).toBeLessThan(0.97);
  }
});

test("R27 shrunk effects are nearer to the truth than estimates, and less so the better they are known", () => {
  const { panel, truth } = simulatedPanel(7, { places: 150, periods: 12, moving: 0.2, leaderSd: 1, errorSd: 1 });
  const found = answer(fitLeaders(panel));
  let [raw, shrunk] = [0, 0];
  const kept: (readonly [number, number])[] = [];
  found.effects.forEach((effect, leader) => {
    if (!effect.ok) return;
    const own = found.sets[found.setOfLeader[leader] as number]?.leaders as readonly number[];
    const real = (truth[leader] as number) - own.reduce((sum, other) => sum + (truth[other] as number), 0) / own.length;
    raw += (effect.value.value - real) ** 2;
    shrunk += (answer(effect.value.shrunk).value - real) ** 2;
    if (own.length > 50) kept.push([effect.value.standardError, answer(effect.value.shrunk).kept]);
  });
  expect(shrunk).toBeLessThan(0.6 * raw);
  kept.sort(([a], [b]) => a - b);
  expect(kept.every(([, share], k) => k === 0 || share <= (kept[k - 1]?.[1] ?? 0))).toBe(true);
});

test("leaders who differ by chance alone are not told apart, and few cannot be", () => {
  const none = Array.from({ length: 30 }, (_, seed) => {
    const size = { places: 20, periods: 10, moving: 0.2, leaderSd: 0, errorSd: 1 };
    return answer(fitLeaders(simulatedPanel(seed, size).panel)).leaderVariance;
  });
  const silent = none.filter((one) => !one.ok && one.error === "no-variation").length;
  expect(silent).toBeGreaterThan(7);
  const few = answer(
    fitLeaders({
      places: [0, 0, 0, 0, 0, 0],
      leaders: [0, 0, 0, 1, 1, 1],
      periods: [0, 0, 0, 0, 0, 0],
      values: [1, 2, 3, 5, 6, 9],
    }),
  );
  expect(few.leaderVariance).toEqual({ ok: false, error: "too-few-units" });
});

test("missing values, no value, no freedom left, and leaders never seen", () => {
  const panel = { places: [0, 0, 0, 1, 1], leaders: [0, 0, 2, 3, 3], periods: [0, 1, 1, 0, 1] };
  const values = [1, 2, Number.NaN, 4, 6];
  const found = answer(fitLeaders({ ...panel, values }));
  expect(found.effects.map((one) => one.ok || one.error)).toEqual([
    "not-comparable",
    "no-data",
    "no-data",
    "not-comparable",
  ]);
  expect(found.degrees).toBe(1);
  expect(leaderContrast(found, [0, 2])).toEqual({ ok: false, error: "no-data" });
  expect(fitLeaders({ ...panel, values: values.map(() => Number.NaN) })).toEqual({ ok: false, error: "no-data" });
  expect(fitLeaders({ places: [0, 0], leaders: [0, 1], periods: [0, 1], values: [1, 2] })).toEqual({
    ok: false,
    error: "too-few-values",
  });
  expect(() => fitLeaders({ ...panel, values: [1] })).toThrow("5 places for 1 values");
  expect(() => fitLeaders({ ...panel, leaders: [0, 0, -1, 1, 1], values })).toThrow("leaders[2] is -1");
  expect(() => fitLeaders({ ...panel, values: [Number.POSITIVE_INFINITY, 1, 1, 1, 1] })).toThrow(
    "values[0] is Infinity",
  );
  expect(() => leaderContrast(found, [0, 99])).toThrow("there is no leader 99");
});
