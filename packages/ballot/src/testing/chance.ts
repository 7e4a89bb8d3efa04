import type { Stream } from "@huabiao/kernel/random";

/** Bytes of a stream. */
export const octets = (stream: Stream, length: number) => Uint8Array.from({ length }, () => stream.next32() & 255);
/** One of some things, by a stream. */
export const anyOf = <T>(items: readonly T[], stream: Stream): T => items[stream.integer(items.length)] as T;
