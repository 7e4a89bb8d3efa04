import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { jsonSchemaFile, schemeJsonSchemaText } from "@huabiao/scheme";

// Writes the JSON Schema of the scheme document that editors use: node tools/write-json-schema.ts
const file = join(fileURLToPath(new URL("..", import.meta.url)), jsonSchemaFile);
const unfinished = `${file}.${process.pid}.part`;
writeFileSync(unfinished, schemeJsonSchemaText());
renameSync(unfinished, file);
