import type { Problem } from "@huabiao/kernel/problem";
import type { Result } from "@huabiao/kernel/result";
import type { BallotRecord } from "../ballot/record.ts";

/** A ballot as it was read; null when the row is none, which the recount refuses with its place. */
export type ReadRecord = BallotRecord | null;

/**
 * Where a box is read from: a folder, a web address, memory. Whatever goes wrong is a located problem, never a crash:
 * `box.file-missing`, `box.file-too-large`, `box.not-text`, `box.ballots-unreadable`.
 */
export interface BoxFiles {
  readBytes(name: string, most: number): Promise<Result<Uint8Array, Problem>>;
  /** UTF-8 text, to the letter. */
  readText(name: string, most: number): Promise<Result<string, Problem>>;
  /** The ballots, strata in the order of the poll, each in the order of its log, in batches of any size. */
  readBallots(edition: "full" | "public"): AsyncIterable<Result<readonly ReadRecord[], Problem>>;
}

/** Where a box is written to. */
export interface BoxSink {
  write(name: string, content: Uint8Array | string): Promise<void>;
  writeBallots(edition: "full" | "public", records: Iterable<BallotRecord>): Promise<void>;
}
