/** How far a run is, in draws or rows. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** How a plan is run. No option changes a byte of the result. */
export interface ThreadOptions {
  /** 1 runs in this thread; by default all processors, or this thread alone when the work is small. */
  readonly threads?: number;
  /** Called now and then, and once at the end with `done` = `total`. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the run; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A worker thread broke down; `cause` is what it threw, if it said so. */
export class ThreadError extends Error {
  override readonly name = "ThreadError";
}
