import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot, sharedFolder, sharedPresent } from "@huabiao/test-kit";
import { importPeakMemory } from "./peak-memory.ts";
import type { BenchRow } from "./row.ts";

const runs = 5;

/** The whole process, from the command line to the report on disk. */
export function benchWhole(): Promise<BenchRow[]> {
  const rows = [assessRow("Assess the example province, folder to report", "examples/minghe", [], "—")];
  rows.push(portraitsRow());
  if (sharedPresent) {
    const data = ["--data", join(sharedFolder, "data")];
    rows.push(assessRow("Assess the World Bank panel, CSV to report", "test/real/world", data, "≤ 3 s"));
    rows.push(assessRow("Assess ASEM, CSV to report", "test/real/asem", data, "—"));
  }
  return Promise.resolve(rows);
}

function assessRow(work: string, folder: string, more: readonly string[], reach: string): BenchRow {
  const out = mkdtempSync(join(tmpdir(), "huabiao-bench-"));
  const measured = Array.from({ length: runs }, () => assessOnce(folder, out, more)).sort(
    (a, b) => a.seconds - b.seconds,
  );
  rmSync(out, { recursive: true, force: true });
  const median = measured[Math.floor(runs / 2)]?.seconds ?? 0;
  const peak = Math.max(...measured.map(({ mebibytes }) => mebibytes));
  return { work, median: `${median.toFixed(2)} s`, reach, detail: `${runs} runs, whole process, peak ${peak} MiB` };
}

/** From a province's folder to the portraits of all its cadres as PDF: two commands. */
function portraitsRow(): BenchRow {
  const out = mkdtempSync(join(tmpdir(), "huabiao-bench-"));
  const { seconds, mebibytes } = assessOnce("examples/minghe", out, []);
  const main = join(projectRoot, "apps/cli/src/main.ts");
  const startedAt = performance.now();
  const args = [main, "portrait", out, "--all", "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`portrait ended with ${status}: ${stderr}`);
  const printed = (performance.now() - startedAt) / 1000;
  const { written } = JSON.parse(stdout) as { written: readonly unknown[] };
  rmSync(out, { recursive: true, force: true });
  return {
    work: `Portraits of the example province, folder to ${written.length} PDFs`,
    median: `${(seconds + printed).toFixed(1)} s`,
    reach: "—",
    detail: `one run, two processes: assess ${seconds.toFixed(1)} s (peak ${mebibytes} MiB), portraits ${printed.toFixed(1)} s`,
  };
}

function assessOnce(folder: string, out: string, more: readonly string[]): { seconds: number; mebibytes: number } {
  const main = join(projectRoot, "apps/cli/src/main.ts");
  const startedAt = performance.now();
  const told = `${importPeakMemory} process.on("exit", () => process.stderr.write("PEAK " + peakMemory()))`;
  const args = [
    "--import",
    `data:text/javascript,${encodeURIComponent(told)}`,
    main,
    "assess",
    join(projectRoot, folder),
    "--out",
    out,
    "--json",
    ...more,
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`assess ${folder} ended with ${status}: ${stderr}`);
  return {
    seconds: (performance.now() - startedAt) / 1000,
    mebibytes: Number(/PEAK (\d+)/.exec(stderr)?.[1] ?? 0),
  };
}
