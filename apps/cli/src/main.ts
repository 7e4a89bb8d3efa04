#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

// The second start is quicker: types are stripped and code compiled once. It must come before anything else is loaded.
enableCompileCache();
const { languageOfLocale, run } = await import("./run.ts");

const { env, stdout, stderr } = process;

for (const stream of [stdout, stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that closed its end, as in `huabiao assess … | head`, is no failure.
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(text),
  terminal: stderr.isTTY === true,
  columns: stdout.columns ?? 100,
  clock: () => performance.now(),
  now: () => new Date(),
  fetch: globalThis.fetch,
  cacheFolder: join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "huabiao"),
  language: languageOfLocale(env["HUABIAO_LANG"] ?? env["LC_ALL"] ?? env["LANG"] ?? ""),
});
