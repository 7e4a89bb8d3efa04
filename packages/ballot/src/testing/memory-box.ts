import { isUtf8 } from "node:buffer";
import { problem } from "@huabiao/kernel/problem";
import { err, ok } from "@huabiao/kernel/result";
import type { BallotRecord } from "../ballot/record.ts";
import { ballotLine, parseBallotLine } from "../box/ballot-line.ts";
import type { BoxFiles, BoxSink } from "../box/box-files.ts";

/** A box in memory: its files by name, its ballots as lines of NDJSON under `ballots.ndjson`. */
export interface MemoryBox extends BoxFiles, BoxSink {
  readonly files: Map<string, Uint8Array>;
}

/** Opens a box in memory, empty or with some files. */
export function memoryBox(files: Map<string, Uint8Array> = new Map()): MemoryBox {
  const missing = (file: string) => err(problem("box.file-missing", { file }, { place: { file } }));
  return {
    files,
    readBytes: async (name, most) => {
      const bytes = files.get(name);
      if (bytes === undefined) return missing(name);
      return bytes.length > most ? err(problem("box.file-too-large", { file: name, most })) : ok(bytes);
    },
    readText: async (name) => {
      const bytes = files.get(name);
      if (bytes === undefined) return missing(name);
      const text = isUtf8(bytes) ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) : null;
      return text === null ? err(problem("box.not-text", { file: name }, { place: { file: name } })) : ok(text);
    },
    async *readBallots(edition) {
      const bytes = files.get("ballots.ndjson");
      if (bytes === undefined) yield missing("ballots.ndjson");
      else if (bytes.length > 0)
        yield ok(
          new TextDecoder()
            .decode(bytes)
            .replace(/\n$/, "")
            .split("\n")
            .map((line) => parseBallotLine(line, edition)),
        );
    },
    write: async (name, content) => {
      files.set(name, typeof content === "string" ? new TextEncoder().encode(content) : content);
    },
    writeBallots: async (_, records: Iterable<BallotRecord>) => {
      const lines = [...records].map((record) => `${ballotLine(record)}\n`);
      files.set("ballots.ndjson", new TextEncoder().encode(lines.join("")));
    },
  };
}
