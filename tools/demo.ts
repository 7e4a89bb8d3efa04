import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** `npm run demo`: assesses the fictional province and says where the report is. */
const main = fileURLToPath(new URL("../apps/cli/src/main.ts", import.meta.url));
const folder = fileURLToPath(new URL("../", import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [main, "assess", "examples/minghe", "--out", "out/minghe", ...process.argv.slice(2)],
  { cwd: folder, stdio: "inherit" },
);
process.exitCode = status ?? 1;
