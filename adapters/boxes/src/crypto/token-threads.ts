import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { TokenBatch, TokenVerifier } from "@huabiao/ballot";
import { firstFalseToken } from "./token-batch.ts";

/** Verifies tokens on worker threads until it is closed. */
export interface TokenThreads {
  readonly verify: TokenVerifier;
  readonly close: () => Promise<void>;
}

/** A worker thread broke down; `cause` is what it threw. */
export class TokenThreadError extends Error {
  override readonly name = "TokenThreadError";
}

/** Starting a worker costs about 0.1 s, a thousand tokens; for few more than that it is not worth it. */
const smallWork = 5000;

/** Opens threads for about so many tokens: none for few, as many as there are processors for many, unless said. */
export function openTokenThreads(tokens: number, threads: number = availableParallelism()): TokenThreads {
  if (threads < 2 || tokens < smallWork)
    return { verify: async (batch) => firstFalseToken(batch), close: async () => undefined };
  return new WorkerPool(threads);
}

interface Waiting {
  readonly resolve: (first: number) => void;
  readonly reject: (cause: Error) => void;
}

class WorkerPool implements TokenThreads {
  readonly #workers: Worker[];
  readonly #waiting = new Map<number, Waiting>();
  #sent = 0;
  #failure: TokenThreadError | null = null;

  constructor(threads: number) {
    this.#workers = Array.from(
      { length: threads },
      () => new Worker(new URL("./token-worker.ts", import.meta.url), { execArgv: [] }),
    );
    for (const worker of this.#workers) {
      worker.on("message", ({ id, first }: { readonly id: number; readonly first: number }) => {
        this.#waiting.get(id)?.resolve(first);
        this.#waiting.delete(id);
      });
      worker.on("error", (cause) => this.#fail(cause));
      worker.on("exit", (code) => this.#fail(`ended with code ${code}`));
    }
  }

  readonly verify = (batch: TokenBatch): Promise<number> =>
    new Promise((resolve, reject) => {
      // A thread that has ended answers nothing any more.
      if (this.#failure) return reject(this.#failure);
      const id = this.#sent++;
      this.#waiting.set(id, { resolve, reject });
      const buffers = [batch.prefixes.buffer, batch.signatures.buffer];
      this.#workers[id % this.#workers.length]?.postMessage({ id, batch }, buffers);
    });

  readonly close = async (): Promise<void> => {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  };

  #fail(cause: unknown): void {
    this.#failure ??= new TokenThreadError("a worker failed", { cause });
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}
