import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const quiet = [
  "--no-sandbox",
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is: the system's, else what `CHROMIUM_PATH` names, else the one from npm, unpacked on first use. */
export async function findChromium(): Promise<string> {
  const system = "/usr/bin/chromium";
  if (existsSync(system)) return system;
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") return named;
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}

/** Starts a quiet Chromium without a window; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: quiet });
}
