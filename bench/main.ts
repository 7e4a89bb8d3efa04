import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { benchAttacks, benchBallot, benchMillion } from "./ballot.ts";
import { benchBallots } from "./ballots.ts";
import { benchPapers } from "./papers.ts";
import { benchPeople } from "./people.ts";
import { benchPersons } from "./persons.ts";
import { benchRaters } from "./raters.ts";
import type { BenchRow } from "./row.ts";
import { benchSurvey } from "./survey.ts";
import { benchTables } from "./tables.ts";
import { benchUncertainty } from "./uncertainty.ts";
import { benchWhole } from "./whole.ts";

/** `npm run bench`: measures speed and memory, prints them, and writes docs/reference/benchmarks.md with machine and date. */
const parts = {
  uncertainty: benchUncertainty,
  raters: benchRaters,
  persons: benchPersons,
  tables: benchTables,
  survey: benchSurvey,
  ballots: benchBallots,
  ballot: benchBallot,
  people: benchPeople,
  papers: benchPapers,
  whole: benchWhole,
};
/** Parts that take minutes run when they are named. */
const named = { attacks: benchAttacks, million: benchMillion };
const wanted = process.argv.slice(2);
const rows: BenchRow[] = [];
for (const [name, bench] of Object.entries(wanted.length > 0 ? { ...parts, ...named } : parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  rows.push(...(await bench()));
}
const table = [
  "| Work | Measured (median) | To reach | Detail |",
  "|---|---|---|---|",
  ...rows.map(({ work, median, reach, detail }) => `| ${work} | ${median} | ${reach} | ${detail} |`),
].join("\n");
process.stdout.write(`${table}\n`);
if (wanted.length === 0) {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}`;
  const day = new Date().toISOString().slice(0, 10);
  const text = `# Benchmarks\nWritten by \`npm run bench\`. ${machine}; ${day}. Medians; the machine is shared, so compare within one run.\n\n${table}\n`;
  const page = fileURLToPath(new URL("../docs/reference/benchmarks.md", import.meta.url));
  writeFileSync(page, text);
  spawnSync(process.execPath, [
    fileURLToPath(import.meta.resolve("@biomejs/biome/bin/biome")),
    "format",
    "--write",
    page,
  ]);
}
