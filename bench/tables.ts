import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvText, writeTable } from "@huabiao/tables";
import { projectRoot, readCsv, sharedPath, sharedPresent } from "@huabiao/test-kit";
import { importPeakMemory } from "./peak-memory.ts";
import type { BenchRow } from "./row.ts";

const runs = 5;
const [subjects, indicators, periods] = [3000, 28, 60];

/** Reading tables into evidence, the whole process each time: a large Parquet table, and the World Bank panel as CSV. */
export async function benchTables(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "huabiao-bench-"));
  try {
    const rows = [await parquetRow(folder)];
    if (sharedPresent) rows.push(worldBankRow(folder));
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function parquetRow(folder: string): Promise<BenchRow> {
  const ids = Array.from({ length: subjects }, (_, at) => `S${at}`);
  writeFileSync(
    join(folder, "subjects.csv"),
    csvText(
      ["subject"],
      ids.map((id) => [id]),
    ),
  );
  const header = ["subject", "indicator", "period", "value"];
  await writeTable(join(folder, "observations.parquet"), { header, rows: { [Symbol.iterator]: largePanel } });
  const codes = Array.from({ length: indicators }, (_, at) => `i${at}`);
  const scheme = schemeOf(codes, { folder, subjects: "subjects.csv", observations: "observations.parquet" });
  return measure(`Load ${subjects * indicators * periods} observations from Parquet`, "≤ 5 s, ≤ 1.5 GiB", scheme);
}

function* largePanel(): Generator<readonly (string | number)[]> {
  for (let period = 0; period < periods; period++) {
    for (let indicator = 0; indicator < indicators; indicator++) {
      for (let subject = 0; subject < subjects; subject++) {
        yield [
          `S${subject}`,
          `i${indicator}`,
          String(1960 + period),
          ((subject * 7919 + indicator * 104_729 + period * 31) % 100_003) / 7,
        ];
      }
    }
  }
}

function worldBankRow(folder: string): BenchRow {
  const file = "data/wdi_country_panel.csv";
  const panel = readCsv(sharedPath(file));
  const places = [...new Set(panel.map((row) => row["region_code"] ?? ""))];
  const codes = [...new Set(panel.map((row) => row["indicator"] ?? ""))];
  writeFileSync(
    join(folder, "places.csv"),
    csvText(
      ["subject"],
      places.map((id) => [id]),
    ),
  );
  writeFileSync(
    join(folder, "panel.csv"),
    csvText(
      ["subject", "indicator", "period", "value"],
      panel.map((row) => [row["region_code"] ?? "", row["indicator"] ?? "", row["year"] ?? "", row["value"] ?? ""]),
    ),
  );
  const scheme = schemeOf(codes, { folder, subjects: "places.csv", observations: "panel.csv" });
  return measure(`Load the World Bank panel, ${panel.length} rows of CSV`, "< 1 s", scheme);
}

function schemeOf(
  codes: readonly string[],
  files: { readonly folder: string; readonly subjects: string; readonly observations: string },
) {
  const columns = { subject: "subject", indicator: "indicator", period: "period", value: "value" };
  const scheme = {
    period: { label: "2019", from: "2019-01-01", to: "2019-12-31" },
    tables: {
      subjects: { file: files.subjects, columns: { subject: "subject" } },
      observations: [{ file: files.observations, shape: "long", columns }],
    },
    indicators: codes.map((id) => ({ id, title: id, parent: "index", unit: "", direction: "higher" })),
  };
  return { scheme, folder: files.folder };
}

function measure(work: string, reach: string, of: { readonly scheme: object; readonly folder: string }): BenchRow {
  const program = `
    import { loadEvidence } from "@huabiao/tables";
    ${importPeakMemory}
    const { evidence, problems } = await loadEvidence(${JSON.stringify(of.scheme)}, { folder: ${JSON.stringify(of.folder)} });
    if (evidence === null) throw new Error(JSON.stringify(problems.slice(0, 3)));
    console.log(peakMemory());`;
  const measured = Array.from({ length: runs }, () => runOnce(program)).sort((a, b) => a.seconds - b.seconds);
  const peak = Math.max(...measured.map(({ mebibytes }) => mebibytes));
  return {
    work,
    median: `${(measured[Math.floor(runs / 2)]?.seconds ?? 0).toFixed(2)} s`,
    reach,
    detail: `${runs} runs, whole process, peak ${peak} MiB`,
  };
}

function runOnce(program: string): { readonly seconds: number; readonly mebibytes: number } {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: projectRoot,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return { seconds: (performance.now() - startedAt) / 1000, mebibytes: Number(stdout) };
}
