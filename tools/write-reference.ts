import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { referencePages } from "./reference-pages.ts";

// Writes the pages of docs/reference that the catalogue tells: node tools/write-reference.ts
for (const [name, text] of referencePages()) {
  const file = join(fileURLToPath(new URL("../docs/reference", import.meta.url)), name);
  const unfinished = `${file}.${process.pid}.part`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}
