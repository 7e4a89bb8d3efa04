import {
  type DrawPartial,
  type DrawPlan,
  openDrawRun,
  runSobol,
  type SobolPartial,
  type SobolPlan,
} from "@huabiao/measure";

/** Work that can be divided into numbered items, and what its parts add up to. */
export interface Job<Plan, Part> {
  readonly plan: Plan;
  readonly total: number;
  /** Items one claim takes: few enough to share evenly, enough to be counted in whole blocks. */
  readonly chunk: number;
  open(plan: Plan): JobRun<Part>;
}

/** Runs one range of items after another; `parts` is what they came to. */
interface JobRun<Part> {
  run(from: number, to: number): void;
  parts(): Part[];
}

/** What a worker is started with. */
export interface WorkerTask {
  readonly plan: DrawPlan | SobolPlan;
  /** [next item, items done], shared by all workers. */
  readonly counters: Int32Array;
}

/** A plan of draws as a job; a thread adds all its draws up in one part. */
export function drawJob(plan: DrawPlan): Job<DrawPlan, DrawPartial> {
  const open = (own: DrawPlan): JobRun<DrawPartial> => {
    const run = openDrawRun(own);
    return { run: run.run, parts: () => [run.partial()] };
  };
  return { plan, total: plan.draws, chunk: Math.min(256, Math.ceil(plan.draws / 32)), open };
}

/** A plan of sensitivity as a job; a thread keeps one part per range. */
export function sobolJob(plan: SobolPlan): Job<SobolPlan, SobolPartial> {
  const open = (own: SobolPlan): JobRun<SobolPartial> => {
    const parts: SobolPartial[] = [];
    return { run: (from, to) => parts.push(runSobol(own, from, to)), parts: () => parts };
  };
  return { plan, total: plan.rows, chunk: 16, open };
}
