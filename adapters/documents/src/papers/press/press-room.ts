import { Worker } from "node:worker_threads";
import type { View } from "./legible.ts";
import { PaperError } from "./paper-error.ts";
import type { Printed, Printer, Template } from "./press.ts";
import type { PressAnswer, PressJob } from "./press-worker.ts";

interface Waiting {
  readonly resolve: (printed: Printed) => void;
  readonly reject: (fault: unknown) => void;
}

/** A press on a thread of its own, and the papers it owes. */
interface Stand {
  readonly worker: Worker;
  readonly owes: Map<number, Waiting>;
  /** Why it prints no more. */
  fault: PaperError | null;
}

/**
 * Several presses, each on its own thread; a paper goes to the one that owes least. The same view gives the same bytes
 * wherever it is printed. To be closed when done.
 */
export class PressRoom implements Printer {
  readonly #stands: readonly Stand[];
  #number = 0;

  constructor(threads: number) {
    this.#stands = Array.from({ length: threads }, openStand);
  }

  /** Prints on the least busy thread. @throws PaperError (as a rejection) when the paper has a fault or the thread breaks down. */
  print(template: Template, view: View): Promise<Printed> {
    const stand = this.#stands.reduce((least, own) => (own.owes.size < least.owes.size ? own : least));
    const job: PressJob = { number: this.#number++, template, view };
    if (stand.fault !== null) return Promise.reject(stand.fault);
    return new Promise((resolve, reject) => {
      stand.owes.set(job.number, { resolve, reject });
      stand.worker.postMessage(job);
    });
  }

  /** Ends all threads; what is still owed is refused. */
  async close(): Promise<void> {
    await Promise.all(this.#stands.map(({ worker }) => worker.terminate()));
  }
}

function openStand(): Stand {
  const worker = new Worker(new URL("./press-worker.ts", import.meta.url), { execArgv: [] });
  const owes = new Map<number, Waiting>();
  const stand: Stand = { worker, owes, fault: null };
  const refuse = (fault: PaperError) => {
    stand.fault ??= fault;
    for (const { reject } of owes.values()) reject(fault);
    owes.clear();
  };
  worker.on("message", (told: PressAnswer) => {
    const waiting = owes.get(told.number);
    owes.delete(told.number);
    if ("printed" in told) waiting?.resolve(told.printed);
    else waiting?.reject(new PaperError("a paper could not be printed", { cause: told.fault }));
  });
  worker.on("error", (cause) => refuse(new PaperError("a press failed", { cause })));
  worker.on("exit", (code) => refuse(new PaperError(`a press ended with code ${code} before its work`)));
  return stand;
}
