import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "@huabiao/test-kit";
import type { WorldSize } from "./people-world.ts";
import type { BenchRow } from "./row.ts";

/** Teams and persons, from evidence in memory to findings. */
export function benchPeople(): Promise<BenchRow[]> {
  return Promise.resolve([
    peopleRow("People of a province: 96 counties, 110 cadres, 8 years", "≤ 3 s", {
      ...{ units: 96, cadres: 110, years: 8, ratings: 2_000, indicators: 30, draws: 1_000 },
    }),
    peopleRow("People of a country: 3,000 units, 40,000 cadres, 15 years, 1,000,000 ratings", "≤ 90 s, ≤ 3 GiB", {
      ...{ units: 3_000, cadres: 40_000, years: 15, ratings: 1_000_000, indicators: 20, draws: 200 },
    }),
  ]);
}

function peopleRow(work: string, reach: string, size: WorldSize): BenchRow {
  const args = [join(projectRoot, "bench/people-run.ts"), JSON.stringify(size)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${work} ended with ${status}: ${stderr}`);
  const { seconds, mebibytes } = JSON.parse(stdout) as { seconds: number; mebibytes: number };
  const detail = `${size.indicators} indicators, ${size.draws} draws, one run, peak ${mebibytes} MiB`;
  return { work, median: `${seconds.toFixed(1)} s`, reach, detail };
}
