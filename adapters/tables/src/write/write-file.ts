import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file so that others see the old one or the whole new one, never a part.
 *
 * The bytes go to a temporary name in the same folder, are flushed to disk and renamed; missing folders are
 * made. On an error the temporary file is removed and the error thrown.
 */
export async function writeFileWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  await replaceWhole(path, async (temporary) => {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

/** Lets `write` fill a temporary file and then puts it in the place of `path`. */
export async function replaceWhole(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
  try {
    await write(temporary);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}
