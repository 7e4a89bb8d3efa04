import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeIntake } from "@huabiao/boxes";
import { smallWorld } from "@huabiao/boxes/testing/small-world";
import { huabiao, temporaryFolder } from "@huabiao/test-kit/command";
import { expect, test } from "vitest";

test("R14 seal makes both editions of one box, recount agrees with both, and nothing is overwritten", async () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const world = smallWorld({ passphrase: "secret" });
  await writeIntake(at("intake"), world.intake, world.key);
  writeFileSync(at("passphrase"), "secret\n");
  const seal = (...words: string[]) => huabiao("seal", at("intake"), "--passphrase-file", at("passphrase"), ...words);
  const open = seal("--out", at("public"));
  expect([open.status, open.stderr]).toEqual([0, ""]);
  expect(open.stdout).toContain("✓ Sealed and recounted");
  expect(JSON.parse(seal("--out", at("full"), "--full", "--json").stdout)).toMatchObject({
    holds: true,
    edition: "full",
  });
  const manifest = (name: string) => JSON.parse(readFileSync(join(at(name), "manifest.json"), "utf8"));
  expect(manifest("public").life).toEqual(manifest("full").life);
  for (const name of ["public", "full"]) expect(huabiao("recount", at(name)).status).toBe(0);
  expect(seal("--out", at("full"), "--json")).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("seal.out-exists"),
  });
});

test("R14 a poll that cannot be sealed is refused with places, and no box is left", async () => {
  const folder = temporaryFolder();
  const world = smallWorld({ passphrase: "secret" });
  await writeIntake(join(folder, "intake"), world.intake, world.key);
  writeFileSync(join(folder, "intake/strata/county/issued.txt"), "nobody\n");
  const { status, stderr } = huabiao("seal", join(folder, "intake"), "--out", join(folder, "box"));
  expect(status).toBe(1);
  expect(stderr).toMatch(/✗ key\.pem: The poll's key cannot be opened/);
  expect(stderr).toMatch(/✗ strata\/county\/issued\.txt line 1: /);
  expect(existsSync(join(folder, "box"))).toBe(false);
  expect(
    huabiao(
      "seal",
      join(folder, "intake"),
      "--out",
      join(folder, "box"),
      "--passphrase-file",
      join(folder, "none"),
      "--json",
    ).stdout,
  ).toContain("box.file-missing");
});
