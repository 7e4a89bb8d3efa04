import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { decode } from "./ballot-lines.ts";

/**
 * Reads a whole regular file below a folder: no links, no devices or pipes, no more than `most` bytes.
 *
 * `box.file-missing`, `box.file-strange` for what is no regular file, `box.file-too-large`, `box.file-unreadable`.
 */
export async function readWhole(folder: string, name: string, most: number): Promise<Result<Uint8Array, Problem>> {
  const opened = await openRegular(folder, name);
  if (!opened.ok) return opened;
  const { handle, bytes } = opened.value;
  try {
    if (bytes > most) return err(problem("box.file-too-large", { file: name, bytes, most }, { place: { file: name } }));
    return ok(await handle.readFile());
  } catch (cause) {
    return err(unreadable(name, cause));
  } finally {
    await handle.close();
  }
}

/** Reads a UTF-8 file to the letter; also `box.not-text`. */
export async function readText(folder: string, name: string, most: number): Promise<Result<string, Problem>> {
  const bytes = await readWhole(folder, name, most);
  if (!bytes.ok) return bytes;
  const text = decode(bytes.value);
  return text === null ? err(problem("box.not-text", { file: name }, { place: { file: name } })) : ok(text);
}

/** Opens a regular file below a folder without following a link or waiting for a pipe. */
export async function openRegular(
  folder: string,
  name: string,
): Promise<Result<{ readonly handle: FileHandle; readonly bytes: number }, Problem>> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(join(folder, name), constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const { size } = await regular(handle);
    return ok({ handle, bytes: size });
  } catch (cause) {
    await handle?.close();
    return err(openProblem(name, cause));
  }
}

class NotRegular extends Error {
  override readonly name = "NotRegular";
}

async function regular(handle: FileHandle): Promise<{ readonly size: number }> {
  const stats = await handle.stat();
  if (!stats.isFile()) throw new NotRegular();
  return stats;
}

function openProblem(name: string, cause: unknown): Problem {
  const where = { place: { file: name } };
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return problem("box.file-missing", { file: name }, where);
  if (code === "ELOOP" || code === "ENXIO" || cause instanceof NotRegular)
    return problem("box.file-strange", { file: name }, where);
  return unreadable(name, cause);
}

/** A file that cannot be read, with the system's reason. */
export function unreadable(name: string, cause: unknown): Problem {
  const reason = cause instanceof Error ? (cause.message.split("\n")[0] as string) : String(cause);
  return problem("box.file-unreadable", { file: name, reason: reason.slice(0, 200) }, { place: { file: name } });
}
