import {
  type BoxFiles,
  ballotCount,
  boxLimits,
  boxNames,
  type Manifest,
  type Recount,
  verifyBox,
} from "@huabiao/ballot";
import type { Problem } from "@huabiao/kernel/problem";
import type { Result } from "@huabiao/kernel/result";
import { nodeVerifyEd25519 } from "./crypto/node-keys.ts";
import { openTokenThreads } from "./crypto/token-threads.ts";
import { openBoxFolder } from "./folder/folder-box.ts";

/** How a box is recounted. No option changes what is found. */
export interface RecountOptions {
  /** All processors by default. */
  readonly threads?: number | undefined;
  readonly onProgress?: (share: number) => void;
}

/**
 * Recounts the box in a folder on several threads; see `verifyBox`.
 *
 * A million ballots take about a minute on two processors, and less than 1 GiB.
 */
export async function recountFolder(folder: string, options: RecountOptions = {}): Promise<Result<Recount, Problem>> {
  const files = openBoxFolder(folder);
  const threads = openTokenThreads(await claimedBallots(files), options.threads);
  try {
    const { onProgress } = options;
    const ports = { verifyTokens: threads.verify, verifyEd25519: nodeVerifyEd25519 };
    return await verifyBox(files, onProgress === undefined ? ports : { ...ports, onProgress });
  } finally {
    await threads.close();
  }
}

/** Ballots that the manifest claims, unverified: only to choose the number of threads. */
async function claimedBallots(files: BoxFiles): Promise<number> {
  const text = await files.readText(boxNames.manifest, boxLimits.manifest);
  try {
    return text.ok ? ballotCount(JSON.parse(text.value) as Manifest) : 0;
  } catch {
    return 0;
  }
}
