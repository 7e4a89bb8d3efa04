import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { openStream } from "@huabiao/kernel/random";
import {
  type Aggregation,
  buildTree,
  type CompositeModel,
  type DrawPlan,
  mergeDraws,
  mergeSobol,
  type Normalisation,
  planDraws,
  planSobol,
  type Recipe,
  runDraws,
  runSobol,
  type Variation,
} from "@huabiao/measure";
import { readCsv, sharedPath, sharedPresent } from "@huabiao/test-kit";
import { digestDraws, runOnThreads } from "@huabiao/threads";
import { peakMemory } from "./peak-memory.ts";
import type { BenchRow } from "./row.ts";

/**
 * Times the uncertainty and sensitivity analyses: medians of three runs or more. The large analysis runs
 * in a process of its own, so that its peak memory is its own.
 */
export async function benchUncertainty(): Promise<BenchRow[]> {
  const asem = sharedPresent ? [asemDraws(), asemSobol()] : [];
  return [...asem, ...slopes(), ...(await largeRows())];
}

const coinrDrawsMs = [91_000, 104_000] as const;

function asemDraws(): BenchRow {
  const { model, recipe, variation } = asem();
  const times = timed(7, () => {
    const plan = must(planDraws(model, recipe, variation, { seed: 1, draws: 1000 }));
    mergeDraws(plan, [runDraws(plan, 0, plan.draws)]);
  });
  const ms = median(times);
  const ratio = coinrDrawsMs.map((peer) => Math.round(peer / ms)).join("–");
  return {
    work: "ASEM, uncertainty, 1,000 draws, plan included, one thread",
    median: seconds(ms),
    reach: "≤ 0.2 s, ≥ 500 × COINr",
    detail: `${ratio} × COINr (91–104 s); first run ${seconds(times[0] as number)}`,
  };
}

function asemSobol(): BenchRow {
  const { model, recipe, variation } = asem();
  const times = timed(5, () => {
    const plan = must(planSobol(model, recipe, variation, { seed: 1, rows: 1000 }));
    must(mergeSobol(plan, [runSobol(plan, 0, plan.rows)]));
  });
  return {
    work: "ASEM, Sobol N = 1,000, 4 factors, 1,000 bootstrap replicates, one thread",
    median: seconds(median(times)),
    reach: "≤ 2 s",
    detail: `6,000 evaluations; first run ${seconds(times[0] as number)}`,
  };
}

/** Slope of log cost on log size: 1 is linear. With few indicators the ranking, which does not grow with them, hides the slope. */
function slopes(): BenchRow[] {
  const time = (size: Size, draws: number): number => {
    const plan = largePlan(size, draws);
    return median(timed(3, () => mergeDraws(plan, [runDraws(plan, 0, draws)])));
  };
  const base: Size = { units: 300, leaves: 50 };
  const draws = [500, 1000, 2000, 4000];
  const widths = [400, 800, 1600, 3200];
  const tall = [300, 600, 1200, 2400];
  return [
    slopeRow("draws", draws, (count) => time(base, count)),
    slopeRow("cells, by indicators", widths, (leaves) => time({ ...base, leaves }, 500)),
    slopeRow("cells, by units", tall, (units) => time({ ...base, units }, 1000)),
  ];
}

function slopeRow(what: string, sizes: readonly number[], time: (size: number) => number): BenchRow {
  const times = sizes.map(time);
  return {
    work: `cost in ${what}`,
    median: `slope ${logSlope(sizes, times).toFixed(2)}`,
    reach: "linear (slope about 1)",
    detail: sizes.map((size, at) => `${size}: ${seconds(times[at] as number)}`).join(" · "),
  };
}

interface LargeRun {
  readonly ms: number;
  readonly peakMiB: number;
  readonly digest: string;
}

async function largeRows(): Promise<BenchRow[]> {
  const runs: Record<1 | 2, LargeRun[]> = { 1: [], 2: [] };
  for (let round = 0; round < 3; round++) {
    for (const threads of [2, 1] as const) runs[threads].push(await runLarge(threads));
  }
  const digests = new Set([...runs[1], ...runs[2]].map(({ digest }) => digest));
  return ([1, 2] as const).map((threads) => ({
    work: `3,000 units × 200 indicators × 10,000 draws, ${threads} thread${threads === 1 ? "" : "s"}, whole process`,
    median: seconds(median(runs[threads].map(({ ms }) => ms))),
    reach: threads === 2 ? "≤ 60 s, ≤ 1 GiB, same digest" : "same digest, ≤ 1 GiB",
    detail: `peak ${Math.max(...runs[threads].map(({ peakMiB }) => peakMiB))} MiB; ${
      digests.size === 1 ? `all runs on 1 and 2 threads gave ${[...digests][0]?.slice(0, 12)}` : "DIGESTS DIFFER"
    }`,
  }));
}

function runLarge(threads: 1 | 2): Promise<LargeRun> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ["large", String(threads)]);
    child.once("message", (run) => resolve(run as LargeRun));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`large run ended with code ${code}`)));
  });
}

async function largeInChild(threads: number): Promise<void> {
  const start = performance.now();
  const plan = largePlan({ units: 3000, leaves: 200 }, 10_000);
  const results = await runOnThreads(plan, { threads });
  const ms = performance.now() - start;
  const peakMiB = peakMemory();
  process.send?.({ ms, peakMiB, digest: digestDraws(results) });
}

interface Size {
  readonly units: number;
  readonly leaves: number;
}

/** Five dimensions under a root, correlated values; weights ±25 %, two normalisations, two aggregations. */
function largePlan({ units, leaves }: Size, draws: number): DrawPlan {
  const dimensions = ["d0", "d1", "d2", "d3", "d4"];
  const tree = must(
    buildTree([
      ...Array.from({ length: leaves }, (_, leaf) => ({ id: `x${leaf}`, parent: `d${leaf % 5}`, leaf: true })),
      ...dimensions.map((id) => ({ id, parent: "root", leaf: false })),
      { id: "root", parent: null, leaf: false },
    ]),
  );
  const stream = openStream(20_261_122);
  const quality = Float64Array.from({ length: units }, () => stream.normal());
  const values = Array.from({ length: leaves }, () => quality.map((x) => 50 + 5 * x + 10 * stream.normal()));
  const model: CompositeModel = {
    tree,
    units: Array.from(quality, (_, unit) => `u${unit}`),
    groups: ["all"],
    groupOf: new Int32Array(units),
    values,
    standardErrors: values.map(() => null),
    direction: new Int8Array(leaves).fill(1),
    weights: [new Float64Array(tree.ids.length).fill(1)],
  };
  const recipe = plainRecipe(model);
  const variation: Variation = {
    weights: { kind: "noise", share: 0.25 },
    normalise: [recipe.normalise, same(leaves, { method: "percentile-rank", range: [1, 100] })],
    aggregate: [recipe.aggregate, same(6, { method: "geometric" })],
  };
  return must(planDraws(model, recipe, variation, { seed: 1, draws }));
}

function asem(): { model: CompositeModel; recipe: Recipe; variation: Variation } {
  const meta = readCsv(sharedPath("data/asem_imeta.csv")).filter((row) => row["Level"] !== "");
  const rows = readCsv(sharedPath("data/asem_idata.csv"));
  const tree = must(
    buildTree(
      meta.map((row) => ({ id: row["iCode"] ?? "", parent: row["Parent"] || null, leaf: row["Type"] === "Indicator" })),
    ),
  );
  const metaOf = new Map(meta.map((row) => [row["iCode"], row]));
  const leaves = tree.ids.slice(0, tree.leafCount);
  const cell = (text: string | undefined) =>
    text === undefined || text === "" || text === "NA" ? Number.NaN : Number(text);
  const values = leaves.map((id) => {
    const by = metaOf.get(id)?.["Denominator"];
    return Float64Array.from(rows, (row) => cell(row[id]) / (by ? cell(row[by]) : 1));
  });
  const regions = [...new Set(rows.map((row) => row["EurAsia_group"]))];
  const model: CompositeModel = {
    tree,
    units: rows.map((row) => row["uCode"] ?? ""),
    groups: ["all"],
    groupOf: new Int32Array(rows.length),
    values,
    standardErrors: values.map(() => null),
    direction: Int8Array.from(leaves, (id) => Number(metaOf.get(id)?.["Direction"])),
    weights: [Float64Array.from(tree.ids, (id) => Number(metaOf.get(id)?.["Weight"]))],
  };
  const groupOf = Int32Array.from(rows, (row) => regions.indexOf(row["EurAsia_group"]));
  const treatment = [1, 2, 3, 4, 5].map((winmax) => ({ winmax, skewMax: 2, kurtosisMax: 3.5, log: true }));
  const recipe = { ...plainRecipe(model), missing: leaves.map(() => ({ rule: "group-mean", groupOf }) as const) };
  const variation: Variation = {
    treatment,
    normalise: [recipe.normalise, same(leaves.length, { method: "zscore", mean: 10, sd: 2 })],
    weights: { kind: "noise", share: 0.25 },
    aggregate: [recipe.aggregate, same<Aggregation>(tree.ids.length - leaves.length, { method: "geometric" })],
  };
  return { model, recipe: { ...recipe, treatment: leaves.map(() => treatment[4] ?? null) }, variation };
}

function plainRecipe({ tree }: CompositeModel): Recipe {
  return {
    missing: same(tree.leafCount, { rule: "leave-out" }),
    treatment: same(tree.leafCount, null),
    normalise: same<Normalisation>(tree.leafCount, { method: "minmax", range: [1, 100] }),
    across: "all",
    aggregate: same<Aggregation>(tree.ids.length - tree.leafCount, { method: "arithmetic" }),
    unitCoverageFloor: 0,
    nodeCoverageFloor: 0,
  };
}

function same<T>(count: number, choice: T): readonly T[] {
  return Array.from({ length: count }, () => choice);
}

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function timed(runs: number, work: () => unknown): number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] as number)) / 2;
}

function logSlope(sizes: readonly number[], times: readonly number[]): number {
  const [x, y] = [sizes.map(Math.log), times.map(Math.log)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const cross = x.reduce((sum, value, at) => sum + (value - mx) * ((y[at] as number) - my), 0);
  return cross / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}

function seconds(ms: number): string {
  return ms < 100 ? `${(ms / 1000).toFixed(3)} s` : `${(ms / 1000).toFixed(2)} s`;
}

if (import.meta.main && process.argv[2] === "large") await largeInChild(Number(process.argv[3]));
