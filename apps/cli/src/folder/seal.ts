import { hash } from "node:crypto";
import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { schemeDigest } from "@huabiao/scheme";
import { writeFileWhole } from "@huabiao/tables";
import type { Computed, ComputeOptions } from "./compute.ts";
import { engineVersion } from "./engine-version.ts";
import type { Manifest } from "./manifest.ts";
import type { SchemeFile } from "./read-scheme.ts";

/** Folder below the output in which the scheme and every input table are kept, so that the output can be recomputed anywhere. */
export const sealedFolder = "sealed";

/**
 * Writes an assessment to a folder: sealed inputs, outputs, and last of all the manifest.
 *
 * Each file appears whole or not at all. A manifest from an earlier run is removed first, so that an
 * interrupted run leaves a folder without a manifest and never one that contradicts its files. The
 * inputs may lie in the output's own sealed folder: they are copied before the old one goes.
 */
export async function sealOutput(
  outFolder: string,
  schemeFile: SchemeFile,
  of: { computed: Computed; options: ComputeOptions },
): Promise<Manifest> {
  const { computed, options } = of;
  await mkdir(outFolder, { recursive: true });
  await rm(join(outFolder, "manifest.json"), { force: true });
  await sealInputs(outFolder, schemeFile, of);
  await Promise.all([...computed.files].map(([name, bytes]) => writeFileWhole(join(outFolder, name), bytes)));
  const manifest = manifestOf(schemeFile, computed, options);
  await writeFileWhole(
    join(outFolder, "manifest.json"),
    new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`),
  );
  return manifest;
}

async function sealInputs(
  outFolder: string,
  schemeFile: SchemeFile,
  { computed, options }: { computed: Computed; options: ComputeOptions },
): Promise<void> {
  const sealed = join(outFolder, sealedFolder);
  const fresh = `${sealed}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  await writeFileWhole(join(fresh, schemeFile.name), new TextEncoder().encode(schemeFile.text));
  const copies = computed.findings.inputs.map(async ({ name }) => {
    const target = join(fresh, name);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(options.dataFolder, name), target);
  });
  await Promise.all(copies);
  await rm(sealed, { recursive: true, force: true });
  await rename(fresh, sealed);
}

/** The manifest of an assessment: digests of scheme, inputs and outputs, and what the run was asked. */
export function manifestOf(schemeFile: SchemeFile, { findings, files }: Computed, options: ComputeOptions): Manifest {
  return {
    huabiao: 1,
    engine: engineVersion,
    scheme: { file: schemeFile.name, digest: schemeDigest(schemeFile.scheme) },
    inputs: findings.inputs.map(({ name, digest, bytes }) => ({ name, digest, bytes })),
    options: { seed: findings.seed, draws: findings.draws, language: options.language, tolerate: options.tolerate },
    outputs: [...files].map(([name, bytes]) => ({ name, digest: hash("sha256", bytes), bytes: bytes.length })),
  };
}
