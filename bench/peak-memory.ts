import { existsSync, readFileSync } from "node:fs";

const status = "/proc/self/status";

/**
 * The most memory this process has held, in MiB.
 *
 * On Linux it is VmHWM: `maxRSS` there begins with what the parent held when it started the process.
 */
export function peakMemory(): number {
  const told = existsSync(status) ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(status, "utf8"))?.[1] : undefined;
  return Math.round((told === undefined ? process.resourceUsage().maxRSS : Number(told)) / 1024);
}

/** The statement that gives a program written as text its own `peakMemory`. */
export const importPeakMemory = `import { peakMemory } from ${JSON.stringify(import.meta.url)};`;
