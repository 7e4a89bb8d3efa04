import { parentPort } from "node:worker_threads";
import type { View } from "./legible.ts";
import { openPress, type Printed, type Template } from "./press.ts";

/** A paper to print, by number. */
export interface PressJob {
  readonly number: number;
  readonly template: Template;
  readonly view: View;
}

/** What became of it: the paper, or the fault. */
export type PressAnswer =
  | { readonly number: number; readonly printed: Printed }
  | { readonly number: number; readonly fault: unknown };

/** Prints what it is told, one paper after another, until its thread is ended. */
parentPort?.on("message", (job: PressJob) => {
  openPress()
    .print(job.template, job.view)
    .then(
      (printed) => answer({ number: job.number, printed }),
      (fault: unknown) => answer({ number: job.number, fault }),
    );
});

function answer(told: PressAnswer): void {
  parentPort?.postMessage(told);
}
