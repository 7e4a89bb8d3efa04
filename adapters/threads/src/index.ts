export { digestDraws } from "./digest-draws.ts";
export { runOnThreads, runSobolOnThreads } from "./run-on-threads.ts";
export { type Progress, ThreadError, type ThreadOptions } from "./thread-options.ts";
