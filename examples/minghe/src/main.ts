import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generateWorld, publishedSeed } from "./generate.ts";
import { writeTables } from "./tables.ts";

const home = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values } = parseArgs({
  options: { seed: { type: "string", default: String(publishedSeed) }, out: { type: "string", default: home } },
});
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed) || seed < 0) {
  process.stderr.write(`--seed must be a whole number from 0, not ${values.seed}\n`);
  process.exitCode = 2;
} else {
  for (const [name, content] of writeTables(generateWorld(seed))) {
    const path = join(values.out, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    process.stdout.write(`${path}\n`);
  }
}
