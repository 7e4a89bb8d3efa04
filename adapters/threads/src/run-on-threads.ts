import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Result } from "@huabiao/kernel/result";
import {
  type DrawPlan,
  type DrawResults,
  mergeDraws,
  mergeSobol,
  type SobolOptions,
  type SobolPlan,
  type SobolResults,
  type UndefinedReason,
} from "@huabiao/measure";
import { drawJob, type Job, sobolJob, type WorkerTask } from "./job.ts";
import { shareArrays } from "./share-arrays.ts";
import { ThreadError, type ThreadOptions } from "./thread-options.ts";

/**
 * Runs all draws of a plan on several threads.
 *
 * The result has the same bytes for any number of threads. With one thread the run stays in this one and
 * lets other work go on between chunks. Workers are always ended before the promise settles.
 *
 * @throws ThreadError when a worker breaks down; the signal's reason when it is aborted; RangeError on a
 * number of threads that is not whole and ≥ 1. Starting a worker costs about 0.1 s.
 */
export async function runOnThreads(plan: DrawPlan, options: ThreadOptions = {}): Promise<DrawResults> {
  return mergeDraws(plan, await runJob(drawJob(plan), options));
}

/** Runs all rows of a plan of sensitivity on several threads; see `runOnThreads` and `mergeSobol`. */
export async function runSobolOnThreads(
  plan: SobolPlan,
  options: ThreadOptions & { readonly estimate?: Omit<SobolOptions, "seed"> } = {},
): Promise<Result<SobolResults, UndefinedReason>> {
  return mergeSobol(plan, await runJob(sobolJob(plan), options), options.estimate);
}

/** Scores computed per draw below which starting threads costs more than it saves. */
const smallWork = 1e9;

async function runJob<Plan extends DrawPlan | SobolPlan, Part>(
  job: Job<Plan, Part>,
  options: ThreadOptions,
): Promise<Part[]> {
  const threads = Math.min(options.threads ?? usefulThreads(job.plan, job.total), Math.ceil(job.total / job.chunk));
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads is ${threads}`);
  options.signal?.throwIfAborted();
  const parts = threads === 1 ? await runHere(job, options) : await runInWorkers(job, threads, options);
  options.onProgress?.({ done: job.total, total: job.total });
  return parts;
}

function usefulThreads({ stage }: DrawPlan | SobolPlan, total: number): number {
  return total * stage.unitAt.length * stage.nodeCount < smallWork ? 1 : availableParallelism();
}

async function runHere<Plan, Part>(job: Job<Plan, Part>, { onProgress, signal }: ThreadOptions): Promise<Part[]> {
  const run = job.open(job.plan);
  for (let from = 0; from < job.total; from += job.chunk) {
    run.run(from, Math.min(from + job.chunk, job.total));
    onProgress?.({ done: Math.min(from + job.chunk, job.total), total: job.total });
    await setImmediate();
    signal?.throwIfAborted();
  }
  return run.parts();
}

const progressEveryMs = 100;

async function runInWorkers<Plan extends DrawPlan | SobolPlan, Part>(
  job: Job<Plan, Part>,
  threads: number,
  options: ThreadOptions,
): Promise<Part[]> {
  const counters = new Int32Array(new SharedArrayBuffer(8));
  const task: WorkerTask = { plan: shareArrays(job.plan), counters };
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL("./worker.ts", import.meta.url), { workerData: task }),
  );
  const report = () => options.onProgress?.({ done: Atomics.load(counters, 1), total: job.total });
  const timer = setInterval(report, progressEveryMs);
  const ended = new AbortController();
  try {
    const all = Promise.all(workers.map((worker) => partsOf<Part>(worker)));
    return (await Promise.race([all, aborted(options.signal, ended.signal)])).flat();
  } finally {
    clearInterval(timer);
    ended.abort();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** The parts a worker sends, or a ThreadError when it ends without. */
function partsOf<Part>(worker: Worker): Promise<Part[]> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("messageerror", (cause) => reject(new ThreadError("a worker sent what cannot be read", { cause })));
    worker.once("error", (cause) => reject(new ThreadError("a worker failed", { cause })));
    worker.once("exit", (code) => reject(new ThreadError(`a worker ended with code ${code} before its work`)));
  });
}

/** Rejects when `signal` aborts; stops listening at `ended`. */
function aborted(signal: AbortSignal | undefined, ended: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true, signal: ended });
  });
}
