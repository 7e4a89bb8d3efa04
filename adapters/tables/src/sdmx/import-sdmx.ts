import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type Answer, type Fetching, fetchAnswer } from "../connect/fetch-answer.ts";
import { sha256 } from "../connect/response-cache.ts";
import { type DraftComments, type WrittenDraft, writeDraft } from "../connect/write-draft.ts";
import { limits } from "../limits.ts";
import { readSdmxCsv } from "./read-sdmx-csv.ts";
import { readSdmxJson } from "./read-sdmx-json.ts";
import { type SdmxRoles, toSourceData } from "./source-data.ts";

/** Which SDMX data to import — by the address of a data query or the path of a saved message — and where to. */
export type SdmxImport = SdmxTarget & ({ readonly url: string } | { readonly path: string });

/** Where an SDMX import goes and how its dimensions are read. */
interface SdmxTarget extends Fetching {
  readonly roles?: SdmxRoles;
  readonly out: string;
  readonly retrievedAt: string;
  readonly comments: DraftComments;
}

/**
 * Imports an SDMX data message — SDMX-CSV 1.0 or 2.0, SDMX-JSON 1.0 or 2.0, told by its content — and writes it
 * as a folder with a draft scheme. The services of SDMX 2.1 and 3.0 answer with one of these.
 */
export async function importSdmx(request: SdmxImport): Promise<Result<WrittenDraft, Problem[]>> {
  const answer = "url" in request ? await fetchAnswer(request.url, accepted, request) : await readSaved(request.path);
  if (!answer.ok) return err([answer.error]);
  const { text, url, etag, digest } = answer.value;
  const body = text.replace(/^\ufeff/, "");
  const message = body.trimStart().startsWith("{") ? readSdmxJson(body, url) : readSdmxCsv(body, url);
  if (!message.ok) return message;
  const data = toSourceData(message.value, request.roles ?? {}, url);
  if (!data.ok) return data;
  return writeDraft(data.value, {
    outFolder: request.out,
    comments: request.comments,
    provenance: [{ url, etag, digest }],
    retrievedAt: request.retrievedAt,
  });
}

const accepted = [
  "application/vnd.sdmx.data+csv;version=2.0.0",
  "application/vnd.sdmx.data+csv;version=1.0.0;q=0.9",
  "application/vnd.sdmx.data+json;version=2.0.0;q=0.8",
  "application/vnd.sdmx.data+json;version=1.0.0;q=0.7",
].join(", ");

async function readSaved(path: string): Promise<Result<Answer, Problem>> {
  const url = basename(path);
  try {
    const { size } = await stat(path);
    if (size > limits.responseBytes) return err(problem("connect.too-large", { url, limit: limits.responseBytes }));
    const bytes = await readFile(path);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return ok({ url, text, contentType: "", etag: null, digest: sha256(bytes), fromCache: false });
  } catch (cause) {
    const decoding = cause instanceof TypeError;
    return err(problem(decoding ? "connect.not-utf-8" : "connect.file-unreadable", { url }));
  }
}
