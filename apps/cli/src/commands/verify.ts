import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { canonicalJson } from "@huabiao/kernel/canonical-json";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { schemeDigest } from "@huabiao/scheme";
import { compute } from "../folder/compute.ts";
import { engineVersion } from "../folder/engine-version.ts";
import { type Difference, firstDifference } from "../folder/first-difference.ts";
import { type Manifest, manifestSchema } from "../folder/manifest.ts";
import { readSchemeFolder, type SchemeFile } from "../folder/read-scheme.ts";
import { manifestOf, sealedFolder } from "../folder/seal.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printProblems } from "../output/print-problems.ts";

/**
 * `huabiao verify OUT`: recomputes a sealed assessment and compares every digest and number (R34).
 *
 * In order: the manifest, the digests of scheme, inputs and outputs, then the recomputation, the manifest's own
 * entries last. Done when all agree; otherwise refused with the first difference, and where it is.
 */
export async function runVerify(session: Session, out: string, args: { readonly threads?: number }): Promise<ExitCode> {
  const verified = await verifyFolder(session, resolve(out), args.threads || null);
  if (!verified.ok) {
    printProblems(session, verified.error);
    return exitCodes.refused;
  }
  const { inputs, outputs, engine } = verified.value;
  if (session.json) session.io.out(`${JSON.stringify({ verified: true, engine, inputs, outputs }, null, 2)}\n`);
  else session.io.out(`${session.translate("cli.verify.done", { inputs: inputs.length, outputs: outputs.length })}\n`);
  return exitCodes.done;
}

async function verifyFolder(
  session: Session,
  folder: string,
  threads: number | null,
): Promise<Result<Manifest, readonly Problem[]>> {
  const manifest = await readManifest(folder);
  if (!manifest.ok) return err([manifest.error]);
  const sealed = join(folder, sealedFolder);
  const broken =
    (await brokenFile(sealed, manifest.value.inputs)) ?? (await brokenFile(folder, manifest.value.outputs, "output"));
  if (broken && broken.code !== "cli.verify.output-differs") return err([broken]);
  const schemeFile = await readSchemeFolder(join(sealed, manifest.value.scheme.file));
  if (!schemeFile.ok) return schemeFile;
  if (schemeDigest(schemeFile.value.scheme) !== manifest.value.scheme.digest)
    return err([
      problem(
        "cli.verify.scheme-differs",
        { file: manifest.value.scheme.file },
        { place: { file: manifest.value.scheme.file } },
      ),
    ]);
  return recompute(session, { folder, sealed, schemeFile: schemeFile.value, manifest: manifest.value, threads });
}

async function recompute(
  session: Session,
  of: { folder: string; sealed: string; schemeFile: SchemeFile; manifest: Manifest; threads: number | null },
): Promise<Result<Manifest, readonly Problem[]>> {
  const { options, outputs, engine } = of.manifest;
  const asked = { ...options, dataFolder: of.sealed, threads: of.threads };
  const computed = await compute(session, of.schemeFile, asked);
  if (!computed.ok) return err(computed.error.problems);
  for (const [name, bytes] of computed.value.files) {
    const listed = outputs.find((entry) => entry.name === name);
    const stored = await readFile(join(of.folder, name)).catch(() => null);
    if (stored === null) return err([problem("cli.verify.file-missing", { file: name }, { place: { file: name } })]);
    const difference = firstDifference(name, { stored, computed: bytes });
    if (difference) return err([numberDiffers(difference, engine)]);
    if (listed?.digest !== hash("sha256", bytes))
      return err([problem("cli.verify.manifest-differs", { file: name }, { place: { file: name } })]);
  }
  const difference = manifestDifference(of.manifest, manifestOf(of.schemeFile, computed.value, asked));
  return difference === null ? ok(of.manifest) : err([numberDiffers(difference, engine)]);
}

function manifestDifference(stored: Manifest, computed: Manifest): Difference | null {
  const bytes = (manifest: Manifest) => new TextEncoder().encode(canonicalJson(manifest));
  return firstDifference("manifest.json", { stored: bytes(stored), computed: bytes(computed) });
}

function numberDiffers(difference: Difference, engine: string): Problem {
  const facts = { ...difference, engine, here: engineVersion };
  return problem("cli.verify.number-differs", facts, { place: { file: difference.file } });
}

async function readManifest(folder: string): Promise<Result<Manifest, Problem>> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => null);
  if (text === null) return err(problem("cli.verify.no-manifest", { folder }));
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(text));
    if (parsed.success) return ok(parsed.data);
  } catch {
    // falls through to the same refusal as a manifest of the wrong form
  }
  return err(problem("cli.verify.bad-manifest", { folder }));
}

async function brokenFile(
  folder: string,
  entries: Manifest["inputs"],
  kind: "input" | "output" = "input",
): Promise<Problem | null> {
  for (const { name, digest } of entries) {
    const bytes = await readFile(join(folder, name)).catch(() => null);
    if (bytes === null) return problem("cli.verify.file-missing", { file: name }, { place: { file: name } });
    if (hash("sha256", bytes) !== digest)
      return problem(`cli.verify.${kind}-differs`, { file: name }, { place: { file: name } });
  }
  return null;
}
