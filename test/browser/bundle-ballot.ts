import { projectRoot } from "@huabiao/test-kit";
import { build } from "vite";

/** The ballot package as one script that sets `ballot` on a page; fails when it needs more than a browser has. */
export async function bundleBallot(): Promise<string> {
  const built = await build({
    root: projectRoot,
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib: { entry: "packages/ballot/src/index.ts", formats: ["iife"], name: "ballot" } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("not built");
  return output.output[0].code.replaceAll("</script>", "<\\/script>");
}
