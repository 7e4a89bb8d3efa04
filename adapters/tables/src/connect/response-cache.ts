import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFileWhole } from "../write/write-file.ts";

/** An answer as it is kept on disk. */
export interface CachedAnswer {
  readonly url: string;
  readonly etag: string | null;
  readonly contentType: string;
  readonly digest: string;
  readonly body: Buffer;
}

/** SHA-256 of bytes as hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The kept answer of an address, or null when there is none or its bytes are not what was kept. */
export async function readCached(folder: string, url: string): Promise<CachedAnswer | null> {
  try {
    const head: unknown = JSON.parse(await readFile(pathOf(folder, url, "json"), "utf8"));
    const body = await readFile(pathOf(folder, url, "body"));
    return isHead(head) && head.url === url && head.digest === sha256(body) ? { ...head, body } : null;
  } catch {
    return null;
  }
}

/** Keeps an answer; the body is written before the head that vouches for it. */
export async function writeCached(folder: string, answer: CachedAnswer): Promise<void> {
  const { body, ...head } = answer;
  await writeFileWhole(pathOf(folder, answer.url, "body"), body);
  await writeFileWhole(pathOf(folder, answer.url, "json"), JSON.stringify(head));
}

function pathOf(folder: string, url: string, ending: string): string {
  return join(folder, `${sha256(url)}.${ending}`);
}

function isHead(head: unknown): head is Omit<CachedAnswer, "body"> {
  if (typeof head !== "object" || head === null) return false;
  const { url, etag, contentType, digest } = head as Record<string, unknown>;
  return (
    [url, contentType, digest].every((one) => typeof one === "string") && (etag === null || typeof etag === "string")
  );
}
