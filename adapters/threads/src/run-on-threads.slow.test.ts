import {
  type CompositeModel,
  type DrawPlan,
  planDraws,
  planSobol,
  type Recipe,
  type Variation,
} from "@huabiao/measure";
import { expect, test } from "vitest";
import { digestDraws, runOnThreads, runSobolOnThreads, ThreadError } from "./index.ts";

const units = 40;

function world(): { model: CompositeModel; recipe: Recipe; variation: Variation } {
  const values = [3, 7, 11, 13].map((step) =>
    Float64Array.from({ length: units }, (_, unit) => 1 + ((unit * step) % 29)),
  );
  const model: CompositeModel = {
    tree: {
      ids: ["a", "b", "c", "d", "ab", "cd", "root"],
      leafCount: 4,
      parent: Int32Array.of(4, 4, 5, 5, 6, 6, -1),
      height: Int32Array.of(1, 1, 1, 1, 2, 2, 3),
    },
    units: Array.from({ length: units }, (_, unit) => `u${unit}`),
    groups: ["hill", "plain"],
    groupOf: Int32Array.from({ length: units }, (_, unit) => unit % 2),
    values,
    standardErrors: [new Float64Array(units).fill(0.5), null, null, null],
    direction: Int8Array.of(1, -1, 1, 1),
    weights: [new Float64Array(7).fill(1), Float64Array.of(1, 2, 3, 4, 1, 2, 1)],
  };
  const recipe: Recipe = {
    missing: values.map(() => ({ rule: "leave-out" })),
    treatment: values.map(() => null),
    normalise: values.map(() => ({ method: "minmax", range: [1, 100] })),
    across: "group",
    aggregate: [{ method: "arithmetic" }, { method: "arithmetic" }, { method: "arithmetic" }],
    unitCoverageFloor: 0,
    nodeCoverageFloor: 0,
  };
  const variation: Variation = {
    weights: { kind: "dirichlet", concentration: 20 },
    aggregate: [recipe.aggregate, [{ method: "arithmetic" }, { method: "arithmetic" }, { method: "geometric" }]],
    inputs: true,
  };
  return { model, recipe, variation };
}

function plan(draws: number): DrawPlan {
  const { model, recipe, variation } = world();
  const planned = planDraws(model, recipe, variation, { seed: 9, draws, thresholds: [60, 40] });
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value;
}

test("R34 the same seed gives the same bytes on one, two and three threads", async () => {
  const digests = await Promise.all(
    [1, 2, 3].map(async (threads) => digestDraws(await runOnThreads(plan(500), { threads }))),
  );
  expect(new Set(digests).size).toBe(1);
});

test("another seed gives other bytes", async () => {
  const one = digestDraws(await runOnThreads(plan(100), { threads: 1 }));
  const other = digestDraws(await runOnThreads({ ...plan(100), seed: 10 }, { threads: 1 }));
  expect(one).not.toBe(other);
});

test("R34 sensitivity is the same on one and two threads", async () => {
  const { model, recipe, variation } = world();
  const planned = planSobol(model, recipe, variation, { seed: 9, rows: 64 });
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  const [one, two] = await Promise.all(
    [1, 2].map((threads) => runSobolOnThreads(planned.value, { threads, estimate: { replicates: 50 } })),
  );
  expect(one).toEqual(two);
  expect(one?.ok).toBe(true);
});

test.each([1, 2])("progress ends at the total with %i threads", async (threads) => {
  const seen: number[] = [];
  await runOnThreads(plan(300), { threads, onProgress: ({ done }) => seen.push(done) });
  expect(seen.at(-1)).toBe(300);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test.each([1, 2])("an aborted run with %i threads is rejected with the reason", async (threads) => {
  const stop = new AbortController();
  const run = runOnThreads(plan(100_000), { threads, signal: stop.signal });
  setTimeout(() => stop.abort(new Error("enough")), 20);
  await expect(run).rejects.toThrow("enough");
});

test("a signal that is aborted already starts nothing", async () => {
  await expect(runOnThreads(plan(10), { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
});

test("a worker that breaks down is a ThreadError with its cause", async () => {
  const broken = { ...plan(200), nodes: Int32Array.of(99) };
  const failure = await runOnThreads(broken, { threads: 2 }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ThreadError);
  expect((failure as ThreadError).cause).toBeInstanceOf(Error);
});

test.each([0, 1.5, Number.NaN])("a number of threads of %s throws", async (threads) => {
  await expect(runOnThreads(plan(100), { threads })).rejects.toThrow(RangeError);
});
