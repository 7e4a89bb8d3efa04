import { availableParallelism } from "node:os";
import type { PaperOptions, PaperSource } from "../paper-options.ts";
import { openPress } from "../press/press.ts";
import { PressRoom } from "../press/press-room.ts";
import { printPerson } from "./render-portrait.ts";

/** How many portraits are printed. */
export interface PortraitsOptions extends PaperOptions {
  /** Threads that print; one for each processor unless told. With one, this thread prints. */
  readonly threads?: number;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
}

/** A person's portrait, as PDF. */
export interface Portrait {
  readonly person: number;
  readonly bytes: Uint8Array;
}

/** Fewer portraits than these are done before another thread has its fonts. */
const worthThreads = 16;
/** So many are begun ahead for each thread, so that none waits and memory stays small. */
const ahead = 3;

/**
 * Portraits of many persons, given out in the order asked for while others are being printed; see `renderPersonPortrait`.
 *
 * The bytes are the same for any number of threads. Threads end when the last is taken, the loop is left, or the signal
 * aborts. Each takes 0.07 s to 0.11 s of a processor. @throws RangeError on a number of threads that is not whole and ≥ 1 or a
 * person who is not there; the signal's reason; PaperError when the compiler fails.
 */
export async function* renderPortraits(
  source: PaperSource,
  persons: readonly number[],
  options: PortraitsOptions,
): AsyncGenerator<Portrait, void, undefined> {
  const threads = Math.min(options.threads ?? availableParallelism(), Math.ceil(persons.length / worthThreads) || 1);
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads is ${threads}`);
  const room = threads === 1 ? null : new PressRoom(threads);
  const begin = (at: number) => printPerson(room ?? openPress(), { source, at, options });
  const begun: ReturnType<typeof begin>[] = [];
  try {
    for (const [done, person] of persons.entries()) {
      options.signal?.throwIfAborted();
      while (begun.length < ahead * threads && done + begun.length < persons.length) {
        const next = begin(persons[done + begun.length] ?? -1);
        next.catch(() => undefined);
        begun.push(next);
      }
      const printed = await begun.shift();
      options.onProgress?.({ done: done + 1, total: persons.length });
      if (printed !== undefined) yield { person, bytes: printed.bytes };
    }
  } finally {
    await room?.close();
  }
}
