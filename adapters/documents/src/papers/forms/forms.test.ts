import { strFromU8, unzipSync } from "fflate";
import jsqr from "jsqr";
import { describe, expect, test } from "vitest";
import { readPdf, squeezed } from "../../testing/read-pdf.ts";
import { paperOptions, sampleFacts, sampleMatter, sampleSlips } from "../../testing/sample-papers.ts";
import { samplePeople } from "../../testing/sample-people.ts";
import { qrRuns, renderBallotSlips } from "./ballot-slips.ts";
import { renderGatePaper } from "./gate-paper.ts";
import { dayAfter } from "./objection-clock.ts";
import { renderRegistrationForm } from "./registration-form.ts";
import { renderRegistrationWord } from "./registration-word.ts";
import { renderResultNotice } from "./result-notice.ts";

const source = samplePeople();
const options = paperOptions("zh-Hant");

describe("the QR code of a slip", () => {
  test.each(["https://pillar.example/b/K7MP4Q00RWTX", `https://pillar.example/b/${"X".repeat(180)}`])(
    "is read back by another reader: %s",
    (address) => {
      const { modules, runs } = qrRuns(address);
      const [scale, quiet] = [4, 4];
      const side = (modules + 2 * quiet) * scale;
      const picture = new Uint8ClampedArray(side * side * 4).fill(255);
      for (const [y = 0, x = 0, length = 0] of runs) {
        for (let row = (y + quiet) * scale; row < (y + quiet + 1) * scale; row++) {
          picture.fill(0, (row * side + (x + quiet) * scale) * 4, (row * side + (x + quiet + length) * scale) * 4);
        }
      }
      for (let at = 3; at < picture.length; at += 4) picture[at] = 255;
      expect(jsqr.default(picture, side, side)?.data).toBe(address);
    },
  );

  test("an address too long for any code is refused", async () => {
    const slips = { ...sampleSlips(1), slips: [{ code: "X", address: "x".repeat(4000) }] };
    await expect(renderBallotSlips(slips, options)).rejects.toThrow();
  });
});

describe("ballot slips", () => {
  test("R14 carry a code and an address each, no name, and say what is protected", async () => {
    const read = await readPdf(await renderBallotSlips(sampleSlips(9), options));
    expect(read.pages.length).toBe(2);
    for (const { code } of sampleSlips(9).slips) expect(read.text).toContain(`/b/${code}`);
    expect(read.text).toContain(squeezed("紙上沒有姓名"));
    expect(source.people.persons.filter(({ title }) => read.text.includes(String(title)))).toEqual([]);
  });
});

describe("the result notice", () => {
  test("R10 counts the last day of a limit from the day after the result was known", () => {
    expect(dayAfter("2026-01-22", 30)).toBe("2026-02-21");
    expect(dayAfter("2024-02-28", 2)).toBe("2024-03-01");
    expect(dayAfter("2025-12-31", 15)).toBe("2026-01-15");
  });

  test("leaves the last day open while nobody knows when the result was known", async () => {
    const { notifiedOn, ...unknown } = sampleFacts;
    const read = await readPdf(await renderResultNotice(source, 1, { ...options, facts: unknown }));
    expect(notifiedOn).toBeDefined();
    expect(read.text).not.toContain("2026年2月21日");
    expect(read.text).toContain(squeezed("自知道結果之日起 30 日內"));
  });

  test("follows another clock when the rule data say so", async () => {
    const clock = { cite: "明河省規定", steps: [{ step: "review", days: 45, from: "notified" }] };
    const read = await readPdf(await renderResultNotice(source, 1, { ...options, facts: sampleFacts, clock }));
    expect(read.text).toContain("2026年3月8日");
    expect(read.text).toContain("明河省規定");
  });
});

describe("the gate paper", () => {
  test("R04 says that nothing changed when nothing did, and prints nobody's choice in advance", async () => {
    const read = await readPdf(
      await renderGatePaper(source.findings, { ...sampleMatter, changes: [], dissent: [] }, options),
    );
    expect(read.text).toContain(squeezed("沒有改動"));
    expect(read.text).toContain(squeezed("沒有記錄到不同意見"));
    expect(read.text).not.toMatch(/[☑✓✔■]/);
  });
});

describe("the registration form", () => {
  test("R19 leaves what nobody knows as a blank, and never counts a class that is too small", async () => {
    const read = await readPdf(await renderRegistrationForm(source, 5, options));
    expect(read.text).not.toContain("中共黨員");
    const small = await readPdf(await renderRegistrationForm(source, 0, options));
    expect(small.text).toContain("服務對象代表3樣本不足樣本不足");
  });

  test("as a Word file holds the same words, is well-formed, and the same bytes twice", async () => {
    const facts = { ...sampleFacts, summary: '一 <b> & "二" \u0000\u0007\uFFFE🙂', grade: "=cmd" };
    const word = await renderRegistrationWord(source, 0, { ...options, facts });
    expect(Buffer.compare(word, await renderRegistrationWord(source, 0, { ...options, facts }))).toBe(0);
    const parts = unzipSync(word);
    const document = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    expect(unclosed(document)).toEqual([]);
    const text = document
      .replaceAll(/<[^>]+>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
    for (const words of [
      "幹部年度考核登記表",
      "林望舒",
      "中共黨員",
      '一 <b> & "二" 🙂',
      "樣本不足",
      "建議等次",
      "有異議",
      "=cmd",
    ])
      expect(text).toContain(words);
    expect(document).not.toMatch(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u);
    expect(strFromU8(parts["docProps/core.xml"] ?? new Uint8Array())).not.toContain("dcterms:created");
    expect(Buffer.from(word).readUInt16LE(12)).toBe((0 << 9) | (1 << 5) | 1);
    expect(strFromU8(parts["word/styles.xml"] ?? new Uint8Array())).toContain('w:eastAsia="zh-TW"');
  });
});

/** Elements of an XML text that are opened and not closed in order. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  for (const [, end, name, self] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^>]*?)?(\/?)>/g)) {
    if (self === "/") continue;
    if (end === "") open.push(name ?? "");
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}
