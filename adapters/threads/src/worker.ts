import { parentPort, workerData } from "node:worker_threads";
import { drawJob, type Job, sobolJob, type WorkerTask } from "./job.ts";

/** Claims ranges of items until none is left, then sends the parts home without copying them. */
const { plan, counters } = workerData as WorkerTask;
if (plan.kind === "draws") work(drawJob(plan));
else work(sobolJob(plan));

function work<Plan, Part>(job: Job<Plan, Part>): void {
  const run = job.open(job.plan);
  for (;;) {
    const from = Atomics.add(counters, 0, job.chunk);
    if (from >= job.total) break;
    const to = Math.min(from + job.chunk, job.total);
    run.run(from, to);
    Atomics.add(counters, 1, to - from);
  }
  const parts = run.parts();
  parentPort?.postMessage(parts, buffersOf(parts));
}

function buffersOf(value: unknown, found: Set<ArrayBuffer> = new Set()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === "object" && value !== null) {
    for (const member of Object.values(value)) buffersOf(member, found);
  }
  return [...found];
}
