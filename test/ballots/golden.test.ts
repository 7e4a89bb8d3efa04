import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { countedBallots } from "@huabiao/ballot";
import { recountFolder } from "@huabiao/boxes";
import { projectRoot } from "@huabiao/test-kit";
import { temporaryFolder } from "@huabiao/test-kit/command";
import { describe, expect, test } from "vitest";
import { huabiaoHere } from "../../apps/cli/src/testing/desk.ts";
import { pythonMissing, recountPy } from "./recount-py.ts";

const golden = join(projectRoot, "test/ballots/golden");

describe.each(readdirSync(golden))("the frozen box %s", (name) => {
  const at = (...names: string[]) => join(golden, name, ...names);

  test("R14 verifies for ever, in both editions and both forms of the ballots", async () => {
    const [full, open] = [await recountFolder(at("full")), await recountFolder(at("public"))];
    if (!full.ok || !open.ok) throw new Error(JSON.stringify([full, open]));
    expect(open.value.manifest.commitment).toBe(full.value.manifest.commitment);
    expect([...countedBallots(full.value)].length).toBe(
      full.value.manifest.strata.reduce((sum, { counted }) => sum + counted, 0),
    );
  });

  test("R14 verifies with Python, the full one after its Parquet became lines", async () => {
    expect(pythonMissing()).toBeNull();
    expect(recountPy(at("public")).status).toBe(0);
    const folder = join(temporaryFolder(), "full");
    cpSync(at("full"), folder, { recursive: true });
    const lines = `${folder}.ndjson`;
    expect((await huabiaoHere(["recount", at("full"), "--ndjson", lines])).code).toBe(0);
    rmSync(join(folder, "ballots.parquet"));
    cpSync(lines, join(folder, "ballots.ndjson"));
    expect(recountPy(folder)).toMatchObject({ status: 0 });
    writeFileSync(join(folder, "seal"), "no seal\n");
    expect(recountPy(folder)).toMatchObject({ status: 1, lines: [expect.stringContaining("recount.seal-signature")] });
  });

  test("R14 answers a receipt, two slips and a checkpoint on the command line", async () => {
    const ask = async (...words: string[]) => huabiaoHere(["recount", at("public"), "--threads", "1", ...words]);
    expect((await ask("--receipt", at("receipt.txt"))).out).toMatch(
      /^✓ Your voice is in: entry \d+ of \d+ in .*ballots$/m,
    );
    expect((await ask("--slip", at("slip.json"))).out).toContain("! A token was issued in your name.");
    expect((await ask("--slip", at("absent-slip.json"))).out).toContain("no token was issued in your name");
    expect((await ask("--checkpoint", at("checkpoint.txt"))).out).toContain("✓ The box goes on from what you saw");
    const { key, answers } = JSON.parse((await ask("--json", "--receipt", at("receipt.txt"))).out);
    expect(answers["receipt-in"].proof.length).toBeGreaterThan(0);
    expect((await ask("--key", key)).code).toBe(0);
  });

  test("R14 what is asked and not so is refused with its code", async () => {
    const code = async (...words: string[]) => {
      const { code: exit, out } = await huabiaoHere(["recount", at("full"), "--json", ...words]);
      return [exit, JSON.parse(out).problems?.[0].code];
    };
    const strange = join(temporaryFolder(), "strange");
    writeFileSync(strange, readFileSync(at("receipt.txt"), "utf8").replace("county", "town"));
    expect(await code("--receipt", strange)).toEqual([1, "recount.promise-form"]);
    expect(await code("--slip", strange)).toEqual([1, "recount.slip-form"]);
    expect(await code("--checkpoint", strange)).toEqual([1, "recount.checkpoint-form"]);
    expect(await code("--key", "another")).toEqual([1, "recount.key-differs"]);
    expect(await code("--receipt", `${strange}-missing`)).toEqual([1, "box.file-missing"]);
    writeFileSync(strange, readFileSync(at("slip.json"), "utf8").replace("voter", "other"));
    expect(await code("--slip", strange)).toEqual([1, "recount.slip-not-on-roll"]);
  });

  test("the tally is told in three languages, and a test poll says that it is none", async () => {
    for (const [language, word] of [
      ["zh-Hant", "測試投票：不是結果"],
      ["zh-Hans", "测试投票：不是结果"],
      ["en", "TEST POLL: no result"],
    ]) {
      const { code, out, err } = await huabiaoHere(["recount", at("public"), "--lang", language ?? ""]);
      expect([code, err]).toEqual([0, ""]);
      expect(out).toContain(word);
    }
  });
});
