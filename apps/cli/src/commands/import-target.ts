import { resolve } from "node:path";
import type { DraftComments, Fetching } from "@huabiao/tables";
import type { Session } from "../io.ts";

/** Where an import goes, how it fetches, and the words of the draft's comments. */
export function importTarget(
  { io, translate }: Session,
  out: string,
): Fetching & { readonly out: string; readonly retrievedAt: string; readonly comments: DraftComments } {
  return {
    fetch: io.fetch,
    cacheFolder: io.cacheFolder,
    out: resolve(out),
    retrievedAt: io.now().toISOString(),
    comments: { draft: translate("connect.comment.draft"), direction: translate("connect.comment.direction") },
  };
}
