import { open } from "node:fs/promises";
import { type BallotRecord, ballotLine } from "@huabiao/ballot";
import type { Problem } from "@huabiao/kernel/problem";
import { ok, type Result } from "@huabiao/kernel/result";
import { replaceWhole } from "@huabiao/tables";
import { openBoxFolder } from "./folder-box.ts";

/** Writes the ballots of a box that was recounted as NDJSON, in their order, whole or not at all. */
export async function exportBallots(
  folder: string,
  edition: "full" | "public",
  path: string,
): Promise<Result<null, Problem>> {
  let found: Result<null, Problem> = ok(null);
  await replaceWhole(path, async (temporary) => {
    const handle = await open(temporary, "wx");
    try {
      for await (const batch of openBoxFolder(folder).readBallots(edition)) {
        if (!batch.ok) found = batch;
        else await handle.writeFile(batch.value.map((record) => `${ballotLine(record as BallotRecord)}\n`).join(""));
      }
    } finally {
      await handle.close();
    }
  });
  return found;
}
