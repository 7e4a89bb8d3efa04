import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Io } from "../io.ts";
import { run } from "../run.ts";

/** How a command ended and what it wrote. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `huabiao` in this process on a terminal that only remembers; English, a clock that stands still. */
export async function huabiaoHere(words: readonly string[], io: Partial<Io> = {}): Promise<Outcome> {
  let [out, err] = ["", ""];
  const code = await run(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    terminal: false,
    columns: 100,
    clock: () => 0,
    now: () => new Date(0),
    fetch: () => Promise.reject(new Error("no network in this test")),
    cacheFolder: join(tmpdir(), "huabiao-no-cache"),
    language: "en",
    ...io,
  });
  return { code, out, err };
}
