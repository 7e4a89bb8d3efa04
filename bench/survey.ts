import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStream } from "@huabiao/kernel/random";
import { estimateStatistic, rake, type SurveyDesign, surveyDesign } from "@huabiao/measure";
import { writeTable } from "@huabiao/tables";
import { projectRoot } from "@huabiao/test-kit";
import type { BenchRow } from "./row.ts";

const rows = 1_000_000;
const runs = 9;

/** A survey of a million people in 20 strata, 50 districts and two margins of six, drawn from a seed. */
function survey() {
  const stream = openStream(20_260_401);
  const integers = (below: number) => Int32Array.from({ length: rows }, () => stream.integer(below));
  const strata = { codes: integers(20), count: 20 };
  const districts = { codes: integers(50), count: 50 };
  const margins = [6, 6].map((count) => ({
    groups: { codes: integers(count), count },
    counts: new Float64Array(count).map((_, at) => 1_000_000 + (at - (count - 1) / 2) * 60_000),
  }));
  const value = Float64Array.from(districts.codes, (district) => district / 10 + stream.normal());
  const weights = Float64Array.from(strata.codes, (stratum) => 3 + stratum / 4);
  return { strata, districts, margins, value, weights };
}

/** Survey estimates over a million rows: domain means with errors, raking, and the whole command from a Parquet file. */
export async function benchSurvey(): Promise<BenchRow[]> {
  const { strata, districts, margins, value, weights } = survey();
  const made = surveyDesign({ rows, weights, strata, clusters: [], populations: null }, { lonelyPsu: "fail" });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const design: SurveyDesign = made.value;
  const options = { domains: districts, confidence: 0.95, df: null, replicates: null, interval: "student" } as const;
  const raking = { tolerance: 1e-10, maxIterations: 100, variance: "sweeps" } as const;
  const means = median(() => estimateStatistic(design, { kind: "mean", of: value }, options));
  const raked = median(() => {
    if (!rake(design, margins, raking).ok) throw new Error("raking is refused");
  });
  return [
    {
      work: "50 domain means with errors, 1,000,000 rows",
      median: `${means.toFixed(3)} s`,
      reach: "≤ 0.05 s (R survey 4.4–5.1 s)",
      detail: `${runs} runs, in process`,
    },
    {
      work: "Rake 2 × 6 margins, 1,000,000 rows",
      median: `${raked.toFixed(3)} s`,
      reach: "≤ 0.05 s (R survey 2.5–3.4 s)",
      detail: `${runs} runs, in process, to 1e-10`,
    },
    await commandRow({ strata: strata.codes, districts: districts.codes, value, weights }),
  ];
}

function median(work: () => void): number {
  work();
  const seconds = Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    work();
    return (performance.now() - startedAt) / 1000;
  });
  return seconds.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

interface Columns {
  readonly strata: Int32Array;
  readonly districts: Int32Array;
  readonly value: Float64Array;
  readonly weights: Float64Array;
}

async function commandRow({ strata, districts, value, weights }: Columns): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), "huabiao-bench-"));
  try {
    const lines = function* () {
      for (let k = 0; k < rows; k++)
        yield [`S${strata[k]}`, `D${districts[k]}`, value[k] ?? 0, weights[k] ?? 0] as const;
    };
    const header = ["stratum", "district", "value", "w"];
    await writeTable(join(folder, "survey.parquet"), { header, rows: { [Symbol.iterator]: lines } });
    const spec = join(folder, "spec.yaml");
    writeFileSync(
      spec,
      "data: survey.parquet\nweights: w\nstrata: stratum\nestimates: [{ mean: value, by: district }]\n",
    );
    const measured = Array.from({ length: runs }, () => runCommand(spec)).sort((a, b) => a - b);
    return {
      work: "`huabiao estimate`: 50 domain means, 1,000,000 rows of Parquet",
      median: `${(measured[Math.floor(runs / 2)] ?? 0).toFixed(2)} s`,
      reach: "≤ 1 s",
      detail: `${runs} runs, whole process`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runCommand(spec: string): number {
  const startedAt = performance.now();
  const main = join(projectRoot, "apps/cli/src/main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "estimate", spec, "--json"], {
    encoding: "utf8",
  });
  const means = status === 0 ? (JSON.parse(stdout) as readonly unknown[]).length : 0;
  if (means !== 50) throw new Error(`${means} means; ${stdout}${stderr}`);
  return (performance.now() - startedAt) / 1000;
}
