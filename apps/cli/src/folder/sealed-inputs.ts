import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Evidence, Findings } from "@huabiao/assess";
import { schemeDigest } from "@huabiao/scheme";
import { loadEvidence } from "@huabiao/tables";
import { type Manifest, manifestSchema } from "./manifest.ts";
import { readSchemeFolder, type SchemeFile } from "./read-scheme.ts";
import { recountBox } from "./recount-box.ts";
import { sealedFolder } from "./seal.ts";

/** The scheme that lies sealed beside findings; null when there is none, or when it is not the one of the findings. */
export async function readSealedScheme(path: string, findings: Findings): Promise<SchemeFile | null> {
  const folder = await folderOf(path);
  const manifest = await readManifest(folder);
  if (manifest === null) return null;
  const read = await readSchemeFolder(join(folder, sealedFolder, manifest.scheme.file));
  return read.ok && schemeDigest(read.value.scheme) === findings.scheme.digest ? read.value : null;
}

/**
 * The evidence that lies sealed beside findings, read again; null when it is not there, cannot be read, or a file of it is not
 * the one that the findings were made from.
 */
export async function readSealedEvidence(
  path: string,
  of: { readonly findings: Findings; readonly sealed: SchemeFile },
): Promise<Evidence | null> {
  const folder = join(await folderOf(path), sealedFolder);
  const { evidence } = await loadEvidence(of.sealed.scheme, { folder, tolerate: true, recountBox });
  const digests = new Map(of.findings.inputs.map(({ name, digest }) => [name, digest]));
  return evidence?.sources.every(({ name, digest }) => digests.get(name) === digest) ? evidence : null;
}

async function folderOf(path: string): Promise<string> {
  const absolute = resolve(path);
  return (await stat(absolute).catch(() => null))?.isDirectory() ? absolute : dirname(absolute);
}

async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => null);
  try {
    return text === null ? null : (manifestSchema.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}
