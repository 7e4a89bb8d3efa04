import type { Session } from "../io.ts";

/** Shows how far long work is; on anything but a terminal it says nothing. */
export interface ProgressBar {
  /** Redraws with a share in [0, 1] of the step. */
  readonly update: (share: number) => void;
  /** Removes the bar. */
  readonly done: () => void;
}

const barWidth = 24;
const redrawMs = 80;

/**
 * A progress bar with the time that remains, judged from the pace so far.
 *
 * Draws at most every 80 ms on standard error, and nothing in the first 200 ms, so quick work stays quiet.
 */
export function openProgressBar({ io, translate }: Session, step: string): ProgressBar {
  if (!io.terminal) return { update: () => undefined, done: () => undefined };
  const startedAt = io.clock();
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    update: (share) => {
      const now = io.clock();
      if (now - startedAt < 200 || now - drawnAt < redrawMs) return;
      drawnAt = now;
      const filled = Math.round(share * barWidth);
      const remaining = share > 0 ? Math.ceil(((now - startedAt) * (1 - share)) / share / 1000) : null;
      const rest = remaining === null ? "" : translate("cli.progress.remaining", { seconds: remaining });
      const bar = `${"█".repeat(filled)}${"░".repeat(barWidth - filled)} ${Math.floor(share * 100)} %`;
      io.err(`\r\u001b[2K${translate(`cli.progress.${step}`)} ${bar} ${rest}`);
    },
    done: () => {
      if (drawnAt > Number.NEGATIVE_INFINITY) io.err("\r\u001b[2K");
    },
  };
}
