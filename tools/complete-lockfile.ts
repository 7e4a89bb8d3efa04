import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Enters the optional packages of other platforms that npm left out of package-lock.json because the registry did not
// have them when it was written; `npm ci` refuses a lockfile without them. Run after adding a package:
// node tools/complete-lockfile.ts

interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [other: string]: unknown;
}

const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, LockEntry> };
const entered: string[] = [];
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  if (path === "") continue;
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const place = `node_modules/${name}`;
    if (lock.packages[place] || lock.packages[`${path}/${place}`] || !/^\d/.test(version)) continue;
    lock.packages[place] = { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true };
    entered.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
const unfinished = `${file}.${process.pid}.part`;
writeFileSync(unfinished, `${JSON.stringify(lock, null, 2)}\n`);
renameSync(unfinished, file);
process.stdout.write(`${entered.length} packages of other platforms entered\n`);

/** Operating system and processor that a platform package's name tells. */
function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const has = (words: readonly string[]) => words.filter((word) => name.split(/[-/@]/).includes(word));
  const os = has([
    "android",
    "darwin",
    "freebsd",
    "linux",
    "openbsd",
    "netbsd",
    "openharmony",
    "sunos",
    "aix",
    "win32",
  ]);
  const cpu = has(["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64", "wasm32"]);
  const libc = name.includes("musl") ? ["musl"] : name.includes("gnu") ? ["glibc"] : [];
  return { ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}) };
}
