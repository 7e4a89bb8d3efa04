import { assess } from "@huabiao/assess";
import { peakMemory } from "./peak-memory.ts";
import { peopleWorld, type WorldSize } from "./people-world.ts";

/** Assesses a seeded world of people of the size given as JSON and prints seconds and peak memory: a process of its own. */
const size = JSON.parse(process.argv[2] ?? "{}") as WorldSize;
const { scheme, evidence } = peopleWorld(size, 20251231);
const startedAt = performance.now();
const found = await assess(scheme, evidence, { engine: "bench", seed: 1, draws: null, refused: [] });
if (!found.ok) throw new Error(JSON.stringify(found.error.slice(0, 3)));
const cpu = process.cpuUsage();
const seconds = (performance.now() - startedAt) / 1000;
const people = found.value.people;
const mebibytes = peakMemory();
process.stdout.write(
  JSON.stringify({
    seconds,
    cpu: (cpu.user + cpu.system) / 1e6,
    mebibytes,
    persons: people?.persons.length,
    sets: people?.ratings[0]?.sets,
    reason: people?.ratings[0]?.reason,
  }),
);
