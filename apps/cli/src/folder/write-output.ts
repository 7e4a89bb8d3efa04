import { join, resolve } from "node:path";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import type { Computed, ComputeOptions } from "./compute.ts";
import type { Manifest } from "./manifest.ts";
import type { SchemeFile } from "./read-scheme.ts";
import { sealOutput } from "./seal.ts";

/**
 * Seals an assessment into a folder, or says why it cannot be written there.
 *
 * Refused before anything is written where an output would replace an input, and where the disk says no.
 */
export async function writeOutput(
  outFolder: string,
  schemeFile: SchemeFile,
  of: { readonly computed: Computed; readonly options: ComputeOptions },
): Promise<Result<Manifest, readonly Problem[]>> {
  const replaced = replacedInputs(outFolder, of);
  if (replaced.length > 0) return err(replaced);
  try {
    return ok(await sealOutput(outFolder, schemeFile, of));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "syscall" in error)) throw error;
    return err([problem("cli.out.unwritable", { out: outFolder, reason: String(error.code) }, { path: ["out"] })]);
  }
}

function replacedInputs(
  outFolder: string,
  { computed, options }: { computed: Computed; options: ComputeOptions },
): Problem[] {
  const outputs = new Set([...computed.files.keys(), "manifest.json"].map((name) => join(outFolder, name)));
  return computed.findings.inputs
    .filter(({ name }) => outputs.has(resolve(options.dataFolder, name)))
    .map(({ name }) => problem("cli.out.holds-inputs", { file: name, out: outFolder }, { place: { file: name } }));
}
