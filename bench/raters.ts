import { openStream } from "@huabiao/kernel/random";
import { fitMixed, fitRatingScale, type MixedData, type RatingGrouping } from "@huabiao/measure";
import { readCsv, sharedPath, sharedPresent } from "@huabiao/test-kit";
import type { BenchRow } from "./row.ts";

const runs = 5;

/** Fits mixed models and a rating scale in this process, conditional standard deviations of all levels included. */
export async function benchRaters(): Promise<BenchRow[]> {
  const real = sharedPresent ? [instEval("fastest"), instEval("plain")] : [];
  return [...real, million(), ratingScale()];
}

function instEval(loops: "fastest" | "plain"): BenchRow {
  const rows = readCsv(sharedPath("data/insteval.csv"));
  const column = (name: string) => Int32Array.from(rows, (row) => Number(row[name]));
  const data = mixed(
    Float64Array.from(rows, (row) => Number(row["y"])),
    [grouping("s", column("s")), grouping("d", column("d"))],
  );
  const { seconds, detail } = fitted(data, loops);
  const without = [5.7 + 2.5, 1.8 + 2.5].map((peer) => (peer / seconds).toFixed(1)).join("–");
  return {
    work: `InstEval by REML, all standard errors, ${loops === "fastest" ? "SIMD" : "plain loops"}`,
    median: `${seconds.toFixed(2)} s`,
    reach: loops === "fastest" ? "≤ 1.8 s, ≥ 3 × lme4" : "same bytes as SIMD",
    detail: `${detail}; ${without} × lme4 with its conditional SDs (reference BLAS 5.7 + 2.5 s – OpenBLAS 1.8 + 2.5 s)`,
  };
}

function million(): BenchRow {
  const [count, raters, subjects] = [1_000_000, 40_000, 500];
  const stream = openStream(20260350);
  const lenience = Float64Array.from({ length: raters }, () => 0.6 * stream.normal());
  const lift = Float64Array.from({ length: subjects }, () => 0.4 * stream.normal());
  const rater = Int32Array.from({ length: count }, (_, i) => (i < raters ? i : stream.integer(raters)));
  const subject = rater.map(() => stream.integer(subjects));
  const response = Float64Array.from(rater, (r, i) => {
    return 3 + (lenience[r] as number) + (lift[subject[i] as number] as number) + stream.normal();
  });
  const { seconds, detail } = fitted(
    mixed(response, [grouping("subject", subject), grouping("rater", rater)]),
    "fastest",
  );
  const ratio = [29, 32].map((peer) => (peer / seconds).toFixed(1)).join("–");
  return {
    work: "A million ratings by REML, 40,000 raters × 500 subjects, all standard errors",
    median: `${seconds.toFixed(2)} s`,
    reach: "≤ 5 s",
    detail: `${detail}; ${ratio} × lme4 (29–32 s, conditional SDs not counted)`,
  };
}

function ratingScale(): BenchRow {
  const stream = openStream(20260351);
  const [persons, raters, items] = [2000, 3, 6];
  const count = persons * raters * items;
  const ability = Float64Array.from({ length: persons }, () => 1.2 * stream.normal());
  const codes = (of: (i: number) => number) => Int32Array.from({ length: count }, (_, i) => of(i));
  const person = codes((i) => Math.floor(i / (raters * items)));
  const rating = Float64Array.from(person, (p) => {
    return Math.max(0, Math.min(3, Math.round(1.5 + 0.7 * (ability[p] as number) + 0.7 * stream.normal())));
  });
  const facets = [
    grouping(
      "item",
      codes((i) => i % items),
    ),
    grouping(
      "rater",
      codes((i) => Math.floor(i / items) % raters),
    ),
  ];
  const seconds = median(() => must(fitRatingScale({ rating, person: grouping("person", person), facets })));
  return {
    work: "Rating scale, 2,000 persons × 3 raters × 6 items, errors and fit statistics",
    median: `${seconds.toFixed(2)} s`,
    reach: "—",
    detail: `${runs} runs; ${(1.6 / seconds).toFixed(1)} × TAM (1.6 s, without fit statistics)`,
  };
}

function fitted(data: MixedData, loops: "fastest" | "plain"): { readonly seconds: number; readonly detail: string } {
  let evaluations = 0;
  const seconds = median(() => {
    evaluations = must(fitMixed(data, { loops })).evaluations;
  });
  return { seconds, detail: `${runs} runs, ${evaluations} evaluations` };
}

function mixed(response: Float64Array, random: readonly RatingGrouping[]): MixedData {
  return { response, fixed: [{ name: "(Intercept)", values: new Float64Array(response.length).fill(1) }], random };
}

/** Levels numbered in ascending order of their codes. */
function grouping(name: string, codes: Int32Array): RatingGrouping {
  const used = Int32Array.from(new Set(codes)).sort();
  const places = new Map(Array.from(used, (code, at) => [code, at]));
  return { name, levels: used.length, codes: codes.map((code) => places.get(code) as number) };
}

function median(work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    work();
    return (performance.now() - startedAt) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] as number;
}

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string }): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
