import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { decode, splitLines } from "../folder/ballot-lines.ts";
import { openRegular, unreadable } from "../folder/read-file.ts";
import { intakeLimits } from "./layout.ts";

/** Lines that are refused one by one; after them the reading ends. */
const mostProblems = 100;

/**
 * Reads a file of an intake line by line. Every line that `read` makes nothing of is refused with its place:
 * `seal.line-form`.
 */
export async function readLines<T>(
  folder: string,
  name: string,
  read: (line: string) => T | null,
): Promise<Result<T[], readonly Problem[]>> {
  const opened = await openRegular(folder, name);
  if (!opened.ok) return err([opened.error]);
  const { handle, bytes } = opened.value;
  const problems: Problem[] = [];
  const values: T[] = [];
  if (bytes > intakeLimits.list) {
    await handle.close();
    return err([
      problem("box.file-too-large", { file: name, bytes, most: intakeLimits.list }, { place: { file: name } }),
    ]);
  }
  try {
    let line = 0;
    for await (const batch of splitLines(handle.createReadStream())) {
      for (const raw of batch) {
        line++;
        const text = raw === null ? null : decode(raw);
        const value = text === null ? null : read(text);
        if (value !== null) values.push(value);
        else if (problems.length < mostProblems)
          problems.push(problem("seal.line-form", {}, { place: { file: name, line } }));
      }
    }
  } catch (cause) {
    return err([unreadable(name, cause)]);
  }
  return problems.length > 0 ? err(problems) : ok(values);
}

/** 32 bytes in lower-case hexadecimal; null for anything else. */
export function readCommitment(line: string): Uint8Array | null {
  return /^[0-9a-f]{64}$/.test(line) ? Uint8Array.from(Buffer.from(line, "hex")) : null;
}
