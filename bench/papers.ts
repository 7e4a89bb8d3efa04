import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { translatorFor } from "@huabiao/contract";
import { renderPortraits } from "@huabiao/documents";
import { samplePeople } from "@huabiao/documents/testing/sample-people";
import { peakMemory } from "./peak-memory.ts";
import type { BenchRow } from "./row.ts";

const portraits = 1000;

/** Portraits in numbers, as PDF, on all processors; CPU time is told because the machine may be shared. */
export async function benchPapers(): Promise<BenchRow[]> {
  const source = samplePeople({ persons: portraits });
  const persons = source.people.persons.map((_, at) => at);
  const options = { language: "zh-Hant", translate: translatorFor("zh-Hant") } as const;
  const digest = createHash("sha256");
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  let bytes = 0;
  for await (const portrait of renderPortraits(source, persons, options)) {
    digest.update(portrait.bytes);
    bytes += portrait.bytes.length;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const kilobytes = Math.round(bytes / portraits / 1024);
  return [
    {
      work: `${portraits.toLocaleString("en")} portraits as tagged PDF, ${availableParallelism()} threads`,
      median: `${seconds.toFixed(1)} s`,
      reach: "≤ 60 s",
      detail: `one run; ${((cpu.user + cpu.system) / 1e6).toFixed(0)} s of CPU; ${kilobytes} KiB each; peak ${peakMemory()} MiB; digest ${digest.digest("hex").slice(0, 12)}`,
    },
  ];
}
