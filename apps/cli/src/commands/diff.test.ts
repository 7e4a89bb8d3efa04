import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { expect, test } from "vitest";
import { huabiaoHere } from "../testing/desk.ts";
import { writeSmallFolder } from "../testing/small-folder.ts";

test("R34 diff says in words what changed between two versions and what of it can move scores", async () => {
  const folder = writeSmallFolder(temporaryFolder());
  const newer = join(temporaryFolder(), "scheme.yaml");
  const text = readFileSync(join(folder, "scheme.yaml"), "utf8");
  writeFileSync(
    newer,
    text.replace("direction: higher", "direction: lower").replace(/^version: .*$/m, 'version: "next"'),
  );
  const { code, out, err } = await huabiaoHere(["diff", folder, newer]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^! .*direction.*\(can move scores\)$/m);
  expect(out).toMatch(/^· .*version/m);
  expect(out).toContain("2 change(s), 1 of which can move scores.");
});

test("a scheme compared with itself says the same, in any language; a missing one is refused", async () => {
  const folder = writeSmallFolder(temporaryFolder());
  expect((await huabiaoHere(["diff", folder, folder, "--lang", "zh-Hans"])).out).toBe("✓ 两个版本没有实质差别。\n");
  const { code, out } = await huabiaoHere(["diff", folder, "/no/such/folder", "--json"]);
  expect([code, JSON.parse(out).problems[0].code]).toEqual([1, "cli.folder.missing"]);
});
