import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const packageFile = fileURLToPath(new URL("../../package.json", import.meta.url));

/** The version of the engine, as its package says. It stands in every manifest. */
export const engineVersion: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(packageFile, "utf8"))).version;
