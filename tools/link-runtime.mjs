// Makes sure that npm scripts and npx find the Node of the lockfile: npm now and then leaves its link out when several
// platform packages offer the same command. Runs after installation, on whatever Node runs npm.
import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
const binary = names.map((name) => locate(name)).find((path) => path !== null && existsSync(path));
const link = join(root, "node_modules", ".bin", "node");
if (binary && process.platform !== "win32" && !existsSync(link)) {
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(relative(dirname(link), binary), link);
}

/** @param {string} name */
function locate(name) {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), "bin", "node");
  } catch {
    return null;
  }
}
