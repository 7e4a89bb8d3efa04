import type { Stream } from "@huabiao/kernel/random";

/** One ballot about one county. */
export interface BallotRow {
  /** Opaque; says nothing about who or when. */
  readonly ballot: string;
  readonly subject: string;
  readonly class: string | null;
  readonly stratum: string | null;
  /** Pseudonym of a panel member who rates several counties. */
  readonly rater: string | null;
  /** Number of the release in which the ballot came. */
  readonly batch: number;
  /** Option per item, null = blank. */
  readonly answers: readonly (string | null)[];
}

/** A cell of the frame: how many people it stands for and how many were invited to vote. */
export interface FrameRow {
  readonly subject: string;
  readonly class: string | null;
  readonly stratum: string | null;
  readonly population: number;
  readonly invited: number;
}

/** A poll that was held. `frame` is null when anybody could take part. */
export interface HeldPoll {
  readonly id: string;
  readonly items: readonly string[];
  readonly ballots: readonly BallotRow[];
  readonly frame: readonly FrameRow[] | null;
}

/** Draws keys of a letter and seven hexadecimal digits, each once: no reader takes them for numbers. */
export function openKeys(stream: Stream, letter: "b" | "r"): () => string {
  const known = new Set<string>();
  return () => {
    for (;;) {
      const key = letter + (stream.next32() >>> 4).toString(16).padStart(7, "0");
      if (known.has(key)) continue;
      known.add(key);
      return key;
    }
  };
}
