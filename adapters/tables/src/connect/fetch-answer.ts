import { setTimeout as sleep } from "node:timers/promises";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { limits } from "../limits.ts";
import { readCached, sha256, writeCached } from "./response-cache.ts";

/** How a statistics service is asked. Everything has a default but the `fetch` itself. */
export interface Fetching {
  readonly fetch: typeof globalThis.fetch;
  /** Folder where answers are kept; without it nothing is kept. */
  readonly cacheFolder?: string;
  /** Milliseconds one attempt may take. Default 60,000. */
  readonly timeoutMs?: number;
  /** Attempts in all. Default 5. */
  readonly attempts?: number;
  /** Waits; a test passes one that does not. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** An answer: its text, where it came from and its fingerprint. */
export interface Answer {
  readonly url: string;
  readonly text: string;
  readonly contentType: string;
  readonly etag: string | null;
  readonly digest: string;
  readonly fromCache: boolean;
}

/**
 * Asks a service for a text, patiently.
 *
 * After a failed connection, a broken or late answer, 429 or 5xx it waits 0.5, 1, 2, 4 … seconds (at most 60, and
 * what Retry-After asks in seconds) and tries again; other refusals end at once. A kept answer is asked for by its
 * ETag and used on 304. At most `limits.responseBytes`; the text must be UTF-8. Problems: `connect.address`,
 * `connect.refused`, `connect.failed`, `connect.too-large`, `connect.not-utf-8`.
 */
export async function fetchAnswer(url: string, accept: string, fetching: Fetching): Promise<Result<Answer, Problem>> {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return err(problem("connect.address", { url }));
  const cached = fetching.cacheFolder === undefined ? null : await readCached(fetching.cacheFolder, url);
  const headers: Record<string, string> = { accept, ...(cached?.etag ? { "if-none-match": cached.etag } : {}) };
  const attempts = fetching.attempts ?? 5;
  const wait = fetching.wait ?? ((ms: number) => sleep(ms));
  let last = "";
  for (let attempt = 0; attempt < attempts; attempt++) {
    const outcome = await attemptOnce(url, headers, fetching);
    if (outcome.kind === "unchanged" && cached) return toAnswer({ ...cached, fromCache: true });
    if (outcome.kind === "answer") return keep({ url, ...outcome }, fetching);
    if (outcome.kind === "refused") return err(outcome.problem);
    last = outcome.kind === "again" ? outcome.reason : "304";
    if (attempt + 1 < attempts) await wait(delayMs(attempt, outcome.kind === "again" ? outcome.afterMs : 0));
  }
  return err(problem("connect.failed", { url, attempts, reason: last }));
}

type Outcome =
  | { readonly kind: "answer"; readonly body: Buffer; readonly etag: string | null; readonly contentType: string }
  | { readonly kind: "unchanged" }
  | { readonly kind: "again"; readonly reason: string; readonly afterMs: number }
  | { readonly kind: "refused"; readonly problem: Problem };

function delayMs(attempt: number, askedMs: number): number {
  return Math.min(60_000, Math.max(500 * 2 ** attempt, askedMs));
}

async function attemptOnce(url: string, headers: Record<string, string>, fetching: Fetching): Promise<Outcome> {
  try {
    const response = await fetching.fetch(url, { headers, signal: AbortSignal.timeout(fetching.timeoutMs ?? 60_000) });
    const { status } = response;
    if (status === 304) return { kind: "unchanged" };
    if (status === 429 || status >= 500) {
      await response.body?.cancel();
      return {
        kind: "again",
        reason: String(status),
        afterMs: 1000 * Number(/^\d{1,5}$/.exec(response.headers.get("retry-after") ?? "")?.[0] ?? 0),
      };
    }
    if (!response.ok) {
      await response.body?.cancel();
      return { kind: "refused", problem: problem("connect.refused", { url, status }) };
    }
    return await readBody(url, response);
  } catch (cause) {
    return { kind: "again", reason: reasonOf(cause), afterMs: 0 };
  }
}

async function readBody(url: string, response: Response): Promise<Outcome> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > limits.responseBytes)
      return { kind: "refused", problem: problem("connect.too-large", { url, limit: limits.responseBytes }) };
    pieces.push(piece);
  }
  return {
    kind: "answer",
    body: Buffer.concat(pieces),
    etag: response.headers.get("etag"),
    contentType: response.headers.get("content-type") ?? "",
  };
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}

interface Received {
  readonly url: string;
  readonly body: Buffer;
  readonly etag: string | null;
  readonly contentType: string;
}

async function keep(received: Received, fetching: Fetching): Promise<Result<Answer, Problem>> {
  const answer = toAnswer({ ...received, digest: sha256(received.body), fromCache: false });
  if (answer.ok && fetching.cacheFolder !== undefined) {
    await writeCached(fetching.cacheFolder, { ...received, digest: answer.value.digest });
  }
  return answer;
}

function toAnswer(from: Received & { readonly digest: string; readonly fromCache: boolean }): Result<Answer, Problem> {
  const { body, ...rest } = from;
  try {
    return ok({ ...rest, text: new TextDecoder("utf-8", { fatal: true }).decode(body) });
  } catch {
    return err(problem("connect.not-utf-8", { url: from.url }));
  }
}
