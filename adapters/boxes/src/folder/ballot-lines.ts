import { parseBallotLine, type ReadRecord } from "@huabiao/ballot";

/** Bytes that a line may have. */
const longestLine = 2 ** 17;
const lineFeed = 10;

/**
 * Reads ballots as NDJSON, a batch per chunk. A line that is too long, not UTF-8 or no ballot is null, so that the
 * recount names its place; nothing of it is kept.
 */
export async function* readBallotLines(
  chunks: AsyncIterable<Uint8Array>,
  edition: "full" | "public",
): AsyncGenerator<ReadRecord[]> {
  for await (const lines of splitLines(chunks)) {
    yield lines.map((line) => {
      const text = line === null ? null : decode(line);
      return text === null ? null : parseBallotLine(text, edition);
    });
  }
}

/** The lines of a file as they come; null for one that is too long. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<(Uint8Array | null)[]> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  const take = (part: Uint8Array) => {
    bytes += part.length;
    if (bytes <= longestLine) held.push(part);
  };
  const finish = () => {
    const line = bytes > longestLine ? null : Buffer.concat(held);
    [held, bytes] = [[], 0];
    return line;
  };
  for await (const chunk of chunks) {
    const lines: (Uint8Array | null)[] = [];
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      take(chunk.subarray(from, end));
      lines.push(finish());
      from = end + 1;
    }
    take(chunk.slice(from));
    if (lines.length > 0) yield lines;
  }
  if (bytes > 0) yield [finish()];
}

/** UTF-8 as text; null when it is not UTF-8. */
export function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
