import type { Language, Translate } from "@huabiao/kernel/text";

/** What a command may touch of the terminal it runs in; `main.ts` fills it from the process. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal: only then is progress drawn. */
  readonly terminal: boolean;
  readonly columns: number;
  /** Milliseconds of a clock that only moves forward. */
  readonly clock: () => number;
  /** The instant, for the provenance of imported data. */
  readonly now: () => Date;
  readonly fetch: typeof fetch;
  readonly cacheFolder: string;
  readonly language: Language;
}

/** What every command gets: its terminal and the sentences of the chosen language. */
export interface Session {
  readonly io: Io;
  readonly language: Language;
  readonly translate: Translate;
  readonly json: boolean;
}

/** Exit codes: done, refused, wrong usage. */
export const exitCodes = { done: 0, refused: 1, usage: 2 } as const;
/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
